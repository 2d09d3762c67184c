import { themeDeVieLabels } from '../../../../shared/domain/vocabulary/theme-de-vie.ts';
import type { PresenceSealed } from '../../../../shared/domain/presence/schema.ts';
import { NBSP } from '../../../ui/format.ts';

/** What someone said they come for. */
export function motifWords({ themeDeVie, texte }: PresenceSealed['motif']): string {
  if (texte !== null) return texte;
  return themeDeVie === null ? 'motif non dit' : themeDeVieLabels[themeDeVie];
}

/** A running time: `04:12`, `1 h 04`. */
export function formatElapsed(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return minutes < 60
    ? `${two(minutes)}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}${NBSP}h${NBSP}${two(minutes % 60)}`;
}

/** Which languages people chose on the visitors’ page, in French. */
export const langueLabels: Readonly<Record<NonNullable<PresenceSealed['langue']>, string>> = {
  fr: 'français',
  en: 'anglais',
  es: 'espagnol',
  pt: 'portugais',
  ar: 'arabe',
  uk: 'ukrainien',
};
