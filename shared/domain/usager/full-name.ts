import type { UsagerContent } from './schema.ts';

/** The name of someone, as one says it. */
export function fullName({
  prenom,
  nom,
}: Pick<UsagerContent['identite'], 'prenom' | 'nom'>): string {
  return [prenom, nom].filter((part) => part !== null).join(' ');
}
