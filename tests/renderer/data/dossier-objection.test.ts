import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { reviseDossier } from '../../../renderer/data/dossiers/dossiers.ts';
import { readEntry } from '../../../renderer/data/records/read-entry.ts';
import { usagerKind } from '../../../renderer/data/usagers/usager-kind.ts';
import { reviseUsager } from '../../../renderer/data/usagers/usagers.ts';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { evenementSchema } from '../../../shared/domain/dossier/schema.ts';
import { addDossier, addPerson, openPersonPage } from './erase/person-examples.ts';
import { settleStore, valueOf } from './test-page.ts';

describe('a dossier of someone who objects', () => {
  it('is corrected or closed, and nothing is added to it', async () => {
    const { session } = await openPersonPage();
    const usager = await addPerson(session, 'Exemple');
    const entry = await addDossier(session, usager.id);
    const opposition = {
      le: localDaySchema.parse('2026-05-12'),
      par: session.author.id,
      objet: 'la conservation de notes',
    };
    const known = await readEntry(session, usagerKind, usager.id);
    if (known === null) throw new Error('The file is there.');
    valueOf(await reviseUsager(session, known, { ...known.sealed, opposition }));
    await settleStore(session.store);
    const note = { le: '2026-05-12T08:00:00Z', par: session.author.id, texte: 'a rappelé' };
    const noted = { clear: entry.clear, sealed: { ...entry.sealed, notes: [note] } };
    const refused = await reviseDossier(session, entry, noted);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'usager-opposition' } });
    expect(refused.ok ? '' : refused.failure.sentence).toContain('pas ajouter\u00a0: une note');
    const clore = evenementSchema.parse({
      etape: 'clore',
      jour: '2026-05-12',
      noteLe: '2026-05-12T08:00:00Z',
      par: session.author.id,
      motif: null,
      annule: null,
    });
    const closed = {
      clear: { etat: 'clos' as const },
      sealed: { ...entry.sealed, journal: [clore] },
    };
    expect(valueOf(await reviseDossier(session, entry, closed)).clear.etat).toBe('clos');
  });
});
