import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  expectLocked,
  installDesk,
  RECOVERY_WORDS,
  typePassphrase,
  unlockDesk,
} from '../support/desk-install.ts';
import { keepPage } from '../support/desk-kept-page.ts';
import { expectHolds, expectViewHolds } from '../support/desk-looks.ts';
import { expectFigures, expectOpen, openDesk, pressPassage } from '../support/desk-page.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';
import { backupsOf } from '../support/host-backup.ts';

test.describe.configure({ timeout: 120_000, mode: 'serial' });

/** The computer that is lost, the one that takes its place, and the key between them. */
let lost: DeskPlace;
let fresh: DeskPlace;
let desk: DeskProcess;
let usb = '';

test.beforeAll(async () => {
  lost = await createDeskPlace();
  fresh = await createDeskPlace();
  installDesk(lost);
  usb = join(lost.folder, 'CLE_USB');
  mkdirSync(usb);
  desk = await lost.start(['--department', 'none']);
});
test.afterAll(async () => {
  await lost.remove();
  await fresh.remove();
});

const kept = keepPage(
  async (page) => {
    await openDesk(page, desk);
    await unlockDesk(page);
  },
  // The desk that is lost is stopped under its page.
  [/net::ERR_|Failed to load resource/],
);

const section = () => kept().getByRole('region', { name: 'Sauvegardes' });
const here = () => kept().getByRole('textbox', { name: /^(Où|Chemin)/ });
const writeFolder = async (folder: string) => {
  const other = kept().getByRole('radio', { name: 'Un autre dossier' });
  await expect(here().or(other).first()).toBeVisible();
  if (await other.isVisible()) await other.check();
  await here().fill(folder);
  await kept().keyboard.press('Enter');
};

test('les sauvegardes se règlent une fois, et l’écran dit la dernière vérifiée', async () => {
  await pressPassage(kept());
  await pressPassage(kept());
  await kept().getByRole('link', { name: 'Réglages' }).click();
  await expect(section()).toContainText('Aucune sauvegarde n’est réglée');
  await section().getByRole('button', { name: 'Régler les sauvegardes' }).click();
  await writeFolder(join(usb, 'ailleurs'));
  await expect(section()).toContainText('ailleurs n’est pas là');
  await writeFolder(usb);
  await expect(section()).toContainText(
    /Dernière sauvegarde vérifiée aujourd’hui à .*, sur CLE_USB\s: 2\sentrées/,
  );
  await expectHolds(kept(), 'réglages, sauvegardes');
  expect(backupsOf(usb)).toHaveLength(1);
});

test('sur un autre ordinateur, la clé de secours rend tout ce que la sauvegarde tenait', async () => {
  await desk.stop();
  desk = await fresh.start(['--department', 'none']);
  await openDesk(kept(), desk);
  const fetched = Promise.withResolvers<void>();
  await kept().route('**/assets/restore-screen*', async (route) => {
    await fetched.promise;
    await route.continue();
  });
  await kept().getByRole('button', { name: 'Restaurer une sauvegarde' }).click();
  await expect(kept().getByRole('heading', { name: 'Ouverture du poste…' })).toBeAttached();
  await expectViewHolds(kept(), 'un écran qui s’ouvre');
  fetched.resolve();
  await expect(kept().getByRole('heading', { name: 'Restaurer une sauvegarde' })).toBeVisible();
  await kept().unroute('**/assets/restore-screen*');
  await expectHolds(kept(), 'restaurer, dossier');
  await writeFolder(usb);
  await expect(kept().getByRole('radio', { name: /^Aujourd’hui à/ })).toBeChecked();
  await expect(kept().getByText(/^Marvejols, poste A\s: 2\sentrées/)).toBeVisible();
  await kept().keyboard.press('Enter');
  const words = kept().getByRole('textbox', { name: 'Les douze mots' });
  await words.fill(RECOVERY_WORDS.replace('bulletin', 'billard'));
  await kept().getByRole('button', { name: 'Restaurer', exact: true }).click();
  await expect(words).toHaveAccessibleDescription(/ne vont pas ensemble/);
  await words.fill(RECOVERY_WORDS);
  await expectHolds(kept(), 'restaurer, clé de secours');
  await kept().getByRole('button', { name: 'Restaurer', exact: true }).click();
  await expect(kept().getByRole('heading', { name: 'Ce poste est restauré' })).toBeVisible();
  await expect(kept().getByText(/Il est comme aujourd’hui à .*\s: 2\sentrées\./)).toBeVisible();
  await kept().getByRole('button', { name: 'Ouvrir le poste' }).click();
  await expectLocked(kept());
  await typePassphrase(kept());
  await expectOpen(kept());
  await expectFigures(kept(), { visites: 2, demandes: 2, usagersSuivis: 0 });
});

test('un journal illisible le dit à l’ouverture, et une phrase secrète rend la sauvegarde', async () => {
  // Left first: it may still be fetching what comes after its first screen.
  await kept().goto('about:blank');
  await desk.stop();
  writeFileSync(join(fresh.profile, 'journal.db'), 'ce n’est plus un journal '.repeat(400));
  desk = await fresh.start(['--department', 'none']);
  await openDesk(kept(), desk);
  await expect(
    kept().getByRole('heading', { name: 'Le journal de ce poste est endommagé' }),
  ).toBeVisible();
  await writeFolder(usb);
  await kept().getByRole('button', { name: 'Continuer' }).click();
  await kept().getByRole('button', { name: 'J’ai une phrase secrète' }).click();
  await typePassphrase(kept());
  await expect(kept().getByRole('heading', { name: 'Ce poste est restauré' })).toBeVisible();
  await kept().getByRole('button', { name: 'Ouvrir le poste' }).click();
  await expectLocked(kept());
  await typePassphrase(kept());
  await expectOpen(kept());
  await expectFigures(kept(), { visites: 2, demandes: 2, usagersSuivis: 0 });
});
