import { installDesk, unlockDesk } from '../support/desk-install.ts';
import { expectDelivered, expectFigures, openDesk, pressPassage } from '../support/desk-page.ts';
import { listProcesses } from '../support/desk-processes.ts';
import { expect, test } from '../support/desk-test.ts';

test.describe.configure({ timeout: 180_000 });

const EMBEDDED = ['--department', 'embedded'] as const;

for (const { how, ask } of [
  { how: 'Ctrl+C', ask: 'SIGINT' },
  { how: 'SIGTERM', ask: 'SIGTERM' },
] as const)
  test(`${how} ferme tout ce qui a été ouvert, sans rien perdre`, async ({
    page,
    place,
    watch,
  }) => {
    installDesk(place);
    const desk = await place.start(EMBEDDED);
    await openDesk(page, desk);
    await unlockDesk(page);
    await pressPassage(page);
    await desk.department();
    expect(place.databases()).not.toEqual([]);

    watch.expectSilence();
    // A terminal’s Ctrl+C reaches everything the program started, PostgreSQL included.
    if (ask === 'SIGINT') desk.program.signalGroup(ask);
    else desk.program.signal(ask);
    const ending = await desk.program.ended;
    expect(ending.code, ending.stderr.join('\n')).toBe(0);
    expect(place.databases()).toEqual([]);
    expect(listProcesses().filter(({ group }) => group === desk.program.pid)).toEqual([]);
    await expect(page.getByText('Cette fenêtre n’est plus reliée à Relais.')).toBeVisible();

    await openDesk(page, await place.start(['--department', 'none']));
    await unlockDesk(page);
    await expectFigures(page, { visites: 1, demandes: 1, usagersSuivis: 0 });
  });

test('une base laissée orpheline par un arrêt brutal est reprise au démarrage suivant', async ({
  page,
  place,
  watch,
}) => {
  installDesk(place);
  const desk = await place.start(EMBEDDED);
  await openDesk(page, desk);
  await unlockDesk(page);
  await pressPassage(page);
  await desk.department();
  const orphans = place.databases();
  expect(orphans).not.toEqual([]);
  watch.expectSilence();
  // Everything but the database is killed outright.
  for (const { pid, group } of listProcesses())
    if (group === desk.program.pid && !orphans.includes(pid)) process.kill(pid, 'SIGKILL');
  await desk.program.ended;

  const next = await place.start(EMBEDDED);
  await openDesk(page, next);
  await unlockDesk(page);
  await expectDelivered(page);
  expect(place.databases().filter((pid) => orphans.includes(pid))).toEqual([]);
  expect((await next.stop()).code).toBe(0);
  expect(place.databases()).toEqual([]);
});

test('le programme seul tué net, sa base s’arrête d’elle-même', async ({ place }) => {
  const desk = await place.start(EMBEDDED);
  await desk.department();
  desk.program.signal('SIGKILL');
  await desk.program.ended;
  await expect.poll(() => place.databases()).toEqual([]);
});

test('arrêté pendant qu’il démarre encore, il ne laisse rien derrière lui', async ({ place }) => {
  // The desk is ready, its département is not yet.
  const desk = await place.start(EMBEDDED);
  const { code, stderr } = await desk.stop();
  expect(code, stderr.join('\n')).toBe(0);
  expect(listProcesses().filter(({ group }) => group === desk.program.pid)).toEqual([]);
  expect(place.databases()).toEqual([]);
});
