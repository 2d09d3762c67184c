import { awaitedPieces, dossierPieces } from '../../../shared/domain/dossier/dossier-pieces.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Nir } from '../../../shared/domain/identifiant/nir.ts';
import { mandatEtat } from '../../../shared/domain/mandat/mandat-period.ts';
import type { Lieu } from '../../../shared/domain/organisme/schema.ts';
import { shippedConditions } from '../../../shared/domain/piece/shipped-conditions.ts';
import { formValues } from '../../../shared/documents/forms/form-values.ts';
import { letterTemplate } from '../../../shared/documents/packs/letter-templates.ts';
import type {
  PackedDossier,
  PackPartName,
  PackSource,
} from '../../../shared/documents/packs/pack-source.ts';
import type { PackVariant } from '../../../shared/documents/packs/pack.ts';
import { factLine } from '../../../shared/documents/papers/checklist-parts.ts';
import { ofPlace } from '../../../shared/documents/words.ts';
import { nextRdv } from '../../data/agenda/linked-rdvs.ts';
import type { Agenda, ShownRdv } from '../../data/agenda/use-rdvs.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { DossierEntry } from '../../data/dossiers/dossier-kind.ts';
import type { Formulaire } from '../../data/formulaires/formulaires.ts';
import type { Mandat } from '../../data/mandats/mandat-kind.ts';
import { standingFiches } from '../../data/publications/catalogue-fiches.ts';
import { standingNames } from '../../data/publications/catalogue-names.ts';
import type { Usager } from '../../data/usagers/usager-kind.ts';
import { findOffices, officeLines, onlyOffice, platformContact } from './find-offices.ts';
import type { PackPapers } from './pack-props.ts';

/** What was chosen on the screen. */
export interface PackChoice {
  readonly variante: PackVariant;
  readonly parties: ReadonlySet<PackPartName>;
  /** The office each dossier’s letter is for, by the dossier’s id; null writes it in by hand. */
  readonly offices: Readonly<Record<string, string | null>>;
  readonly nir: Nir | null;
}

/** What is known, for any choice. */
export interface PackFacts {
  readonly dossiers: readonly DossierEntry[];
  readonly usager: Usager;
  readonly commune: string | null;
  readonly mandats: readonly Mandat[];
  readonly lieux: readonly Lieu[];
  readonly agenda: Agenda;
  /** The official forms the platform has, of any démarche. */
  readonly formulaires: readonly Formulaire[];
}

/** Everything a pack is made from, gathered from what the desk knows. */
export function gatherPack(
  session: DeskSession,
  today: LocalDay,
  { dossiers, usager, commune, mandats, lieux, agenda, formulaires }: PackFacts,
  choice: PackChoice,
  papers: PackPapers,
): PackSource {
  const { site, siteName } = session.identity;
  const contact = platformContact(site, lieux);
  const personne = { usager: usager.sealed, commune, nir: choice.nir };
  const packed = dossiers.map((dossier): PackedDossier => {
    const { sealed } = dossier;
    const words = papers.wordsOf(dossier);
    const fiche = standingFiches().byId.get(sealed.demarche) ?? null;
    const office = officeOf(dossier, lieux, choice);
    const lettre = {
      corps: sealed.lettre ?? templateOf(session, dossier, papers),
      destinataire: officeLines(office),
    };
    const valeurs = formValues({
      personne,
      dossier: { ...words, lettre },
      site: { name: siteName },
      contact,
      today,
    });
    return {
      ...words,
      depotPrevu: sealed.depotPrevu,
      suite: {
        manquent: awaitedPieces(dossierPieces(sealed, shippedConditions, today)).length,
        canaux: fiche?.canaux.map(factLine) ?? [],
        delai: fiche === null ? null : factLine(fiche.delai),
        recours: fiche === null ? null : factLine(fiche.recours),
        dates: papers.datesOf(dossier),
      },
      lettre,
      copies: sealed.copies.map(({ id, nom, pages }) => ({ cle: id, nom, pages })),
      formulaires: formsOf([dossier], formulaires).map(({ sealed: { nom, fichier, champs } }) => ({
        cle: fichier.id,
        nom,
        pages: fichier.pages,
        champs,
        valeurs,
      })),
    };
  });
  const { identite, finalite } = usager.sealed;
  const rdv = rdvOf(session, dossiers, agenda, today);
  return {
    site: { id: site, name: siteName },
    contact,
    today,
    variante: choice.variante,
    parties: choice.parties,
    dossiers: packed,
    personne,
    liste: papers.listOf(dossiers),
    mandats: mandatsOf(dossiers, mandats, today).map(({ sealed }) =>
      papers.mandatOf(sealed, identite),
    ),
    information: papers.noticeOf(finalite),
    rdv: rdv === null ? null : papers.slipOf(rdv, agenda.calendar),
  };
}

/** The next RDV of these dossiers, whose slip goes with them; none while the agenda is read. */
export function rdvOf(
  { clock }: Pick<DeskSession, 'clock'>,
  dossiers: readonly DossierEntry[],
  { rdvs }: Agenda,
  today: LocalDay,
): ShownRdv | null {
  return nextRdv(rdvs ?? [], dossiers, { today, now: clock.now() });
}

/** The official forms of the démarches of these dossiers. */
export function formsOf(
  dossiers: readonly DossierEntry[],
  formulaires: readonly Formulaire[],
): readonly Formulaire[] {
  return formulaires.filter(({ sealed }) =>
    dossiers.some((dossier) => dossier.sealed.demarche === sealed.demarche),
  );
}

/** The letter of a dossier before anyone reworded it. */
export function templateOf(
  { identity }: DeskSession,
  dossier: DossierEntry,
  papers: PackPapers,
): string {
  const { nom, reference } = papers.wordsOf(dossier);
  return letterTemplate({
    demarche: dossier.sealed.demarche,
    nom,
    plateforme: ofPlace(identity.siteName),
    reference,
  });
}

/** The offices a dossier’s letter may be for. */
export function officesOf({ sealed }: DossierEntry, lieux: readonly Lieu[]): readonly Lieu[] {
  const organismes = standingNames().byId.get(sealed.demarche)?.organismes ?? [];
  return findOffices(organismes, lieux);
}

/** The office a dossier’s letter is for: the one chosen, else the only one there is. */
export function officeOf(
  dossier: DossierEntry,
  lieux: readonly Lieu[],
  { offices }: Pick<PackChoice, 'offices'>,
): Lieu | null {
  const chosen = offices[dossier.id];
  if (chosen === undefined) return onlyOffice(officesOf(dossier, lieux));
  return lieux.find(({ id }) => id === chosen) ?? null;
}

/** The mandats that go with these dossiers: those they were opened under, or that hold today for them. */
export function mandatsOf(
  dossiers: readonly DossierEntry[],
  mandats: readonly Mandat[],
  today: LocalDay,
): readonly Mandat[] {
  return mandats.filter(
    ({ id, sealed }) =>
      mandatEtat(sealed, today) === 'actif' &&
      dossiers.some(
        (dossier) =>
          dossier.sealed.mandat === id || sealed.demarches.includes(dossier.sealed.demarche),
      ),
  );
}
