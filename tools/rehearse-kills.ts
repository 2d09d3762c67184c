import { commandFile, runNode } from './run.ts';

/*
 * The power cuts and kills of `npm test`, during saves and during a change of key, two hundred times (or as many as said: `npm run rehearse:kills -- 500`).
 */
const [asked = '200'] = process.argv.slice(2);
const { code } = await runNode([commandFile('vitest'), 'run', 'tests/faults/kill-during'], {
  show: true,
  env: { RELAIS_KILLS: asked },
});
process.exitCode = code;
