import { formatCafNumber } from '../../domain/identifiant/caf.ts';
import { formatFranceTravailId } from '../../domain/identifiant/france-travail.ts';
import { formatNir } from '../../domain/identifiant/nir.ts';
import { formatTelephone } from '../../domain/identifiant/telephone.ts';
import { formatNaissance } from '../../domain/usager/naissance.ts';
import type { Block, Fact } from '../paper.ts';
import type { PackPerson } from './pack-source.ts';

/** What no record holds and a form asks for: a line each to write on. */
const asked = ['Situation de famille', 'Enfants à charge', 'Logement', 'Ressources du mois'];

/**
 * Who asks, how to reach them and their numbers. With `blanks`, what is unknown is a line to write on;
 * without, it is left out. Pure.
 */
export function informationSheet(personne: PackPerson, blanks: boolean): readonly Block[] {
  const { identite, identifiants } = personne.usager;
  const { telephones, courriel } = personne.usager.contact;
  const groups: readonly (readonly [string, readonly Fact[]])[] = [
    [
      'Identité',
      [
        fact('Nom', identite.nom),
        fact('Prénom', identite.prenom),
        ...(identite.autresNoms.length === 0
          ? []
          : [{ nom: 'Autres noms', valeurs: identite.autresNoms }]),
        fact('Naissance', identite.naissance === null ? null : formatNaissance(identite.naissance)),
      ],
    ],
    [
      'Coordonnées',
      [
        { nom: 'Adresse', valeurs: addressLines(personne) },
        { nom: 'Téléphone', valeurs: telephones.map(formatTelephone) },
        fact('Courriel', courriel),
      ],
    ],
    [
      'Numéros',
      [
        {
          nom: 'Numéro CAF',
          valeurs: identifiants.caf.map(({ numero, caisse }) =>
            caisse === null ? formatCafNumber(numero) : `${formatCafNumber(numero)} (${caisse})`,
          ),
        },
        {
          nom: 'Identifiant France Travail',
          valeurs: identifiants.franceTravail.map(formatFranceTravailId),
        },
        fact('Numéro de sécurité sociale', personne.nir === null ? null : formatNir(personne.nir)),
      ],
    ],
    ...(blanks ? [['À compléter', asked.map((nom) => fact(nom, null))] as const] : []),
  ];
  return groups.flatMap(([titre, facts]): readonly Block[] => {
    const shown = blanks ? facts : facts.filter(({ valeurs }) => valeurs.length > 0);
    return shown.length === 0
      ? []
      : [
          { genre: 'intertitre', texte: titre },
          { genre: 'faits', faits: shown },
        ];
  });
}

/** The postal address of a person, a line each; none when it is unknown. */
export function addressLines({ usager: { contact }, commune }: PackPerson): readonly string[] {
  const street = contact.adresse === null ? [] : contact.adresse.split('\n');
  const town = [contact.codePostal, commune].filter((part) => part !== null).join(' ');
  return [...street, ...(town === '' ? [] : [town])];
}

function fact(nom: string, valeur: string | null): Fact {
  return { nom, valeurs: valeur === null ? [] : [valeur] };
}
