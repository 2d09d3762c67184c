import type { LocalDay } from '../../domain/calendar/local-day.ts';
import type { FormValues } from '../../domain/formulaire/form-messages.ts';
import { formatCafNumber } from '../../domain/identifiant/caf.ts';
import { formatFranceTravailId } from '../../domain/identifiant/france-travail.ts';
import { formatNir } from '../../domain/identifiant/nir.ts';
import { formatTelephone } from '../../domain/identifiant/telephone.ts';
import type { Telephone } from '../../domain/identifiant/telephone.ts';
import { writeNaissance } from '../../domain/usager/naissance.ts';
import { addressLines } from '../packs/information-sheet.ts';
import type { PackedDossier, PackPerson, PlatformContact } from '../packs/pack-source.ts';

/** What a form is filled from. */
export interface FormFacts {
  readonly personne: PackPerson;
  readonly dossier: Pick<PackedDossier, 'nom' | 'reference' | 'lettre'>;
  readonly site: { readonly name: string };
  readonly contact: PlatformContact;
  readonly today: LocalDay;
}

/**
 * What every source is for this person, this dossier and this day; null when it is not known: nothing is
 * made up, a birth known by its year alone is not a date. Pure.
 */
export function formValues({ personne, dossier, site, contact, today }: FormFacts): FormValues {
  const { identite, contact: reach, identifiants } = personne.usager;
  const naissance = identite.naissance?.split('-') ?? [];
  const [year = '', month = '', day = ''] = today.split('-');
  const [caf] = identifiants.caf;
  const [franceTravail] = identifiants.franceTravail;
  const [bureau, ...bureauAdresse] = dossier.lettre.destinataire;
  return {
    nom: identite.nom,
    prenom: identite.prenom,
    'prenom-nom': lines([identite.prenom, identite.nom], ' '),
    'autres-noms': lines(identite.autresNoms, ', '),
    naissance:
      identite.naissance === null || naissance.length < 3
        ? null
        : writeNaissance(identite.naissance),
    'naissance-jour': naissance[2] ?? null,
    'naissance-mois': naissance[1] ?? null,
    'naissance-annee': naissance[0] ?? null,
    adresse: lines(addressLines(personne), '\n'),
    'adresse-rue': reach.adresse,
    'code-postal': reach.codePostal,
    commune: personne.commune,
    telephone: telephone(reach.telephones[0]),
    'autre-telephone': telephone(reach.telephones[1]),
    courriel: reach.courriel,
    'numero-caf': caf === undefined ? null : formatCafNumber(caf.numero),
    'caisse-caf': caf?.caisse ?? null,
    'numero-france-travail':
      franceTravail === undefined ? null : formatFranceTravailId(franceTravail),
    nir: personne.nir === null ? null : formatNir(personne.nir),
    reference: dossier.reference,
    demarche: dossier.nom,
    bureau: bureau ?? null,
    'bureau-adresse': lines(bureauAdresse, '\n'),
    'date-du-jour': `${day}/${month}/${year}`,
    'jour-du-jour': day,
    'mois-du-jour': month,
    'annee-du-jour': year,
    plateforme: site.name,
    'plateforme-adresse': lines(contact.adresse, '\n'),
    'plateforme-telephone': contact.telephone,
  };
}

function telephone(number: Telephone | undefined): string | null {
  return number === undefined ? null : formatTelephone(number);
}

function lines(parts: readonly (string | null)[], between: string): string | null {
  return parts.filter((part) => part !== null && part !== '').join(between) || null;
}
