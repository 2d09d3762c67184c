import type { DossierSealed } from './schema.ts';

/**
 * What a change adds to a dossier, in words; empty when it only corrects, takes out, or closes it. Under
 * an objection nothing may be added.
 */
export function addedToDossier(before: DossierSealed, after: DossierSealed): readonly string[] {
  const had = sizes(before);
  return sizes(after).flatMap(([what, size], at) => (size > (had[at]?.[1] ?? 0) ? what : []));
}

/** How much the dossier says under each name. */
function sizes(dossier: DossierSealed): readonly (readonly [string, number])[] {
  const { notes, copies, visites, echeances, pieces, reponses, journal, lettre } = dossier;
  return [
    ['une note', notes.length],
    ['une copie', copies.length],
    ['une lettre', lettre === null ? 0 : 1],
    ['une visite', visites.length],
    ['une échéance', echeances.length],
    ['une pièce', pieces.filter(({ etat }) => etat !== 'attendue').length],
    ['une réponse', Object.keys(reponses).length],
    ['une étape', journal.filter(({ etape }) => etape !== 'clore').length],
  ];
}
