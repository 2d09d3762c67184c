import { commandFile, runNode } from './run.ts';

/*
 * The power cuts and kills of `npm test`, two hundred times or as many as said, during saves and during a
 * change of key, or during one of them alone: `npm run rehearse:kills -- 500`, `-- 30 rotation`.
 */
const filesOf = {
  tout: 'tests/faults/kill-during',
  saves: 'tests/faults/kill-during-saves',
  rotation: 'tests/faults/kill-during-rotation',
} as const;

const [asked = '200', what = 'tout'] = process.argv.slice(2);
if (!/^[1-9]\d*$/.test(asked) || !isKnown(what)) {
  process.stderr.write('rehearse:kills [N] [saves | rotation]\n');
  process.exitCode = 2;
} else {
  const { code } = await runNode([commandFile('vitest'), 'run', filesOf[what]], {
    show: true,
    env: { RELAIS_KILLS: asked },
  });
  process.exitCode = code;
}

function isKnown(name: string): name is keyof typeof filesOf {
  return Object.hasOwn(filesOf, name);
}
