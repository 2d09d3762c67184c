/**
 * The desk’s own shell, serving the pages of a folder given: the real desk, or a page to compare it
 * with. `node bench/programs/shell.ts PROFIL PORT PAGES`. Says its opening link on each line it reads.
 */
import 'temporal-polyfill/global';
import { createInterface } from 'node:readline';
import { startShellServer } from '../../electron/browser/shell-server.ts';
import { openDesk } from '../../electron/host/open-desk.ts';
import { systemClock, systemRandom } from '../../electron/launch/platform.ts';

const [folder = '', port = '', pages = ''] = process.argv.slice(2);
const desk = openDesk({
  folder,
  demo: false,
  department: { kind: 'none' },
  clock: systemClock,
  random: systemRandom,
});
if (!desk.ok) throw new Error(desk.failure.sentence);
const server = await startShellServer({
  host: desk.value.host,
  port: Number(port),
  pages,
  random: systemRandom,
  controlSecret: 'banc',
  onShowRequested: () => {},
});
if (!server.ok) throw new Error(server.failure.sentence);
const say = () => process.stdout.write(`${server.value.createOpeningUrl()}\n`);
say();
createInterface({ input: process.stdin })
  .on('line', say)
  .on('close', () => {
    void Promise.all([desk.value.close(), server.value.close()]).then(() => process.exit());
  });
