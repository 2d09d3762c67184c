import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commit } from '../../../../renderer/data/desk-session.ts';
import { listImports } from '../../../../renderer/data/imports/imports.ts';
import { countMatches, runImport } from '../../../../renderer/data/imports/run-import.ts';
import { undoImport } from '../../../../renderer/data/imports/undo-import.ts';
import { sealEntry } from '../../../../renderer/data/records/entry.ts';
import { seanceKind } from '../../../../renderer/data/seances/seances.ts';
import { cancelVisites } from '../../../../renderer/data/visites/revise-visite.ts';
import { newId } from '../../../../renderer/data/visites/record-visite.ts';
import { sealVisite } from '../../../../renderer/data/visites/visite-entry.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { visiteSealedSchema } from '../../../../shared/domain/visite/schema.ts';
import { refuse } from '../../../../shared/kernel/result.ts';
import { arbitraryCounted, arbitrarySeance } from '../../../shared/domain/arbitrary-details.ts';
import { expectFrenchTypography } from '../../french-typography.ts';
import { readLedger, valueOf } from '../test-page.ts';
import {
  exportAll,
  freeRun,
  importFile,
  journal,
  openImportPage,
  readImport,
  readSeances,
  readVisites,
  recount,
} from './import-desk.ts';
import type { ImportPage } from './import-desk.ts';

const none = { nouvelles: 0, ramenees: 0, dejaLa: 0 };

/** The states of the visites of a desk, counted. */
async function states(page: ImportPage): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {};
  for (const { clear } of await readVisites(page)) found[clear.etat] = (found[clear.etat] ?? 0) + 1;
  return found;
}

/** The states of the imports of a desk, in the order of their names. */
async function importStates({ session }: ImportPage): Promise<readonly string[]> {
  await session.store.apply([]);
  return (await listImports(session)).map(({ clear }) => clear.etat).toSorted();
}

/** The sentence of a refusal, typeset in French. */
function sentenceOf(answer: Awaited<ReturnType<typeof runImport>>): string {
  if (answer.ok) throw new Error('It was refused.');
  expectFrenchTypography(answer.failure.sentence);
  return answer.failure.sentence;
}

async function onlyImport({ session }: ImportPage) {
  await session.store.apply([]);
  const [found, ...others] = await listImports(session);
  if (found === undefined || others.length > 0) throw new Error('There is one import.');
  return found;
}

/** What the valid sessions of a desk are called. */
async function titles(page: ImportPage): Promise<readonly string[]> {
  const seances = await readSeances(page);
  return seances
    .filter(({ clear }) => clear.etat === 'valide')
    .map(({ sealed }) => sealed.titre)
    .toSorted();
}

describe('an export', () => {
  test('imported into an empty desk gives the same figures, day by day', async () => {
    const day = fc
      .integer({ min: 0, max: 60 })
      .map((days) =>
        localDaySchema.parse(Temporal.PlainDate.from('2026-03-01').add({ days }).toString()),
      );
    const visites = fc.array(fc.tuple(day, arbitraryCounted), { minLength: 1, maxLength: 25 });
    const seances = fc.array(fc.tuple(day, arbitrarySeance), { maxLength: 5 });
    const formats = fc.constantFrom('csv', 'xlsx');
    await fc.assert(
      fc.asyncProperty(visites, seances, formats, async (drawn, held, format) => {
        const from = await openImportPage();
        const { session } = from;
        const sessions = held.map(([localDay, clear], index) =>
          sealEntry(seanceKind, session.sealer, {
            id: newId(session),
            rev: 1,
            localDay,
            clear: { ...clear, datation: 'confirmee' },
            sealed: {
              titre: `=Atelier ${index}`,
              dureeMinutes: index === 0 ? null : 90,
              note: 'une note',
              noteeLe: session.clock.now().toString(),
              auteur: session.author.id,
              lot: null,
              versions: [],
            },
          }),
        );
        const records = drawn.map(([localDay, [clear, counted]]) => {
          const blank = {
            demarche: null,
            dureeMinutes: null,
            issue: null,
            destination: '=1+1',
            autonomie: null,
          };
          const sealed = visiteSealedSchema.parse({
            age: null,
            commune: null,
            premiereVenue: null,
            ...counted,
            demandes: counted?.demandes ?? clear.demandes.map(() => blank),
            instant: null,
            auteur: session.author.id,
            usager: null,
            foyer: 2,
            note: 'une note',
          });
          const etat = clear.etat === 'en-attente' ? 'annulee' : clear.etat;
          return sealVisite(session.sealer, newId(session), 1, {
            localDay,
            clear: { ...clear, etat, datation: 'confirmee' },
            sealed,
          });
        });
        valueOf(await commit(session, [...records, ...sessions]));
        const file = await exportAll(from, format);
        const to = await openImportPage();
        expect(valueOf(await importFile(to, file)).kind).toBe('termine');
        expect(await recount(to)).toEqual(await recount(from));
        expect(await titles(to)).toEqual(await titles(from));
      }),
      { numRuns: 12 },
    );
  });

  test('carries no note, no author, no name', async () => {
    const page = await openImportPage();
    valueOf(await importFile(page, journal(3)));
    const text = new TextDecoder().decode(await exportAll(page, 'csv'));
    expect(text).not.toContain(page.session.author.id);
    expect(text).not.toContain(page.session.author.nom);
  });

  test('imported where it comes from adds nothing', async () => {
    const page = await openImportPage();
    valueOf(await importFile(page, journal(10)));
    const before = await readLedger(page.desk);
    const outcome = valueOf(await importFile(page, await exportAll(page, 'xlsx')));
    expect(outcome).toEqual({
      kind: 'termine',
      counts: { visite: { ...none, dejaLa: 10 }, seance: none },
      import: null,
    });
    expect(await readLedger(page.desk)).toEqual(before);
  });
});

