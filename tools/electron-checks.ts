import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { ElectronApplication, Page } from 'playwright-core';
import { isSandboxed } from './linux-sandbox.ts';
import type { Check } from './run-checks.ts';

/** A desk running in Electron, and how to start the same again. */
export interface RunningDesk {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly executable: string;
  readonly args: readonly string[];
  /** Ends the desk as a person quitting it would. */
  quit(): Promise<void>;
}

const DESK = 'app://relais/';
/** A refused navigation is only seen by nothing happening, in milliseconds. */
const NOTHING_HAPPENS = 1000;
/** What a process is given to end, in milliseconds. */
const ENDING = 20_000;

/** Seals a part and opens it again where there is a keychain; one that is refused is refused in words. */
const KEYCHAIN_ROUND = `(async () => {
  const { call } = window.relais;
  const acces = crypto.randomUUID();
  const part = btoa('p'.repeat(32));
  const sealed = await call('keychain.seal', { acces, part });
  if (!sealed.ok) return sealed.failure.code.startsWith('trousseau-') ? 'dit' : 'tu';
  const opened = await call('keychain.open', { acces, scellee: sealed.value.scellee });
  return opened.ok && opened.value.part === part ? 'dit' : 'perdu';
})()`;

/** What only a real Electron can show, in order: the last one ends the desk. */
export function describeChecks(desk: RunningDesk): readonly Check[] {
  const { app, page } = desk;
  /** Evaluated in the page, whose own types the tools do not have. */
  const inPage = (expression: string) => page.evaluate<unknown>(expression);
  const windows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  return [
    { title: 'la fenêtre montre le poste', run: async () => page.url().startsWith(DESK) },
    {
      title: 'F2 enregistre un passage',
      run: async () => {
        await page.getByRole('heading', { name: 'Accueil', level: 1 }).waitFor();
        await page.keyboard.press('F2');
        await page
          .getByText(/^Passage de .+ enregistré/)
          .first()
          .waitFor();
        return true;
      },
    },
    {
      title: 'le raccourci du Passage est pris au système',
      run: () => app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('Control+Alt+P')),
    },
    {
      title: 'le bac à sable entoure chaque page',
      run: async () => {
        const { main, pages } = await app.evaluate(({ app: electron }) => ({
          main: process.pid,
          pages: electron
            .getAppMetrics()
            .filter(({ type }) => type === 'Tab')
            .map(({ pid, sandboxed }) => ({ pid, sandboxed })),
        }));
        // Electron says it on Windows and macOS alone.
        return (
          pages.length > 0 &&
          pages.every(({ pid, sandboxed }) =>
            process.platform === 'linux'
              ? isSandboxed(readStatus(pid), readStatus(main))
              : sandboxed === true,
          )
        );
      },
    },
    {
      title: 'la page n’a ni require, ni process, ni Buffer',
      run: async () =>
        (await inPage('[typeof require, typeof process, typeof Buffer].join()')) ===
        'undefined,undefined,undefined',
    },
    {
      title: 'le préchargement n’expose que ses deux fonctions',
      run: async () =>
        (await inPage('Object.keys(window.relais).sort().join()')) === 'call,onEvent',
    },
    {
      title: 'la politique de contenu accompagne la page',
      run: async () =>
        String(
          await inPage(
            "fetch('/').then((answer) => answer.headers.get('content-security-policy'))",
          ),
        ).includes("default-src 'none'"),
    },
    {
      title: 'le protocole refuse de remonter hors des pages',
      run: async () =>
        (await inPage(
          "Promise.all(['..%2f..%2fmain%2findex.js', '%2e%2e/desk/index.html', '..%5csecret.js'].map((path) => fetch('/assets/' + path).then(({ status }) => status))).then(String)",
        )) === '404,404,404',
    },
    {
      title: 'la page n’atteint aucun réseau',
      run: async () =>
        (await inPage("fetch('https://example.org/').then(() => 'atteint', () => 'refusé')")) ===
        'refusé',
    },
    {
      title: 'window.open est refusé',
      run: async () =>
        (await inPage("window.open('https://example.org/') === null")) === true &&
        (await windows()) === 1,
    },
    {
      title: 'la navigation ailleurs est refusée',
      run: async () => {
        await inPage("void (location.href = 'https://example.org/')");
        await wait(NOTHING_HAPPENS);
        return page.url().startsWith(DESK);
      },
    },
    {
      title: 'une permission demandée est refusée',
      run: async () =>
        (await inPage(
          "Promise.all([Notification.requestPermission(), navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)]).then(String)",
        )) === 'denied,denied',
    },
    {
      title: 'la correction orthographique est coupée',
      run: () => app.evaluate(({ session }) => !session.defaultSession.isSpellCheckerEnabled()),
    },
    {
      title:
        'le trousseau du système garde une part d’une phrase, ou dit pourquoi il ne le peut pas',
      run: async () => String(await inPage(KEYCHAIN_ROUND)) === 'dit',
    },
    {
      title: 'le service tourne dans un processus à part',
      run: () =>
        app.evaluate(({ app: electron }) =>
          electron
            .getAppMetrics()
            .some(
              ({ type, pid, name, serviceName }) =>
                type === 'Utility' && pid !== process.pid && [name, serviceName].includes('Relais'),
            ),
        ),
    },
    {
      title: 'un second lancement s’efface devant le premier',
      run: async () => (await startAgain(desk)) === 0 && (await windows()) === 1,
    },
    {
      title: 'quitter ne laisse aucun processus',
      run: async () => {
        const pids = await app.evaluate(({ app: electron }) =>
          electron.getAppMetrics().map(({ pid }) => pid),
        );
        await desk.quit();
        for (let waited = 0; waited < ENDING; waited += 250) {
          if (!pids.some(isAlive)) return true;
          await wait(250);
        }
        return false;
      },
    },
  ];
}

/** The exit code of the same start made again, or null when it did not end. */
function startAgain({ executable, args }: RunningDesk): Promise<number | null> {
  const child = spawn(executable, args, { stdio: 'ignore' });
  return new Promise((resolve) => {
    const tooLong = setTimeout(() => {
      child.kill();
      resolve(null);
    }, ENDING);
    child.once('exit', (code) => {
      clearTimeout(tooLong);
      resolve(code);
    });
    child.once('error', () => resolve(null));
  });
}

function readStatus(pid: number): string {
  return readFileSync(`/proc/${pid}/status`, 'utf8');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
