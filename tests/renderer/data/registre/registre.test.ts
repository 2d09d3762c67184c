import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { closeSession } from '../../../../renderer/data/desk-session.ts';
import { reviseDossier } from '../../../../renderer/data/dossiers/dossiers.ts';
import { likelyDuplicates } from '../../../../renderer/data/registre/likely-duplicates.ts';
import { readRegistre } from '../../../../renderer/data/registre/registre.ts';
import { searchRegistre } from '../../../../renderer/data/registre/search-registre.ts';
import { createRegistreKeeper } from '../../../../renderer/data/registre/registre-keeper.ts';
import { newId } from '../../../../renderer/data/visites/record-visite.ts';
import { reviseUsager } from '../../../../renderer/data/usagers/usagers.ts';
import { applyEvent } from '../../../../shared/domain/dossier/apply-event.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { usager } from '../../../shared/domain/usager/examples.ts';
import { step } from '../../../shared/domain/dossier/examples.ts';
import { createWire, openTestSession, settleStore, valueOf } from '../test-page.ts';
import {
  addDossier,
  addUsager,
  draftOf,
  openRegistrePage,
  settledRegistre,
} from './registre-desk.ts';

const TODAY = localDaySchema.parse('2026-05-12');

describe('the registre', () => {
  it('holds what was there before it was first asked for', async () => {
    const { desk, session } = await openRegistrePage();
    const { id } = await addUsager(session, { identite: { nom: 'Le Fèvre', prenom: 'Anaïs' } });
    await settleStore(session.store);
    const dossier = await addDossier(session, id);
    const page = await openTestSession(desk, createWire(desk));
    const registre = await readRegistre(page);
    expect(registre).toMatchObject({ etat: 'pret', lus: 2, total: 2 });
    expect(registre.usagers.get(id)?.mots).toEqual(['le', 'fevre', 'lefevre', 'anais']);
    expect(registre.dossiers.get(dossier.id)).toMatchObject({
      usager: id,
      etat: 'ouvert',
      reference: 'MVJ-A-2026-0001',
    });
  });

  it('follows what is written by this window and the others, and what is erased', async () => {
    const { desk, session } = await openRegistrePage();
    const other = await openTestSession(desk, createWire(desk));
    expect((await readRegistre(session)).usagers.size).toBe(0);
    const mine = await addUsager(session);
    const theirs = await addUsager(other, { identite: { nom: 'Voisin', prenom: null } });
    const both = await settledRegistre(session, ({ usagers }) => usagers.size === 2);
    expect(both.usagers.get(theirs.id)?.identite.nom).toBe('Voisin');

    valueOf(
      await reviseUsager(
        session,
        mine,
        draftOf({ identite: { nom: 'Exemple', prenom: 'Dominique' } }),
      ),
    );
    const renamed = await settledRegistre(
      session,
      ({ usagers }) => usagers.get(mine.id)?.identite.prenom === 'Dominique',
    );
    // A value given once never changes.
    expect(both.usagers.get(mine.id)?.identite.prenom).toBe('Camille');
    expect(renamed.dossiers).toBe(both.dossiers);

    valueOf(await desk.call('ledger.erase', { records: [theirs.id], copies: [], more: false }));
    const left = await settledRegistre(session, ({ usagers }) => usagers.size === 1);
    expect([...left.usagers.keys()]).toEqual([mine.id]);
  });

  it('keeps of a closed dossier nothing that deadlines need', async () => {
    const { session } = await openRegistrePage();
    const { id } = await addUsager(session);
    await settleStore(session.store);
    const entry = await addDossier(session, id);
    const open = await settledRegistre(session, ({ dossiers }) => dossiers.has(entry.id));
    expect(open.dossiers.get(entry.id)?.suivi).not.toBeNull();
    const closed = valueOf(
      applyEvent(entry, step('clore', TODAY, 'Fini'), { aujourdhui: TODAY, attendues: [] }),
    );
    valueOf(await reviseDossier(session, entry, closed));
    const now = await settledRegistre(
      session,
      ({ dossiers }) => dossiers.get(entry.id)?.etat === 'clos',
    );
    expect(now.dossiers.get(entry.id)?.suivi).toBeNull();
  });

  it('sets aside what does not open, counts it, and leaves the rest usable', async () => {
    const { desk, wire, session } = await openRegistrePage();
    const person = await addUsager(session, { identite: { nom: 'Lisible', prenom: null } });
    await settleStore(session.store);
    const dossier = await addDossier(session, person.id);
    await settleStore(session.store);
    // Another key sealed it, or a bit of the disk turned.
    const broken = { rev: 1, schema: 4, localDay: dossier.localDay, sealed: 'AQAA' } as const;
    const [one, two] = [newId(session), newId(session)];
    valueOf(
      await desk.append(
        { ...broken, id: one, collection: 'usager', clear: {} },
        { ...broken, id: two, collection: 'dossier', clear: { etat: 'ouvert' } },
      ),
    );
    const page = await openTestSession(desk, wire);
    const registre = await readRegistre(page);
    expect(registre).toMatchObject({ etat: 'pret' });
    expect([...registre.usagers.keys()]).toEqual([person.id]);
    expect([...registre.dossiers.keys()]).toEqual([dossier.id]);
    expect([...registre.illisibles].toSorted()).toEqual([one, two].toSorted());
    expect(searchRegistre(registre, 'lisible').usagers).toHaveLength(1);
    // And one more dossier opens, with the next reference.
    const next = await addDossier(page, person.id);
    expect(next.sealed.reference).toMatch(/-0002$/);
  });

  it('tells how far it is, gives way between slices, and stops when the desk is locked', async () => {
    const { desk, session } = await openRegistrePage();
    for (let index = 0; index < 45; index += 1) {
      await addUsager(session, { identite: { nom: `Nom ${String(index)}`, prenom: null } });
    }
    await settleStore(session.store);
    const page = await openTestSession(desk, createWire(desk));
    let pauses = 0;
    const keeper = createRegistreKeeper(page, () => {
      pauses += 1;
      return Promise.resolve();
    });
    expect(keeper.current()).toMatchObject({ etat: 'lecture', lus: 0 });
    const told: string[] = [];
    keeper.subscribe(() => told.push(`${keeper.current().etat} ${String(keeper.current().lus)}`));
    expect((await keeper.follow()).usagers.size).toBe(45);
    expect(pauses).toBeGreaterThanOrEqual(3);
    expect(told.at(-1)).toBe('pret 45');

    const locked = await openTestSession(desk, createWire(desk));
    const cut = createRegistreKeeper(locked, () => {
      closeSession(locked);
      return Promise.resolve();
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(cut.current().usagers.size).toBe(0);
  });
});

describe('reading the registre', () => {
  it('waits for what this window has just written', async () => {
    const { session } = await openRegistrePage();
    await readRegistre(session);
    for (const nom of ['Un', 'Deux', 'Trois']) {
      const { id } = await addUsager(session, { identite: { nom, prenom: null } });
      expect((await readRegistre(session)).usagers.has(id)).toBe(true);
    }
  });
});

describe('likely duplicates', () => {
  it('are found by a slip, swapped names, a birth or a number, among many others', async () => {
    const { session } = await openRegistrePage();
    for (let index = 0; index < 20; index += 1) {
      await addUsager(session, {
        identite: { nom: `Bidault${'abcdefghijklmnopqrst'[index] ?? ''}x`, prenom: 'Jean' },
      });
    }
    const twin = await addUsager(session, {
      identite: { nom: 'Kermarrec', prenom: 'Soizic', naissance: '1958-04-12' },
    });
    const spouse = await addUsager(session, {
      identite: { nom: 'Autre', prenom: 'Personne' },
      identifiants: { caf: [{ numero: '0123456A', caisse: null }] },
    });
    await settledRegistre(session, ({ usagers }) => usagers.size === 22);
    const ask = async (said: Parameters<typeof usager>[0]) =>
      (await likelyDuplicates(session, usager(said), null)).map(({ usager: { id } }) => id);
    expect(await ask({ identite: { nom: 'Kermarec', prenom: 'Soazig' } })).toEqual([]);
    expect(await ask({ identite: { nom: 'Kermarec', prenom: 'Soizic' } })).toEqual([twin.id]);
    expect(
      await ask({ identite: { nom: 'Kermarrec', prenom: null, naissance: '1958-04-12' } }),
    ).toEqual([twin.id]);
    expect(await ask({ identite: { nom: 'Soizic', prenom: 'Kermarrec' } })).toEqual([twin.id]);
    expect(
      await ask({
        identite: { nom: 'Tout', prenom: 'Neuf' },
        identifiants: { caf: [{ numero: '0123456', caisse: null }] },
      }),
    ).toEqual([]);
    const same = await likelyDuplicates(
      session,
      usager({ identifiants: { caf: [{ numero: '0123456', caisse: null }] } }),
      null,
    );
    expect(same.map(({ usager: { id } }) => id)).not.toContain(twin.id);
    // A file is not its own double.
    const own = await likelyDuplicates(session, twin.sealed, twin.id);
    expect(own).toEqual([]);
    expect(spouse.rev).toBe(1);
  });
});
