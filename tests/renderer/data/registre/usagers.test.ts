import 'fake-indexeddb/auto';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { noteAcces, readAcces } from '../../../../renderer/data/acces/acces.ts';
import { decideNir, readNirDecision } from '../../../../renderer/data/decisions/decisions.ts';
import type { DeskSession } from '../../../../renderer/data/desk-session.ts';
import { dossierKind } from '../../../../renderer/data/dossiers/dossier-kind.ts';
import { openDossiers, reviseDossier } from '../../../../renderer/data/dossiers/dossiers.ts';
import { eraseUsager } from '../../../../renderer/data/erase/erase-usager.ts';
import { createMandat, noteActe, reviseMandat } from '../../../../renderer/data/mandats/mandats.ts';
import { mandatKind } from '../../../../renderer/data/mandats/mandat-kind.ts';
import { readEntry } from '../../../../renderer/data/records/read-entry.ts';
import { mergeInto } from '../../../../renderer/data/usagers/merge-into.ts';
import { usagerKind } from '../../../../renderer/data/usagers/usager-kind.ts';
import { createUsager, reviseUsager } from '../../../../renderer/data/usagers/usagers.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import { tieMandat } from '../../../../shared/domain/dossier/change-dossier.ts';
import { giveMandat, revokeMandat } from '../../../../shared/domain/mandat/change-mandat.ts';
import {
  asResponsable,
  createWire,
  openTestSession,
  readLedger,
  settleStore,
  valueOf,
} from '../test-page.ts';
import { addDossier, addUsager, dossierDraft, draftOf, openRegistrePage } from './registre-desk.ts';
import type { RegistrePage } from './registre-desk.ts';

const TODAY = localDaySchema.parse('2026-05-12');
const MINUTE = 60_000;
const NIR = '185077505612323';

describe('the file of someone', () => {
  it('is created with its line in the access log', async () => {
    const { session } = await openRegistrePage();
    const created = await addUsager(session, { identite: { nom: 'Martin', prenom: 'Zoé' } });
    expect(created.sealed).toMatchObject({
      identite: { nom: 'Martin', prenom: 'Zoé' },
      creePar: session.author.id,
      fusions: [],
    });
    await settleStore(session.store);
    const [line, ...others] = await readAcces(session);
    expect(line?.sealed).toMatchObject({ usager: created.id, geste: 'creation' });
    expect(others).toEqual([]);
  });

  it('keeps no social security number until a responsable decides so, with a reason', async () => {
    const { session } = await openRegistrePage();
    const withNir = draftOf({ identifiants: { nir: NIR } });
    expect(await createUsager(session, withNir)).toMatchObject({
      failure: { code: 'nir-non-conserve' },
    });
    const reason = { permis: true, motif: 'Convention du 3 mai avec la CPAM' };
    expect(await decideNir(session, reason)).toMatchObject({
      failure: { code: 'pas-responsable' },
    });
    const responsable = asResponsable(session);
    expect(await decideNir(responsable, { permis: true, motif: ' ' })).toMatchObject({
      failure: { code: 'decision-sans-motif' },
    });
    expect(await readNirDecision(session)).toBeNull();
    valueOf(await decideNir(responsable, reason));
    await settleStore(session.store);
    const kept = valueOf(await createUsager(session, withNir));
    expect(kept.sealed.identifiants.nir).toBe(NIR);

    valueOf(await decideNir(responsable, { permis: false, motif: 'Convention finie' }));
    await settleStore(session.store);
    expect((await readNirDecision(session))?.sealed).toMatchObject({ permis: false });
    expect(await createUsager(session, withNir)).toMatchObject({
      failure: { code: 'nir-non-conserve' },
    });
    // Correcting the rest of a file that has one is no new keeping of it.
    expect(await reviseUsager(session, kept, withNir)).toMatchObject({ ok: true });
  });

  it('is not dated of a day to come', async () => {
    const { session } = await openRegistrePage();
    const draft = { ...draftOf(), dernierContact: localDaySchema.parse('2026-05-13') };
    expect(await createUsager(session, draft)).toMatchObject({
      failure: { code: 'contact-a-venir' },
    });
  });

  it('is not changed over what another window has just written', async () => {
    const { session } = await openRegistrePage();
    const created = await addUsager(session);
    const change = { ...draftOf(), finalite: 'Autre chose' };
    const changed = valueOf(await reviseUsager(session, created, change));
    expect(changed.sealed).toMatchObject({
      finalite: 'Autre chose',
      creeLe: created.sealed.creeLe,
    });
    expect(await reviseUsager(session, created, draftOf())).toMatchObject({
      failure: { code: 'revision-depassee' },
    });
  });

  it('is looked at once per ten minutes as far as the log goes', async () => {
    const { desk, session } = await openRegistrePage();
    const { id } = await addUsager(session);
    const looks = async () => {
      await settleStore(session.store);
      const lines = await readAcces(session, { usager: id });
      return lines.filter(({ sealed }) => sealed.geste === 'consultation').length;
    };
    await Promise.all([
      noteAcces(session, id, 'consultation'),
      noteAcces(session, id, 'consultation'),
    ]);
    expect(await looks()).toBe(1);
    await desk.time.advance(11 * MINUTE);
    await noteAcces(session, id, 'consultation');
    expect(await looks()).toBe(2);
    await noteAcces(session, id, 'copie-remise');
    await noteAcces(session, id, 'copie-remise');
    await settleStore(session.store);
    expect((await readAcces(session)).map(({ sealed }) => sealed.geste)).toEqual([
      'copie-remise',
      'copie-remise',
      'consultation',
      'consultation',
      'creation',
    ]);
  });
});

