import type { LocalDay } from '../../domain/calendar/local-day.ts';
import { formatCafNumber } from '../../domain/identifiant/caf.ts';
import { formatFranceTravailId } from '../../domain/identifiant/france-travail.ts';
import { formatNir } from '../../domain/identifiant/nir.ts';
import type { Nir } from '../../domain/identifiant/nir.ts';
import { formatTelephone } from '../../domain/identifiant/telephone.ts';
import { formatNaissance } from '../../domain/usager/naissance.ts';
import type { UsagerContent } from '../../domain/usager/schema.ts';
import type { Paper } from '../paper.ts';
import { ofPlace, typeset } from '../words.ts';

/** What the slip is made from. `nir` is the number typed for this print, or the one kept. */
export interface SlipSource {
  readonly site: { readonly id: string; readonly name: string };
  readonly today: LocalDay;
  readonly usager: Pick<UsagerContent, 'identite' | 'contact' | 'identifiants'>;
  readonly commune: string | null;
  readonly nir: Nir | null;
}

/**
 * The details of a person on one sheet, to copy on forms or to keep in a wallet: what is known, and
 * nothing on what is not. The title and the file’s name say nothing of whom. Pure.
 */
export function usagerSlip({ site, today, usager, commune, nir }: SlipSource): Paper {
  const { identite, contact, identifiants } = usager;
  const facts: readonly (readonly [string, readonly (string | null)[]])[] = [
    ['Nom', [identite.nom]],
    ['Prénom', [identite.prenom]],
    ['Autres noms', identite.autresNoms],
    ['Naissance', [identite.naissance === null ? null : formatNaissance(identite.naissance)]],
    ['Adresse', [contact.adresse, contact.codePostal, commune]],
    ['Téléphone', contact.telephones.map(formatTelephone)],
    ['Courriel', [contact.courriel]],
    [
      'Numéro CAF',
      identifiants.caf.map(({ numero, caisse }) =>
        caisse === null ? formatCafNumber(numero) : `${formatCafNumber(numero)} (${caisse})`,
      ),
    ],
    ['Identifiant France Travail', identifiants.franceTravail.map(formatFranceTravailId)],
    ['Numéro de sécurité sociale', [nir === null ? null : formatNir(nir)]],
  ];
  return {
    titre: 'Fiche de coordonnées',
    sousTitres: [],
    langue: 'fr-FR',
    corps: 'grand',
    plateforme: `Relais – plateforme ${ofPlace(site.name)}`,
    jour: today,
    mention: typeset('Document personnel : à remettre à la personne elle-même.'),
    fichier: `coordonnees-${site.id}.pdf`,
    contenu: facts.flatMap(([nom, values]) => {
      const known = values.filter((value) => value !== null);
      return known.length === 0
        ? []
        : [{ genre: 'paragraphe', texte: typeset(`${nom} : ${known.join(', ')}`) } as const];
    }),
  };
}
