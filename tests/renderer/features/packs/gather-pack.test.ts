import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Agenda } from '../../../../renderer/data/agenda/use-rdvs.ts';
import { bookSlot, cancelRdv } from '../../../../renderer/data/agenda/take-rdv.ts';
import type { DeskSession } from '../../../../renderer/data/desk-session.ts';
import { slipOf } from '../../../../renderer/features/agenda/papers.ts';
import { gatherPack, rdvOf } from '../../../../renderer/features/packs/gather-pack.ts';
import { composePack } from '../../../../shared/documents/packs/compose-pack.ts';
import { defaultParts } from '../../../../shared/documents/packs/pack-source.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import { examplePerson, exampleSource } from '../../../support/pack-examples.ts';
import { openDossier } from '../../../shared/domain/dossier/examples.ts';
import { openAgenda, TODAY } from '../../data/agenda/open-agenda.ts';
import { valueOf } from '../../data/test-page.ts';

const usager = idSchema.parse('11111111-1111-4111-8111-111111111111');
const common = { rev: 1, localDay: TODAY };
const dossier = {
  ...common,
  id: idSchema.parse('9d6f3b52-7c1d-4a5e-8f57-0b7a5d3c4e21'),
  ...openDossier({ usager }),
};
const booking = {
  pour: { genre: 'usager' as const, usager },
  motif: 'rsa',
  dossier: dossier.id,
  visite: null,
  note: null,
};

/** What the pack of the dossier has, in text. */
function packWords(session: DeskSession, agenda: Agenda): string {
  const example = exampleSource('usager');
  const source = gatherPack(
    session,
    TODAY,
    {
      dossiers: [dossier],
      usager: { ...common, id: usager, clear: {}, sealed: examplePerson() },
      commune: null,
      mandats: [],
      lieux: [],
      agenda,
      formulaires: [],
    },
    { variante: 'usager', parties: new Set(defaultParts.usager), offices: {}, nir: null },
    {
      wordsOf: () => ({
        demarche: 'cpam-changement-caisse',
        nom: 'Changement de caisse',
        avec: 'CPAM',
        reference: 'FLR-A-2026-0001',
        etat: 'ouvert',
      }),
      listOf: () => example.liste,
      datesOf: () => [],
      mandatOf: () => example.information,
      noticeOf: () => example.information,
      slipOf: (rdv, calendar) =>
        slipOf(rdv, calendar, { identity: session.identity, today: TODAY }),
    },
  );
  return JSON.stringify(composePack(source).parties);
}

describe('the pack of a dossier', () => {
  it('holds the slip of its next RDV, said en attente until it is confirmed', async () => {
    const { desk, session, first, second, settle, agenda } = await openAgenda();
    expect(packWords(session, await agenda())).not.toContain('Votre rendez-vous');
    const door = desk.department.hold();
    valueOf(await bookSlot(session, second, booking));
    const next = valueOf(await bookSlot(session, first, booking));
    const waiting = packWords(session, await agenda());
    expect(waiting).toContain('Votre rendez-vous');
    expect(waiting).toContain(next.sealed.reference);
    expect(waiting).toContain('En attente de confirmation');
    door.release();
    await settle();
    const held = packWords(session, await agenda());
    expect(held).toContain(next.sealed.reference);
    expect(held).not.toContain('En attente de confirmation');
  });

  it('has none when the RDV is another dossier’s, or is being cancelled', async () => {
    const { desk, session, first, second, settle, agenda } = await openAgenda();
    valueOf(await bookSlot(session, second, { ...booking, dossier: usager }));
    const taken = valueOf(await bookSlot(session, first, booking));
    await settle();
    const before = await agenda();
    expect(rdvOf(session, [dossier], before, TODAY)?.entry.id).toBe(taken.id);
    const held = before.rdvs.find(({ entry }) => entry.id === taken.id);
    if (held === undefined) throw new Error('It was booked.');
    const door = desk.department.hold();
    valueOf(await cancelRdv(session, held.entry, 'excuse'));
    const after = await agenda();
    expect(rdvOf(session, [dossier], after, TODAY)).toBeNull();
    expect(packWords(session, after)).not.toContain('Votre rendez-vous');
    door.release();
  });
});