describe('an import', () => {
  test('adds each visite of the file once, twins included, and keeps how it was read', async () => {
    const page = await openImportPage();
    const { job, dryRun } = await readImport(
      page,
      new TextEncoder().encode('Date;Opérateur;Durée\n21/11/2025;CAF;20\n21/11/2025;CAF;20\nx;;'),
    );
    expect(dryRun.summary).toMatchObject({ visites: 2, demandes: 2, lignesEcartees: 1 });
    valueOf(await runImport(page.session, job, freeRun()));
    expect(await states(page)).toEqual({ valide: 2 });
    const { clear, sealed } = await onlyImport(page);
    expect(clear.etat).toBe('termine');
    expect(sealed).toMatchObject({
      visites: 2,
      lignesEcartees: 1,
      du: '2025-11-21',
      colonnes: ['Date', 'Opérateur', 'Durée'],
      correspondance: { Date: 'date', Opérateur: 'operateur', Durée: 'duree' },
    });
  });

  test('of the same file adds nothing the second time, nor tells which file it was', async () => {
    const page = await openImportPage();
    valueOf(await importFile(page, journal(450)));
    const { job } = await readImport(page, journal(450));
    expect(await countMatches(page.session, job, freeRun())).toMatchObject({
      counts: { visite: { ...none, dejaLa: 450 }, seance: none },
    });
    valueOf(await runImport(page.session, job, freeRun()));
    expect(await states(page)).toEqual({ valide: 450 });
    expect(await importStates(page)).toEqual(['termine']);
  });

  test('of days the département does not keep any more says how many, and counts them here', async () => {
    const page = await openImportPage();
    const days = ['2016-12-30', '2016-12-31', '2016-12-31', '2017-01-01', '2026-05-11'];
    const lines = days.map((day, index) => `${day};CAF;${index + 1}`);
    const file = new TextEncoder().encode(['Date;Opérateur;Durée', ...lines].join('\n'));
    const { job } = await readImport(page, file);
    const depuis = '2017-01-01';
    expect(await countMatches(page.session, job, freeRun())).toMatchObject({
      nonEnvoyees: { jours: 2, depuis },
    });
    valueOf(await runImport(page.session, job, freeRun()));
    expect([...(await recount(page)).keys()]).toEqual([...new Set(days)]);
    // There already, they are not written again.
    expect(await countMatches(page.session, job, freeRun())).toMatchObject({
      nonEnvoyees: { jours: 0, depuis },
    });
  });

  test('of a longer file adds what is new', async () => {
    const page = await openImportPage();
    valueOf(await importFile(page, journal(30)));
    const outcome = valueOf(await importFile(page, journal(50)));
    expect(outcome).toMatchObject({
      counts: { visite: { nouvelles: 20, ramenees: 0, dejaLa: 30 } },
    });
  });

  test('leaves alone what someone cancelled since', async () => {
    const page = await openImportPage();
    valueOf(await importFile(page, journal(3)));
    const [entry] = await readVisites(page);
    if (entry === undefined) throw new Error('Nothing was imported.');
    valueOf(await cancelVisites(page.session, [entry]));
    valueOf(await importFile(page, journal(3)));
    expect(await states(page)).toEqual({ valide: 2, annulee: 1 });
  });
});

