import { app } from 'electron';
import { prepareProfileFolder } from '../host/profile/profile.ts';
import { openRelais } from './open-relais.ts';
import { refuseStart } from './refuse-start.ts';
import { readStart } from './read-start.ts';

/** Exit code of a command line nobody can understand; other refusals exit with 1. */
const USAGE = 2;

const start = readStart(process.argv, {
  packaged: app.isPackaged,
  platform: process.platform,
  env: process.env,
});
if (!start.ok) void refuseStart(start.failure.sentence, USAGE);
else {
  const folder = prepareProfileFolder(start.value.folder);
  if (folder.ok) openRelais(start.value);
  else void refuseStart(folder.failure.sentence, 1);
}
