import { join } from 'node:path';
import { startShellServer } from '../browser/shell-server.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { DEMO_SITE } from '../host/demo-secrets.ts';
import { openDesk } from '../host/open-desk.ts';
import type { OpenDesk } from '../host/open-desk.ts';
import type { Holder } from '../host/profile/profile-lock.ts';
import { toHex } from '../../shared/kernel/random.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { DepartmentProcess } from './department-process.ts';
import { createDiscovery } from './discover.ts';
import { hasDisplay } from './electron-shell.ts';
import { fillDemonstration } from './fill-demonstration.ts';
import { findChromium } from './find-chromium.ts';
import { findFreePort, isPortFree, systemClock, systemRandom } from './platform.ts';
import { showFirst } from './show-first.ts';
import { announce, complain } from './speak.ts';
import type { RunningShell, ShellStart } from './running-shell.ts';

/** Where a new profile looks for its port first. */
const FIRST_PORT = 4848;

/** Opens the desk over loopback, in a local browser when there is a screen. */
export async function startBrowserShell(start: ShellStart): Promise<Result<RunningShell>> {
  const { options, folder, root } = start;
  const discovery = createDiscovery(root, folder, options.past);
  const opened = openDesk({
    folder,
    demo: options.demo,
    department: options.department?.kind === 'embedded' ? null : options.department,
    discover: () => discovery.open(),
    clock: systemClock,
    random: systemRandom,
  });
  if (!opened.ok)
    return 'holder' in opened.failure
      ? showTheFirst(opened.failure.holder ?? null)
      : refuse(opened.failure.code, opened.failure.sentence);
  const desk = opened.value;
  const served = await serve(desk, join(root, 'out', 'renderer'), start);
  if (!served.ok) {
    await desk.close();
    return served;
  }
  return ok({
    ...served.value,
    close: async () => {
      await Promise.all([served.value.close(), discovery.stop()]);
    },
  });
}

async function serve(
  desk: OpenDesk,
  pages: string,
  { folder, options, startDepartment }: ShellStart,
): Promise<Result<RunningShell>> {
  const port = await choosePort(desk, options.port);
  if (!port.ok) return port;
  const controlSecret = toHex(systemRandom.bytes(16));
  const show = options.open ? createWindowOpener(folder, options.kiosk) : () => {};
  const server = await startShellServer({
    host: desk.host,
    port: port.value,
    pages,
    random: systemRandom,
    controlSecret,
    kiosk: options.kiosk,
    onShowRequested: show,
  });
  if (!server.ok) return server;
  desk.lock.announce({ pid: process.pid, origin: server.value.origin, secret: controlSecret });
  announce(`Relais prêt : ${server.value.createOpeningUrl()}`);
  if (options.open) show(server.value.createOpeningUrl());
  sayDemoSecrets(desk);
  // Beside, not before: the desk is used while the département starts.
  const closing = new AbortController();
  void startDepartment().then(async (department) => {
    if (department === null) return;
    await linkDepartment(desk, department);
    if (options.demo && options.past) await fillDemonstration(folder, department, closing.signal);
  });
  return ok({
    ended: new Promise<number>(() => {}),
    close: async () => {
      closing.abort();
      await desk.close();
      await server.value.close();
    },
  });
}

async function linkDepartment(desk: OpenDesk, department: DepartmentProcess): Promise<void> {
  const { demo, department: link, identity } = desk.profile.read();
  if (demo !== null) await department.setDemoStaff(demo.staff);
  if (link !== null) return desk.host.moveDepartment(department.url);
  const site = identity?.site ?? (demo === null ? null : DEMO_SITE);
  if (site === null) return;
  const code = await department.createEnrolmentCode(site);
  const enrolled = code === null ? null : await desk.host.enrol(department.url, code);
  if (enrolled !== null && !enrolled.ok) complain(enrolled.failure.sentence);
}

/** The port asked for, else the profile’s own, else the first free one; kept by the profile. */
async function choosePort(desk: OpenDesk, asked: number | null): Promise<Result<number>> {
  const kept = desk.profile.read().port;
  const port = asked ?? kept ?? (await findFreePort(FIRST_PORT));
  if (port === null || !(await isPortFree(port)))
    return refuse(
      'port-pris',
      `Le port ${port ?? FIRST_PORT} est déjà pris sur ce poste. Fermez le programme qui l’occupe, ou choisissez-en un autre avec --port.`,
    );
  if (port !== kept) desk.profile.update({ port });
  return ok(port);
}

function createWindowOpener(folder: string, kiosk: boolean): (url: string) => void {
  return (url) => {
    if (!hasDisplay(process.platform, process.env)) return;
    const browser = findChromium();
    if (!browser.ok) return complain(browser.failure.sentence);
    // The window outlives nothing: it is in this process group and shows a closed desk by itself.
    openBrowser(browser.value, url, folder, kiosk).on('error', () =>
      complain('Le navigateur n’a pas pu s’ouvrir\u00a0: ouvrez l’adresse ci-dessus à la main.'),
    );
  };
}

async function showTheFirst(holder: Holder | null): Promise<Result<never>> {
  const url = holder === null ? null : await showFirst(holder);
  return refuse(
    'profil-deja-ouvert',
    url === null
      ? 'Relais est déjà ouvert sur ce profil. Retrouvez sa fenêtre, ou fermez-le avant de le relancer.'
      : `Relais est déjà ouvert sur ce profil\u00a0: ${url}`,
  );
}

function sayDemoSecrets(desk: OpenDesk): void {
  const { demo } = desk.profile.read();
  if (demo === null) return;
  complain(
    `Démonstration\u00a0: tout y est fictif. Phrase secrète du poste\u00a0: ${demo.passphrase}`,
  );
  complain(
    `Démonstration, page de pilotage\u00a0: identifiant ${demo.staff.login}, mot de passe ${demo.staff.password}`,
  );
}
