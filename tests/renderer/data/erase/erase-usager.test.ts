import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { readAcces } from '../../../../renderer/data/acces/acces.ts';
import { addCopie } from '../../../../renderer/data/copies/copies.ts';
import type { DeskSession } from '../../../../renderer/data/desk-session.ts';
import type { DossierEntry } from '../../../../renderer/data/dossiers/dossier-kind.ts';
import { eraseUsager } from '../../../../renderer/data/erase/erase-usager.ts';
import { eraseUsagers, listPurgeable, tidy } from '../../../../renderer/data/erase/purge.ts';
import { mandatKind } from '../../../../renderer/data/mandats/mandat-kind.ts';
import { readEntry } from '../../../../renderer/data/records/read-entry.ts';
import { readRegistre } from '../../../../renderer/data/registre/registre.ts';
import { usagerKind } from '../../../../renderer/data/usagers/usager-kind.ts';
import { newId } from '../../../../renderer/data/visites/record-visite.ts';
import { writeParts } from '../../../../renderer/data/copies/copy-parts.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { refuse } from '../../../../shared/kernel/result.ts';
import { visite } from '../../../support/host-records.ts';
import { asResponsable, settleStore, valueOf } from '../test-page.ts';
import { addDossier, addMandat, addPerson, openPersonPage } from './person-examples.ts';

async function addCopyTo(session: DeskSession, { id }: DossierEntry) {
  const draft = { piece: null, nom: 'Pièce', format: 'image/jpeg', pages: 1 } as const;
  const copie = valueOf(await addCopie(session, id, { ...draft, bytes: new Uint8Array(500) }));
  await settleStore(session.store);
  return copie;
}

const copies = async (page: Awaited<ReturnType<typeof openPersonPage>>) =>
  valueOf(await page.desk.call('copy.list', {})).ids;

describe('erasing someone', () => {
  it('takes their file, dossiers and copies, and the links to them; not the others’', async () => {
    const page = await openPersonPage();
    const { session } = page;
    const person = await addPerson(session, 'Fictif');
    const other = await addPerson(session, 'Témoin', { foyer: [person.id] });
    const dossier = await addDossier(session, person.id);
    await addCopyTo(session, dossier);
    const kept = await addDossier(session, other.id);
    const keptCopy = await addCopyTo(session, kept);
    expect(await eraseUsager(session, person.id)).toEqual({ ok: true, value: undefined });
    await settleStore(session.store);
    const records = await session.store.database.records.toArray();
    const ids = records.map(({ id }) => id);
    expect(ids).not.toContain(person.id);
    expect(ids).not.toContain(dossier.id);
    expect(ids).toContain(kept.id);
    expect(await copies(page)).toEqual([keptCopy.id]);
    expect((await readEntry(session, usagerKind, other.id))?.sealed.foyer).toEqual([]);
  });

  it('leaves in the access log that it was done, by the id alone', async () => {
    const { session } = await openPersonPage();
    const person = await addPerson(session, 'Fictif');
    await eraseUsager(session, person.id);
    await settleStore(session.store);
    const gestes = (await readAcces(session, { usager: person.id })).map(
      ({ sealed }) => sealed.geste,
    );
    expect(gestes).toEqual(['effacement', 'creation']);
  });

  it('keeps their mandats in the archive with who gave them, and ends those that held', async () => {
    const { session } = await openPersonPage();
    const person = await addPerson(session, 'Fictif');
    const held = await addMandat(session, person.id, '2026-05-10');
    const old = await addMandat(session, person.id, '2019-01-10');
    await eraseUsager(session, person.id);
    await settleStore(session.store);
    expect(await readEntry(session, mandatKind, old.id)).toBeNull();
    expect((await readEntry(session, mandatKind, held.id))?.sealed).toMatchObject({
      revocation: { jour: '2026-05-12', motif: null },
      archive: {
        le: '2026-05-12',
        mandant: { nom: 'Fictif', prenom: 'Alix', naissance: '1958-04-12' },
      },
    });
  });

  it('changes no figure: every count is what it was', async () => {
    const page = await openPersonPage();
    const { session } = page;
    const person = await addPerson(session, 'Fictif');
    await page.desk.append(
      visite({ premieres: { jour: true, mois: true, annee: true } }),
      visite(),
    );
    await settleStore(session.store);
    const visites = () =>
      session.store.database.records
        .where('[collection+localDay]')
        .between(['visite', ''], ['visite', '\uffff'])
        .toArray();
    const before = await visites();
    expect(before).toHaveLength(2);
    const days = await session.store.database.days.toArray();
    await eraseUsager(session, person.id);
    await settleStore(session.store);
    expect(await visites()).toEqual(before);
    expect(await session.store.database.days.toArray()).toEqual(days);
  });

  it('refused by the shell says so, and can be asked again until it is done', async () => {
    const page = await openPersonPage();
    const { session, wire } = page;
    const person = await addPerson(session, 'Fictif');
    const dossier = await addDossier(session, person.id);
    const refusal = refuse('disque-en-erreur', 'Le disque a signalé une erreur.');
    wire.answer('ledger.erase', () => refusal);
    expect(await eraseUsager(session, person.id)).toEqual(refusal);
    expect(await readEntry(session, usagerKind, person.id)).not.toBeNull();
    wire.answer('ledger.erase', () =>
      page.desk.host.dispatch('ledger.erase', {
        records: [dossier.id, person.id],
        copies: [],
        more: false,
      }),
    );
    expect(await eraseUsager(session, person.id)).toMatchObject({ ok: true });
    await settleStore(session.store);
    expect(await eraseUsager(session, person.id)).toMatchObject({ ok: true });
  });
});