describe('a dossier', () => {
  it('takes the next reference of its desk, and is a contact with its person', async () => {
    const { session } = await openRegistrePage();
    const { id } = await addUsager(session);
    await settleStore(session.store);
    const drafts = [dossierDraft(id), dossierDraft(id)];
    const opened = valueOf(await openDossiers(session, drafts));
    expect(opened.map(({ sealed }) => sealed.reference)).toEqual([
      'MVJ-A-2026-0001',
      'MVJ-A-2026-0002',
    ]);
    expect((await addDossier(session, id)).sealed.reference).toBe('MVJ-A-2026-0003');
    await settleStore(session.store);
    const person = await readEntry(session, usagerKind, id);
    expect(person?.sealed.dernierContact).toBe(TODAY);
  });

  it('never has the reference of another one, whatever window opens it', async () => {
    const { desk, session } = await openRegistrePage();
    const other = await openTestSession(desk, createWire(desk));
    const { id } = await addUsager(session);
    await settleStore(session.store);
    await settleStore(other.store);
    const opened = await Promise.all(
      [session, other, session, other, session, other].map((page) =>
        openDossiers(page, [dossierDraft(id), dossierDraft(id)]),
      ),
    );
    const references = opened.flatMap((result) =>
      valueOf(result).map(({ sealed }) => sealed.reference),
    );
    expect(new Set(references).size).toBe(12);
  });

  it('is opened for nobody who objects, nor who was erased', async () => {
    const { desk, session } = await openRegistrePage();
    const objecting = await addUsager(session, {
      more: {
        opposition: { le: '2026-05-01', par: session.author.id, objet: 'la suite du dossier' },
      },
    });
    const erased = await addUsager(session);
    valueOf(await desk.call('ledger.erase', { records: [erased.id], copies: [], more: false }));
    await settleStore(session.store);
    expect(await openDossiers(session, [dossierDraft(objecting.id)])).toMatchObject({
      failure: { code: 'usager-opposition' },
    });
    expect(await openDossiers(session, [dossierDraft(erased.id)])).toMatchObject({
      failure: { code: 'usager-absent' },
    });
  });

  it('keeps what it has become, and never a state its journal does not lead to', async () => {
    const { session } = await openRegistrePage();
    const { id } = await addUsager(session);
    await settleStore(session.store);
    const entry = await addDossier(session, id);
    const notes = [
      { le: '2026-05-12T10:00:00Z', par: session.author.id, texte: 'À rappeler lundi.' },
    ];
    const { clear, sealed } = entry;
    const revised = valueOf(
      await reviseDossier(session, entry, { clear, sealed: { ...sealed, notes } }),
    );
    expect(revised.sealed.notes).toEqual(notes);
    await expect(
      reviseDossier(session, revised, { clear: { etat: 'accorde' }, sealed }),
    ).rejects.toThrow(/journal/);
    const full = { ...sealed, notes: Array.from({ length: 101 }, () => notes[0]).flat() };
    expect(
      await reviseDossier(session, revised, { clear, sealed: full as typeof sealed }),
    ).toMatchObject({ failure: { code: 'dossier-plein' } });
  });
});

