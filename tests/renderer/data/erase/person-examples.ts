import 'fake-indexeddb/auto';
import type { DeskSession } from '../../../../renderer/data/desk-session.ts';
import type { DossierEntry } from '../../../../renderer/data/dossiers/dossier-kind.ts';
import { openDossiers } from '../../../../renderer/data/dossiers/dossiers.ts';
import { createMandat } from '../../../../renderer/data/mandats/mandats.ts';
import type { Mandat } from '../../../../renderer/data/mandats/mandat-kind.ts';
import { createUsager } from '../../../../renderer/data/usagers/usagers.ts';
import type { Usager } from '../../../../renderer/data/usagers/usager-kind.ts';
import { giveMandat } from '../../../../shared/domain/mandat/change-mandat.ts';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import { usagerContentSchema } from '../../../../shared/domain/usager/schema.ts';
import { day, openDossier } from '../../../shared/domain/dossier/examples.ts';
import { installAt, openTestDesk } from '../../../support/host-desk.ts';
import type { TestDesk } from '../../../support/host-desk.ts';
import { createWire, openTestSession, settleStore, valueOf } from '../test-page.ts';
import type { Wire } from '../test-page.ts';

/** An unlocked page of a desk at Marvejols, on 12 May 2026. */
export interface PersonPage {
  readonly desk: TestDesk;
  readonly wire: Wire;
  readonly session: DeskSession;
}

export async function openPersonPage(): Promise<PersonPage> {
  const desk = openTestDesk();
  await installAt(desk, 'marvejols');
  const wire = createWire(desk);
  return { desk, wire, session: await openTestSession(desk, wire) };
}

/** Someone invented, whose last contact was on a day. */
export async function addPerson(
  session: DeskSession,
  nom: string,
  { contact = '2026-05-12', foyer = [] as readonly Id[] } = {},
): Promise<Usager> {
  const {
    creeLe: _creeLe,
    creePar: _creePar,
    ...draft
  } = usagerContentSchema.parse({
    identite: { nom, prenom: 'Alix', autresNoms: [], naissance: '1958-04-12' },
    contact: { telephones: [], courriel: null, adresse: null, codePostal: null, commune: null },
    identifiants: { caf: [], franceTravail: [], nir: null },
    foyer: foyer.map((usager) => ({ usager, lien: 'conjoint' })),
    finalite: 'Suivre ses démarches',
    informe: null,
    opposition: null,
    dernierContact: contact,
    creeLe: '2026-05-12T08:00:00Z',
    creePar: session.author.id,
  });
  const usager = valueOf(await createUsager(session, draft));
  await settleStore(session.store);
  return usager;
}

export async function addDossier(session: DeskSession, usager: Id): Promise<DossierEntry> {
  const { sealed } = openDossier();
  const [dossier] = valueOf(await openDossiers(session, [{ ...sealed, usager }]));
  if (dossier === undefined) throw new Error('A dossier was opened.');
  await settleStore(session.store);
  return dossier;
}

/** A mandat of 31 days given on a day. */
export async function addMandat(session: DeskSession, usager: Id, jour: string): Promise<Mandat> {
  const draft = {
    usager,
    mandataires: [session.author.id],
    demarches: ['cpam-changement-caisse'],
    perimetres: [],
    duree: 31 as const,
    moyen: 'papier' as const,
    sousProtection: false,
  };
  const geste = { jour: day(jour), noteLe: '2026-05-12T08:00:00Z', par: session.author.id };
  const given = valueOf(giveMandat(draft, geste, day('2026-05-12')));
  const mandat = valueOf(await createMandat(session, given));
  await settleStore(session.store);
  return mandat;
}
