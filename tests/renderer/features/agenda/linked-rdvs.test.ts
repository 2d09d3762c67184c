import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { linkedRdvs } from '../../../../renderer/data/agenda/linked-rdvs.ts';
import { bookSlot, cancelRdv } from '../../../../renderer/data/agenda/take-rdv.ts';
import type { Booking } from '../../../../renderer/data/agenda/take-rdv.ts';
import { readSubject } from '../../../../renderer/features/agenda/subject.ts';
import { standWords } from '../../../../renderer/features/agenda/words.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import { day } from '../../../shared/domain/dossier/examples.ts';
import { openAgenda, TODAY } from '../../data/agenda/open-agenda.ts';
import { valueOf } from '../../data/test-page.ts';

const dossier = idSchema.parse('9d6f3b52-7c1d-4a5e-8f57-0b7a5d3c4e21');
const other = idSchema.parse('3f0a8c1e-6f0b-4b57-9d5e-5f1f6a0c2b11');
const usager = idSchema.parse('11111111-1111-4111-8111-111111111111');

const forDossier: Booking = {
  pour: { genre: 'usager', usager },
  motif: 'rsa',
  dossier,
  visite: null,
  note: null,
};

const of = { kind: 'dossier', id: dossier } as const;

describe('the RDV of a dossier', () => {
  it('are its own alone, the next first, en attente until the département has said yes', async () => {
    const { desk, session, first, second, third, settle, agenda } = await openAgenda();
    const at = { today: TODAY, now: session.clock.now() };
    expect(linkedRdvs((await agenda()).rdvs, of, at)).toEqual({ aVenir: [], autres: [] });
    const door = desk.department.hold();
    for (const slot of [second, first]) valueOf(await bookSlot(session, slot, forDossier));
    valueOf(await bookSlot(session, third, { ...forDossier, dossier: other }));
    const waiting = linkedRdvs((await agenda()).rdvs, of, at).aVenir;
    expect(waiting.map(({ entry }) => entry.sealed.creneau)).toEqual([
      first.creneau.id,
      second.creneau.id,
    ]);
    expect(waiting.map(({ stand }) => standWords(stand))).toEqual([
      'en attente de confirmation',
      'en attente de confirmation',
    ]);
    door.release();
    await settle();
    const held = linkedRdvs((await agenda()).rdvs, of, at).aVenir;
    expect(held.map(({ stand }) => standWords(stand))).toEqual(['confirmé', 'confirmé']);
    expect(
      linkedRdvs((await agenda()).rdvs, { kind: 'usager', id: usager }, at).aVenir,
    ).toHaveLength(3);
  });

  it('cancelled, or over since this morning, is no longer to come, and says its state', async () => {
    const { session, first, second, settle, agenda } = await openAgenda();
    for (const slot of [first, second]) valueOf(await bookSlot(session, slot, forDossier));
    await settle();
    const { rdvs } = await agenda();
    const late = rdvs.find(({ entry }) => entry.sealed.creneau === second.creneau.id);
    if (late === undefined) throw new Error('Two RDV.');
    valueOf(await cancelRdv(session, late.entry, 'excuse'));
    await settle();
    const after = Temporal.Instant.from(first.creneau.finLe);
    const { jour } = first.creneau;
    const told = linkedRdvs((await agenda({ today: jour })).rdvs, of, { today: jour, now: after });
    expect(told.aVenir).toEqual([]);
    expect(told.autres.map(({ stand }) => standWords(stand))).toEqual(['excusé', 'confirmé']);
  });

  it('of long ago are read from the day the dossier was opened', async () => {
    const { desk, session, first, settle, agenda } = await openAgenda();
    valueOf(await bookSlot(session, first, forDossier));
    await settle();
    desk.time.setDeskClock('2026-09-01T08:00:00Z');
    const today = day('2026-09-01');
    expect((await agenda({ today })).rdvs).toEqual([]);
    const { rdvs } = await agenda({ today, depuis: TODAY });
    const told = linkedRdvs(rdvs, of, { today, now: session.clock.now() });
    expect(told.autres.map(({ jour }) => jour)).toEqual([first.creneau.jour]);
  });
});

describe('the address of the agenda', () => {
  it('names a day, or nothing when there is no such day', () => {
    expect(readSubject('jour-2026-05-14')).toEqual({ kind: 'jour', jour: '2026-05-14' });
    expect(readSubject('jour-2026-02-30')).toBeNull();
    expect(readSubject(`dossier-${dossier}`)).toEqual({ kind: 'dossier', id: dossier });
  });
});