describe('two files of one person', () => {
  it('become one, dossiers, mandats and foyers following, the other kept whole in its trace', async () => {
    const { session } = await openRegistrePage();
    const kept = await addUsager(session, { identite: { nom: 'Martin', prenom: 'Zoé' } });
    const twin = await addUsager(session, {
      identite: { nom: 'Martin', prenom: 'Zoe' },
      contact: { telephones: ['+33612345678'] },
    });
    const child = await addUsager(session, {
      more: { foyer: [{ usager: twin.id, lien: 'parent' }] },
    });
    await settleStore(session.store);
    const dossier = await addDossier(session, twin.id);
    const geste = { jour: TODAY, noteLe: '2026-05-12T10:00:00Z', par: session.author.id };
    const draft = {
      usager: twin.id,
      mandataires: [session.author.id],
      demarches: [],
      perimetres: ['social' as const],
      duree: 31 as const,
      moyen: 'papier' as const,
    };
    const given = valueOf(giveMandat({ ...draft, sousProtection: false }, geste, TODAY));
    const mandat = valueOf(await createMandat(session, given));
    await settleStore(session.store);
    const now = await readEntry(session, usagerKind, twin.id);
    const target = await readEntry(session, usagerKind, kept.id);
    if (now === null || target === null) throw new Error('Both files are there.');

    const merged = valueOf(await mergeInto(session, target, now));
    expect(merged.usager.sealed.contact.telephones).toEqual(['+33612345678']);
    expect(merged.usager.sealed.fusions).toMatchObject([{ usager: twin.id }]);
    expect(merged.ecarts).toEqual(['prénom']);
    await settleStore(session.store);
    expect(await readEntry(session, usagerKind, twin.id)).toBeNull();
    const followed = await Promise.all([
      readEntry(session, dossierKind, dossier.id),
      readEntry(session, mandatKind, mandat.id),
    ]);
    expect(followed.map((entry) => entry?.sealed.usager)).toEqual([kept.id, kept.id]);
    const relative = await readEntry(session, usagerKind, child.id);
    expect(relative?.sealed.foyer).toEqual([{ usager: kept.id, lien: 'parent' }]);
    // What was done with either file is found under the one kept.
    const log = await readAcces(session, { usager: kept.id });
    expect(log.map(({ sealed }) => sealed.geste)).toContain('fusion');
    expect(log.filter(({ sealed }) => sealed.usager === twin.id)).not.toEqual([]);
  });

  it('are finished being made one when it was cut before the end', async () => {
    const { wire, session } = await openRegistrePage();
    const kept = await addUsager(session);
    const twin = await addUsager(session);
    await settleStore(session.store);
    wire.answer('ledger.erase', () => ({
      ok: false,
      failure: { code: 'disque-plein', sentence: 'Le disque est plein.' },
    }));
    expect(await mergeInto(session, kept, twin)).toMatchObject({
      failure: { code: 'disque-plein' },
    });
    await settleStore(session.store);
    const half = await readEntry(session, usagerKind, kept.id);
    if (half === null) throw new Error('The file kept is there.');
    expect(half.sealed.fusions).toHaveLength(1);
    // Between the two, another window opened a dossier of the file that was to go.
    const between = await addDossier(session, twin.id);
    await settleStore(session.store);
    wire.answer('ledger.erase', () => ({ ok: true, value: { ledgerSeq: 99, cleaned: true } }));
    const again = valueOf(await mergeInto(session, half, twin));
    expect(again.usager.sealed.fusions).toHaveLength(1);
    expect(wire.calls.filter((call) => call === 'ledger.erase')).toHaveLength(2);
    await settleStore(session.store);
    const followed = await readEntry(session, dossierKind, between.id);
    expect(followed?.sealed.usager).toBe(kept.id);
  });
});

describe('two windows in the same second', () => {
  /** The answer to the first append of one window waits until the other had time to write. */
  async function meet(
    page: RegistrePage,
    leave: () => Promise<unknown>,
    other: DeskSession,
    of: Id,
  ): Promise<unknown> {
    const release = page.wire.hold('ledger.append');
    const leaving = leave();
    const opening = openDossiers(other, [dossierDraft(of)]);
    await setTimeout(50);
    release();
    expect(await leaving).toMatchObject({ ok: true });
    return opening;
  }

  const dossiersOf = async ({ desk }: RegistrePage) =>
    (await readLedger(desk)).filter(({ collection }) => collection === 'dossier');

  it('never leave a dossier whose person was just erased', async () => {
    const page = await openRegistrePage();
    const other = await openTestSession(page.desk, createWire(page.desk));
    const { id } = await addUsager(page.session);
    await settleStore(other.store);
    const opened = await meet(page, () => eraseUsager(page.session, id), other, id);
    expect(opened).toMatchObject({ failure: { code: 'usager-absent' } });
    expect(await dossiersOf(page)).toEqual([]);
  });

  it('never leave a dossier whose person was just merged into another', async () => {
    const page = await openRegistrePage();
    const other = await openTestSession(page.desk, createWire(page.desk));
    const [kept, twin] = [await addUsager(page.session), await addUsager(page.session)];
    await settleStore(other.store);
    const opened = await meet(page, () => mergeInto(page.session, kept, twin), other, twin.id);
    expect(opened).toMatchObject({ failure: { code: 'usager-absent' } });
    expect(await dossiersOf(page)).toEqual([]);
  });

  it('merging each into the other, one does and the other is told', async () => {
    const page = await openRegistrePage();
    const other = await openTestSession(page.desk, createWire(page.desk));
    const [one, two] = [await addUsager(page.session), await addUsager(page.session)];
    await settleStore(other.store);
    const both = await Promise.all([mergeInto(page.session, one, two), mergeInto(other, two, one)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, false]);
  });
});

