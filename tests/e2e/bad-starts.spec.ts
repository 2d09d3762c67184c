import { statSync, readFileSync, writeFileSync, chmodSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LEDGER_VERSION } from '../../electron/host/ledger/open-ledger.ts';
import { callDesk } from '../support/desk-contract.ts';
import { installDesk, unlockDesk } from '../support/desk-install.ts';
import { appendVisites, nowInMarvejols } from '../support/desk-ledger.ts';
import { expectFigures } from '../support/desk-page.ts';
import type { DeskPlace } from '../support/desk-process.ts';
import type { Ending } from '../support/desk-program.ts';
import { expect, test } from '../support/desk-test.ts';

test.describe.configure({ timeout: 120_000 });

const ALONE = ['--department', 'none'] as const;

/** One French sentence that ends the command, nothing on the standard output, this exit code. */
function expectRefusal(ending: Ending, sentence: RegExp, code = 1): void {
  expect(ending.stderr.at(-1)).toMatch(sentence);
  expect(ending.stderr.join('\n')).not.toMatch(/^\s+at |Error:/m);
  expect(ending.stdout).toEqual([]);
  expect(ending.code).toBe(code);
}

/** Makes of the place a desk with one visite, stopped. */
async function recordOneVisite(place: DeskPlace): Promise<void> {
  installDesk(place);
  const desk = await place.start(ALONE);
  await appendVisites(await callDesk(desk), [{ at: nowInMarvejols() }]);
  const { code, stderr } = await desk.stop();
  expect(code, stderr.join('\n')).toBe(0);
}

/** Starts it again: nothing was lost, nothing was added. */
async function expectOneVisite(place: DeskPlace): Promise<void> {
  const { call } = await callDesk(await place.start(ALONE));
  expect((await call('ledger.census', {})).records).toBe(1);
}

for (const wrong of [
  ['--demos'],
  ['--port', 'quatre'],
  ['--port', '80'],
  ['--shell=firefox'],
  ['--department', 'la-lozere'],
  ['--profile', ''],
  ['demo'],
])
  test(`« ${wrong.join(' ')} » : une phrase qui dit ce qui est accepté, et le code 2`, async ({
    place,
  }) => {
    expectRefusal(await place.startInVain(wrong), /--(demo|port|shell|department|profile)/, 2);
  });

test('le port pris : dit, rien de perdu, et le poste s’ouvre dès qu’il est libre', async ({
  place,
}) => {
  await recordOneVisite(place);
  const intruder = createServer().listen(place.port, '127.0.0.1');
  const refused = await place.startInVain(ALONE);
  await new Promise((closed) => intruder.close(closed));
  expectRefusal(refused, new RegExp(`Le port ${place.port} est déjà pris.*--port`));
  await expectOneVisite(place);
});

test('le profil déjà ouvert : le second départ le dit et donne une adresse qui ouvre le premier', async ({
  page,
  place,
}) => {
  await recordOneVisite(place);
  await place.start(ALONE);
  const second = await place.startInVain(ALONE);
  expectRefusal(second, /Relais est déjà ouvert sur ce profil/);
  const [address = ''] = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(second.stderr.join('\n')) ?? [];
  await page.goto(address);
  await unlockDesk(page);
  await expectFigures(page, { visites: 1, demandes: 1, usagersSuivis: 0 });
});

test('un fichier à la place du dossier du profil : dit, et le fichier reste', async ({ place }) => {
  writeFileSync(place.profile, 'autre chose');
  expectRefusal(
    await place.startInVain(ALONE),
    /ne peut pas écrire dans le dossier du profil .*--profile/,
  );
  expect(readFileSync(place.profile, 'utf8')).toBe('autre chose');
});

test('un profil où l’on ne peut pas écrire : dit, et rien n’y est touché', async ({ place }) => {
  mkdirSync(place.profile);
  // Root writes anywhere but where the system itself refuses.
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) chmodSync(place.profile, 0o555);
  const folder = isRoot ? '/sys/relais' : place.profile;
  expectRefusal(
    await place.startInVain([...ALONE, '--profile', folder]),
    /ne peut pas écrire dans le dossier du profil .*--profile/,
  );
});

test('un journal plus récent que le programme : refusé, et intact pour la bonne version', async ({
  place,
}) => {
  await recordOneVisite(place);
  const setVersion = (version: number) => {
    const database = new DatabaseSync(join(place.profile, 'journal.db'));
    database.exec(`PRAGMA user_version = ${version}`);
    database.close();
  };
  setVersion(99);
  expectRefusal(await place.startInVain(ALONE), /version plus récente.*rien n’a été modifié/);
  setVersion(LEDGER_VERSION);
  await expectOneVisite(place);
});

test('un journal abîmé : dit à la page, sans y toucher ni en commencer un autre', async ({
  place,
}) => {
  await recordOneVisite(place);
  const path = join(place.profile, 'journal.db');
  const kept = readFileSync(path);
  writeFileSync(path, 'ceci n’est pas un journal '.repeat(500));
  const damaged = readFileSync(path);
  const desk = await place.start(ALONE);
  const { call } = await callDesk(desk);
  expect((await call('boot.read', {})).damaged).toBe(true);
  expect((await desk.stop()).code).toBe(0);
  expect(readFileSync(path).equals(damaged)).toBe(true);
  writeFileSync(path, kept);
  await expectOneVisite(place);
});

for (const name of ['profil.json', 'coffre.json'])
  test(`${name} abîmé : refusé, jamais pris pour un poste neuf`, async ({ place }) => {
    await recordOneVisite(place);
    const path = join(place.profile, name);
    const kept = readFileSync(path);
    writeFileSync(path, kept.subarray(0, 40));
    expectRefusal(await place.startInVain(ALONE), new RegExp(`${name}.*endommagé`));
    writeFileSync(path, kept);
    await expectOneVisite(place);
  });

test('de vrais accueils et la démonstration ne se mêlent pas', async ({ place }) => {
  await recordOneVisite(place);
  expectRefusal(await place.startInVain(['--demo', ...ALONE]), /vrais accueils.*--profile/);
  await expectOneVisite(place);
});

test('une démonstration rouverte sans --demo est refusée', async ({ place }) => {
  const demo = await place.start(['--demo', '--no-past', ...ALONE]);
  expect((await demo.stop()).code).toBe(0);
  expectRefusal(await place.startInVain(ALONE), /démonstration.*--demo/);
});

test('dans un dossier que seul son propriétaire ouvre, le département embarqué démarre', async ({
  page,
  place,
}) => {
  expect(statSync(place.folder).mode & 0o777).toBe(0o700);
  installDesk(place);
  const desk = await place.start(['--department', 'embedded']);
  const answer = await page.goto(await desk.department());
  expect(answer?.ok()).toBe(true);
  await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible();
});
