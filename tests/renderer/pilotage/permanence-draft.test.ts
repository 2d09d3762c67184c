import { describe, expect, it } from 'vitest';
import {
  readDraft,
  addExceptions,
  toDraft,
  writeRule,
} from '../../../renderer/pilotage/permanences/permanence-draft.ts';
import type { PermanenceDraft } from '../../../renderer/pilotage/permanences/permanence-draft.ts';
import { permanence } from '../../shared/domain/permanence/examples.ts';

const ID = '22222222-2222-4222-8222-222222222222';
const draft = (changes: Partial<PermanenceDraft> = {}): PermanenceDraft => ({
  ...toDraft(null, '2026-05-05'),
  organisme: 'caf',
  jusquAu: '2026-06-30',
  motifs: 'Aide au logement\nAutre chose',
  ...changes,
});

describe('a permanence as it is typed', () => {
  it('is read as it is meant', () => {
    const read = readDraft(
      draft({ exceptions: '12/05/2026\n19/05/2026 > 20/05/2026 14:00-16:00', ouverture: '30' }),
      ID,
      null,
    );
    expect(read).toMatchObject({
      ok: true,
      permanence: {
        id: ID,
        organismeNom: 'CAF',
        agent: null,
        lieu: { genre: 'visio', sites: null, lien: null },
        recurrence: 'FREQ=WEEKLY;UNTIL=20260630',
        exceptions: [
          { jour: '2026-05-12', devient: null },
          {
            jour: '2026-05-19',
            devient: { jour: '2026-05-20', debut: '14:00', fin: '16:00' },
          },
        ],
        motifs: [
          { code: 'aide-au-logement', libelle: 'Aide au logement' },
          { code: 'autre-chose', libelle: 'Autre chose' },
        ],
        ouverture: 30,
      },
    });
  });

  it.each([
    ['one day', {}, { recurrence: null }],
    ['a week', {}, { recurrence: 'FREQ=WEEKLY;UNTIL=20260630' }],
    ['a month', {}, { recurrence: 'FREQ=MONTHLY;BYDAY=1TU;UNTIL=20260630' }],
    ['a rule of elsewhere', {}, { recurrence: 'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU;COUNT=4' }],
    ['exceptions', {}, { exceptions: [{ jour: '2026-05-19', devient: null }] }],
    [
      'a visio for two platforms',
      {},
      {
        lieu: {
          genre: 'visio',
          sites: ['florac', 'marvejols'],
          lien: 'https://visio.example/essai',
        },
      },
    ],
    [
      'a visio also joined by telephone',
      {},
      {
        lieu: {
          genre: 'visio',
          sites: null,
          lien: null,
          telephone: { numero: '04 66 00 00 00', code: '12 34 56#' },
        },
      },
    ],
    [
      'a telephone that asks for no code',
      {},
      {
        lieu: {
          genre: 'visio',
          sites: null,
          lien: null,
          telephone: { numero: '+33466000000', code: null },
        },
      },
    ],
    ['motives whose label changed since', {}, { motifs: [{ code: 'x1', libelle: 'Logement' }] }],
  ])('comes back unchanged: %s', (_name, _changes, of) => {
    const known = permanence(of);
    expect(readDraft(toDraft(known, '2026-05-01'), known.id, known)).toEqual({
      ok: true,
      permanence: known,
    });
  });

  it.each([
    ['organisme', { organisme: '' }],
    ['organismeNom', { organisme: 'autre' }],
    ['site', { genre: 'plateforme' as const }],
    ['debut', { debut: '09:02' }],
    ['fin', { fin: '08:00' }],
    ['jusquAu', { jusquAu: '' }],
    ['exceptions', { exceptions: 'le 14 juillet' }],
    ['motifs', { motifs: ' \n ' }],
    ['dureeCreneau', { dureeCreneau: '7' }],
    ['places', { places: '0' }],
    ['lien', { lien: 'http://visio.example' }],
    ['telephone', { telephone: 'le standard' }],
    ['telephone', { code: '123456' }],
    ['code', { telephone: '04 66 00 00 00', code: 'étoile' }],
    ['ouverture', { ouverture: 'bientôt' }],
  ])('says what is wrong with %s', (field, changes) => {
    const read = readDraft(draft(changes), ID, null);
    expect(read.ok ? [] : Object.keys(read.faults)).toEqual([field]);
  });

  it('names a partner of no list, and gives it an id', () => {
    const read = readDraft(
      draft({ organisme: 'autre', organismeNom: 'Point conseil budget' }),
      ID,
      null,
    );
    expect(read).toMatchObject({
      ok: true,
      permanence: { organisme: 'point-conseil-budget', organismeNom: 'Point conseil budget' },
    });
  });

  it('says the month’s rule from its first day, and the last week as the last', () => {
    const rule = (premierJour: string) =>
      writeRule({ repetition: 'mois', premierJour, jusquAu: '2026-12-31', regle: '' });
    expect(rule('2026-05-12')).toBe('FREQ=MONTHLY;BYDAY=2TU;UNTIL=20261231');
    expect(rule('2026-05-29')).toBe('FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261231');
  });

  it('adds days off once', () => {
    expect(
      addExceptions('08/05/2026 > 09/05/2026 09:00-12:00\n', ['2026-05-08', '2026-05-14']),
    ).toBe('08/05/2026 > 09/05/2026 09:00-12:00\n14/05/2026');
  });
});