describe('what is due', () => {
  it('is proposed for people two years without contact, the longest first, and only them', async () => {
    const { session } = await openPersonPage();
    await addPerson(session, 'Récent', { contact: '2024-05-13' });
    await addPerson(session, 'Ancien', { contact: '2024-05-12' });
    await addPerson(session, 'Très ancien', { contact: '2020-01-01' });
    const { usagers } = await readRegistre(session);
    const due = listPurgeable(usagers.values(), localDaySchema.parse('2026-05-12'));
    expect(due.map(({ identite }) => identite.nom)).toEqual(['Très ancien', 'Ancien']);
    const heard: number[] = [];
    const ids = due.map(({ id }) => id);
    const refused = await eraseUsagers(session, ids, (done) => heard.push(done));
    expect(refused).toMatchObject({ failure: { code: 'pas-responsable' } });
    expect(heard).toEqual([]);
    const responsable = asResponsable(session);
    expect(valueOf(await eraseUsagers(responsable, ids, (done) => heard.push(done)))).toBe(2);
    expect(heard).toEqual([1, 2]);
    await settleStore(session.store);
    expect(await readEntry(session, usagerKind, ids[0] ?? newId(session))).toBeNull();
  });
});

describe('tidying', () => {
  it('erases copies nobody names, mandats past their archive and lines older than a year', async () => {
    const page = await openPersonPage();
    const { session, desk } = page;
    const person = await addPerson(session, 'Fictif');
    const dossier = await addDossier(session, person.id);
    const named = await addCopyTo(session, dossier);
    const mandat = await addMandat(session, person.id, '2019-01-10');
    const recent = await addMandat(session, person.id, '2026-05-10');
    valueOf(await writeParts(session, newId(session), new Uint8Array(10)));
    expect(await copies(page)).toHaveLength(2);
    expect(await tidy(session)).toMatchObject({ ok: true });
    await settleStore(session.store);
    expect(await copies(page)).toEqual([named.id]);
    expect(await readEntry(session, mandatKind, mandat.id)).toBeNull();
    expect(await readEntry(session, mandatKind, recent.id)).not.toBeNull();
    const lines = () =>
      session.store.database.records.filter(({ collection }) => collection === 'acces').count();
    expect(await lines()).toBeGreaterThan(0);
    desk.time.setDeskClock('2027-05-14T08:00:00Z');
    expect(await tidy(session)).toMatchObject({ ok: true });
    await settleStore(session.store);
    // The checkpoint alone.
    expect(await lines()).toBe(1);
    expect(await copies(page)).toEqual([named.id]);
  });

  it('touches nothing while the page does not have the whole ledger, or the clock is doubtful', async () => {
    const page = await openPersonPage();
    const { session, wire } = page;
    valueOf(await writeParts(session, newId(session), new Uint8Array(10)));
    const person = await addPerson(session, 'Fictif');
    await session.store.database.records.delete(person.id);
    expect(await tidy(session)).toMatchObject({ ok: true });
    expect(await copies(page)).toHaveLength(1);
    await session.store.verify(() => {});
    wire.answer('clock.check', () => ({
      ok: true,
      value: { verdict: 'en-avance', today: '2036-05-12', expected: '2026-05-12' },
    }));
    expect(await tidy(session)).toMatchObject({ ok: true });
    expect(await copies(page)).toHaveLength(1);
    wire.answer('clock.check', () => ({
      ok: true,
      value: { verdict: 'plausible', today: '2026-05-12', expected: null },
    }));
    expect(await tidy(session)).toMatchObject({ ok: true });
    expect(await copies(page)).toEqual([]);
  });

  it('erases no copy while a dossier that does not open may name it', async () => {
    const page = await openPersonPage();
    const { session, desk } = page;
    valueOf(await writeParts(session, newId(session), new Uint8Array(10)));
    const localDay = localDaySchema.parse('2026-05-12');
    const broken = { rev: 1, schema: 4, localDay, sealed: 'AQAA', clear: { etat: 'ouvert' } };
    valueOf(await desk.append({ ...broken, id: newId(session), collection: 'dossier' }));
    await settleStore(session.store);
    expect(await tidy(session)).toMatchObject({ ok: true });
    expect(await copies(page)).toHaveLength(1);
  });
});