describe('collective sessions of a file', () => {
  const file = (...lines: readonly string[]) =>
    new TextEncoder().encode(
      ['Date;Thème du rapport;Durée;Type de séance;Participants;Titre de la séance', ...lines].join(
        '\n',
      ),
    );
  const mapped = async (page: ImportPage, bytes: Uint8Array<ArrayBuffer>) => {
    const { job, dryRun } = await readImport(page, bytes, false, ownChamps);
    return { dryRun, run: () => runImport(page.session, job, freeRun()) };
  };
  const ownChamps = [
    'date',
    'theme',
    'duree',
    'typeSeance',
    'participants',
    'titreSeance',
  ] as const;

  test('are their own unit, once whatever the number of times they are read, and undone with it', async () => {
    const page = await openImportPage();
    const bytes = file('21/11/2025;T2;90;Atelier;12;Premiers pas', '21/11/2025;T2;20;;;');
    const first = await mapped(page, bytes);
    expect(first.dryRun.summary).toMatchObject({ visites: 1, demandes: 1, seances: 1 });
    valueOf(await first.run());
    const figures = (await recount(page)).get(localDaySchema.parse('2025-11-21'));
    expect(figures?.seances).toMatchObject({ total: 1, participants: 12 });
    expect(figures?.visites.total).toBe(1);
    const again = await mapped(page, bytes);
    expect(valueOf(await again.run())).toMatchObject({
      counts: { visite: { ...none, dejaLa: 1 }, seance: { ...none, dejaLa: 1 } },
    });
    valueOf(await undoImport(page.session, await onlyImport(page), freeRun()));
    expect(await recount(page)).toEqual(new Map());
    const back = await mapped(page, bytes);
    expect(valueOf(await back.run())).toMatchObject({
      counts: { visite: { ...none, ramenees: 1 }, seance: { ...none, ramenees: 1 } },
    });
    expect((await readSeances(page)).map(({ sealed }) => sealed.versions.length)).toEqual([2]);
  });

  test('without a type or a possible number of participants are left out with a sentence', async () => {
    const page = await openImportPage();
    const { dryRun } = await mapped(
      page,
      file('21/11/2025;;;Kermesse;12;', '21/11/2025;;;Atelier;;', '21/11/2025;;;Forum;0;'),
    );
    expect(dryRun.summary).toMatchObject({ seances: 0, visites: 0, lignesEcartees: 3 });
    expect(dryRun.errors.map(({ ligne, colonne }) => [ligne, colonne])).toEqual([
      [2, 'Type de séance'],
      [3, 'Participants'],
      [4, 'Participants'],
    ]);
    for (const { sentence } of dryRun.errors) expectFrenchTypography(sentence);
  });
});

describe('an import undone', () => {
  test('takes every one of its visites out of the figures, and no other', async () => {
    const page = await openImportPage();
    valueOf(await importFile(page, journal(250)));
    const before = await recount(page);
    const outcome = valueOf(await importFile(page, journal(700)));
    if (outcome.kind !== 'termine' || outcome.import === null) throw new Error('It was imported.');
    expect(await states(page)).toEqual({ valide: 700 });
    valueOf(await undoImport(page.session, outcome.import, freeRun()));
    expect(await recount(page)).toEqual(before);
    expect(await states(page)).toEqual({ valide: 250, annulee: 450 });
    expect(await importStates(page)).toEqual(['annule', 'termine']);
  });

  test('comes back whole when its file is imported again', async () => {
    const page = await openImportPage();
    valueOf(await importFile(page, journal(250)));
    const before = await recount(page);
    valueOf(await undoImport(page.session, await onlyImport(page), freeRun()));
    const outcome = valueOf(await importFile(page, journal(250)));
    expect(outcome).toMatchObject({
      counts: { visite: { nouvelles: 0, ramenees: 250, dejaLa: 0 } },
    });
    expect(await recount(page)).toEqual(before);
  });
});

