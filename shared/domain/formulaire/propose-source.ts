import type { Champ } from './schema.ts';
import type { Source } from './sources.ts';

/**
 * What names of fields mean, the most telling first. Read on words without accents nor capitals; a name
 * nothing here knows has no proposal, and waits for someone.
 */
const meanings: readonly (readonly [RegExp, Source])[] = [
  // Other people of a form: what is known is of one person only.
  [
    /\b(conjoint|concubin|partenaire|enfant|bailleur|employeur|mere|pere|allocataire 2)\b/,
    'a-la-main',
  ],
  [/\bsignature\b/, 'a-la-main'],
  [/\b(nir|securite sociale|numero de secu|n secu|num secu|numero secu)\b/, 'nir'],
  [
    /\b(num|numero|n|no|matricule)\b.*\b(caf|allocataire)\b|\b(caf|allocataire)\b.*\b(num|numero)\b/,
    'numero-caf',
  ],
  [/\b(france travail|pole emploi|identifiant ft|identifiant pe)\b/, 'numero-france-travail'],
  [/\b(nom)\b.*\bprenoms?\b|\bprenoms?\b.*\bnom\b/, 'prenom-nom'],
  [/\bprenoms?\b/, 'prenom'],
  [/\bnom\b.*\b(naissance|jeune fille|autre|usage)\b|\b(autre|autres)\b.*\bnoms?\b/, 'autres-noms'],
  [/\b(jour)\b.*\bnaissance\b|\bnaissance\b.*\b(jour|jj)\b/, 'naissance-jour'],
  [/\b(mois)\b.*\bnaissance\b|\bnaissance\b.*\b(mois|mm)\b/, 'naissance-mois'],
  [/\b(annee)\b.*\bnaissance\b|\bnaissance\b.*\b(annee|aaaa)\b/, 'naissance-annee'],
  // Where someone was born is not held.
  [
    /\b(lieu|commune|ville|pays|departement)\b.*\bnaissance\b|\bnaissance\b.*\b(lieu|commune|ville|pays|departement)\b/,
    'a-la-main',
  ],
  [/\bnaissance\b|\bne e? ?le\b/, 'naissance'],
  [/\b(courriel|e mail|email|mail|adresse electronique)\b/, 'courriel'],
  [/\b(code postal|cp|codepostal)\b/, 'code-postal'],
  [/\bfait a\b/, 'plateforme'],
  [/\b(commune|ville|localite)\b/, 'commune'],
  [/\b(rue|voie)\b/, 'adresse-rue'],
  [/\badresse\b/, 'adresse'],
  [/\b(telephone|tel|portable|mobile)\b/, 'telephone'],
  [/\b(fait le|date du jour|date signature|le date|date)$/, 'date-du-jour'],
  [/\breference( dossier)?\b/, 'reference'],
  [/\bnom\b/, 'nom'],
];

/**
 * What a field is likely to want, from what the form says of it, else from its name; null when nothing
 * tells. A box is never ticked on a guess. Pure.
 */
export function proposeSource({
  nom,
  libelle,
  genre,
}: Pick<Champ, 'nom' | 'libelle' | 'genre'>): Source | null {
  if (genre === 'case') return null;
  for (const words of [libelle, nom]) {
    if (words === null) continue;
    const found = meanings.find(([pattern]) => pattern.test(plainWords(words)));
    if (found !== undefined) return found[1];
  }
  return null;
}

/** `topmost[0].Nom_deNaissance2` as `topmost nom de naissance`. */
function plainWords(name: string): string {
  return name
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\[?\d+\]?/g, ' ')
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();
}
