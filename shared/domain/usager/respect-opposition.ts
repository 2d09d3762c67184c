import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { UsagerContent } from './schema.ts';

/** What an objection looks at: everything a form may say of someone. */
type Said = Pick<UsagerContent, 'identite' | 'contact' | 'identifiants' | 'foyer' | 'opposition'>;

/**
 * What is held on someone, corrected. Under an objection that stays, what is there may be corrected
 * or taken out, and nothing is added (usager-opposition): the sentence says what would have been.
 */
export function respectOpposition<T extends Said>(before: Said, next: T): Result<T> {
  if (before.opposition === null || next.opposition === null) return ok(next);
  const had = sizes(before);
  const added = sizes(next).flatMap(([what, size], at) => (size > (had[at]?.[1] ?? 0) ? what : []));
  return added.length === 0
    ? ok(next)
    : refuse(
        'usager-opposition',
        `Cette personne s’oppose à ceci : ${before.opposition.objet}. On peut corriger ou retirer, pas ajouter : ${added.join(', ')}. Rien n’a été enregistré.`,
      );
}

/** How much is held under each name. */
function sizes(said: Said): readonly (readonly [string, number])[] {
  const { identite, contact, identifiants, foyer } = said;
  const known = (value: string | null) => (value === null ? 0 : 1);
  return [
    ['le nom', known(identite.nom)],
    ['le prénom', known(identite.prenom)],
    ['un autre nom', identite.autresNoms.length],
    ['la naissance', identite.naissance?.length ?? 0],
    ['un téléphone', contact.telephones.length],
    ['le courriel', known(contact.courriel)],
    ['l’adresse', known(contact.adresse)],
    ['le code postal', known(contact.codePostal)],
    ['la commune', known(contact.commune)],
    ['un numéro CAF', identifiants.caf.length],
    ['un identifiant France Travail', identifiants.franceTravail.length],
    ['le numéro de sécurité sociale', known(identifiants.nir)],
    ['un lien de foyer', foyer.length],
  ];
}