describe('the reference of a dossier', () => {
  it('is not given again once its dossier is erased, whatever window opens the next', async () => {
    const { desk, session } = await openRegistrePage();
    const [kept, leaving] = [await addUsager(session), await addUsager(session)];
    await settleStore(session.store);
    await addDossier(session, kept.id);
    await addDossier(session, leaving.id);
    valueOf(await eraseUsager(session, leaving.id));
    await settleStore(session.store);
    const other = await openTestSession(desk, createWire(desk));
    expect((await addDossier(other, kept.id)).sealed.reference).toBe('MVJ-A-2026-0003');
    // What keeps it says nothing of anyone, and takes no place of a decision.
    expect(await readNirDecision(session)).toBeNull();
  });
});

describe('a mandat', () => {
  it('is kept, revoked, and refused to whoever objects', async () => {
    const { session } = await openRegistrePage();
    const { id } = await addUsager(session);
    await settleStore(session.store);
    const geste = { jour: TODAY, noteLe: '2026-05-12T10:00:00Z', par: session.author.id };
    const draft = {
      usager: id,
      mandataires: [session.author.id],
      demarches: [],
      perimetres: ['famille' as const],
      duree: 182 as const,
      moyen: 'telephone' as const,
    };
    const given = valueOf(giveMandat({ ...draft, sousProtection: false }, geste, TODAY));
    const mandat = valueOf(await createMandat(session, given));
    const revoked = valueOf(revokeMandat(mandat.sealed, { ...geste, motif: null }, TODAY));
    const kept = valueOf(await reviseMandat(session, mandat, revoked));
    expect(kept.sealed.revocation?.jour).toBe(TODAY);
    const objecting = await addUsager(session, {
      more: { opposition: { le: '2026-05-01', par: session.author.id, objet: 'tout mandat' } },
    });
    await settleStore(session.store);
    expect(await createMandat(session, { ...given, usager: objecting.id })).toMatchObject({
      failure: { code: 'usager-opposition' },
    });
  });

  it('has in its journal what was done on a dossier tied to it, and nothing it does not cover', async () => {
    const { session } = await openRegistrePage();
    const { id } = await addUsager(session);
    await settleStore(session.store);
    const draft = {
      usager: id,
      mandataires: [session.author.id],
      demarches: ['caf-rsa'],
      perimetres: [],
      duree: 31 as const,
      moyen: 'papier' as const,
      sousProtection: false,
    };
    const geste = { jour: TODAY, noteLe: '2026-05-12T10:00:00Z', par: session.author.id };
    const mandat = valueOf(await createMandat(session, valueOf(giveMandat(draft, geste, TODAY))));
    await settleStore(session.store);
    const entry = await addDossier(session, id);
    const tied = valueOf(tieMandat(entry, mandat.id));
    expect(valueOf(await reviseDossier(session, entry, tied)).sealed.mandat).toBe(mandat.id);
    const acte = {
      jour: TODAY,
      demarche: 'caf-rsa',
      texte: 'Dossier MVJ-A-2026-0001\u00a0: envoyé',
    };
    const noted = valueOf(await noteActe(session, mandat.id, acte));
    expect(noted.sealed.actes).toMatchObject([{ ...acte, par: session.author.id }]);
    await settleStore(session.store);
    expect(await noteActe(session, mandat.id, { ...acte, demarche: 'caf-apl' })).toMatchObject({
      failure: { code: 'mandat-hors-objet' },
    });
    expect(await noteActe(session, entry.id, acte)).toMatchObject({
      failure: { code: 'mandat-absent' },
    });
  });
});