describe('an import interrupted', () => {
  test('by whoever started it leaves nothing in the figures', async () => {
    const page = await openImportPage();
    const stop = new AbortController();
    const onProgress = (done: number) => {
      if (done >= 400) stop.abort();
    };
    const outcome = await importFile(page, journal(1000), { signal: stop.signal, onProgress });
    expect(valueOf(outcome)).toEqual({ kind: 'interrompu' });
    expect(await states(page)).toEqual({ annulee: 400 });
    expect(await importStates(page)).toEqual(['annule']);
  });

  test('by a refusal leaves nothing in the figures, and says why', async () => {
    const page = await openImportPage();
    let appends = 0;
    const { session } = page;
    const full = {
      ...session,
      bridge: {
        ...session.bridge,
        call: (async (channel, request) => {
          if (channel === 'ledger.append') appends += 1;
          return appends === 3
            ? refuse('espace-faible', 'Il reste moins de 500\u00a0Mo.')
            : session.bridge.call(channel, request);
        }) as typeof session.bridge.call,
      },
    };
    const outcome = await importFile({ ...page, session: full }, journal(1000));
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'espace-faible' } });
    expect(sentenceOf(outcome)).toContain('Rien n’a été gardé');
    expect(await states(page)).toEqual({ annulee: 400 });
    expect(await importStates(page)).toEqual(['annule']);
  });

  test('by a disk that refuses the undoing too says that a part is recorded', async () => {
    const page = await openImportPage();
    let appends = 0;
    const { session } = page;
    const full = {
      ...session,
      bridge: {
        ...session.bridge,
        call: (async (channel, request) => {
          if (channel === 'ledger.append') appends += 1;
          return appends >= 3
            ? refuse('espace-faible', 'Il reste moins de 500\u00a0Mo.')
            : session.bridge.call(channel, request);
        }) as typeof session.bridge.call,
      },
    };
    const outcome = await importFile({ ...page, session: full }, journal(1000));
    expect(sentenceOf(outcome)).toContain('Une partie de cet import est enregistrée');
    expect(sentenceOf(outcome)).not.toContain('Rien n’a été gardé');
    expect(await states(page)).toEqual({ valide: 400 });
    expect(await importStates(page)).toEqual(['en-cours']);
  });

  test('by the death of what reads the file is undone, and refused in a sentence', async () => {
    const page = await openImportPage();
    const { job } = await readImport(page, journal(1000));
    const read: typeof job.read = (from, size) =>
      from < 400 ? job.read(from, size) : Promise.reject(new Error('No memory left.'));
    const outcome = await runImport(page.session, { ...job, read }, freeRun());
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'fichier-hors-de-portee' } });
    expect(sentenceOf(outcome)).toContain('Rien n’a été gardé');
    expect(await states(page)).toEqual({ annulee: 400 });
    expect(await importStates(page)).toEqual(['annule']);
  });

  /** Cuts an import short after two batches, as a power cut does. */
  async function cutShort(page: ImportPage): Promise<void> {
    const cut = new Error('The power went.');
    const pause = () => (batches++ === 1 ? Promise.reject(cut) : Promise.resolve());
    let batches = 0;
    await expect(importFile(page, journal(1000), { pause })).rejects.toBe(cut);
    expect(await states(page)).toEqual({ valide: 400 });
    expect(await importStates(page)).toEqual(['en-cours']);
  }

  test('by a power cut waits for someone, and goes on with the same file', async () => {
    const page = await openImportPage();
    await cutShort(page);
    const { job } = await readImport(page, journal(1000));
    const outcome = await runImport(page.session, job, freeRun(), await onlyImport(page));
    expect(valueOf(outcome)).toMatchObject({
      counts: { visite: { nouvelles: 1000, ramenees: 0, dejaLa: 0 } },
    });
    expect(await states(page)).toEqual({ valide: 1000 });
    const { clear, sealed } = await onlyImport(page);
    expect(clear.etat).toBe('termine');
    expect(sealed.visites).toBe(1000);
  });

  test('by a power cut does not go on with another file, nor with other columns', async () => {
    const page = await openImportPage();
    await cutShort(page);
    const cut = await onlyImport(page);
    const { job: other } = await readImport(page, journal(999));
    const { job } = await readImport(page, journal(1000));
    const answers = await Promise.all([
      runImport(page.session, other, freeRun(), cut),
      runImport(page.session, { ...job, tolerant: true }, freeRun(), cut),
    ]);
    expect(answers.map((answer) => answer.ok || answer.failure.code)).toEqual([
      'autre-fichier',
      'autre-lecture',
    ]);
    for (const answer of answers)
      expect(sentenceOf(answer)).toContain('Une partie de cet import est enregistrée');
    expect(await states(page)).toEqual({ valide: 400 });
  });

  test('by a power cut is undone whole on request', async () => {
    const page = await openImportPage();
    await cutShort(page);
    valueOf(await undoImport(page.session, await onlyImport(page), freeRun()));
    expect(await recount(page)).toEqual(new Map());
    expect(await importStates(page)).toEqual(['annule']);
  });
});
