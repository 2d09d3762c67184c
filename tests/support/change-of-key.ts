import 'temporal-polyfill/global';
import 'fake-indexeddb/auto';
import { writeSync } from 'node:fs';
import { closeSession } from '../../renderer/data/desk-session.ts';
import { resumeRotation } from '../../renderer/data/vault/resume-rotation.ts';
import { startRotation } from '../../renderer/data/vault/start-rotation.ts';
import { openPage, startHost } from './rotation-desk.ts';

/*
 * Changes the data key of a profile, or goes on changing it, until it is killed: says `ouvert` once it
 * begins, and `fini` once the former key is gone.
 */
const [, , folder = '', firstKey = ''] = process.argv;
const { desk, bridge } = startHost(folder);
writeSync(1, 'ouvert\n');
let session = await openPage(bridge);
if (session.vault.current().keyId === firstKey) {
  const started = await startRotation(session);
  if (!started.ok) throw new Error(started.failure.code);
  closeSession(session);
  session = await openPage(bridge);
}
const done = await resumeRotation(session);
if (!done.ok) throw new Error(done.failure.code);
writeSync(1, 'fini\n');
closeSession(session);
await desk.close();
