import { shippedIndex } from '../../../shared/domain/catalogue/shipped-index.ts';
import type { Lieu } from '../../../shared/domain/organisme/schema.ts';
import { genreLieuLabels } from '../../../shared/domain/organisme/schema.ts';
import { formatNumber, NBSP } from '../../ui/format.ts';

const labels = new Map(shippedIndex.organismes.map(({ id, label }) => [id, label]));

/** The organisme a place is an office of, as the catalogue names it; null when it is of none. */
export function operateurWords({ operateur }: Lieu): string | null {
  return operateur === null ? null : (labels.get(operateur) ?? null);
}

/** What a place is, in a line: its operator when it has one, else its kind. */
export function kindWords(lieu: Lieu): string {
  return operateurWords(lieu) ?? genreLieuLabels[lieu.genre];
}

/** Nearness as people say it: `dans la commune`, `à 12 km`. As the crow flies, never a road. */
export function distanceWords(km: number): string {
  return km < 1 ? 'dans la commune' : `à ${formatNumber(Math.round(km))}${NBSP}km`;
}

/** Where letters go, postcode and commune on the last line; null when nothing is known of it. */
export function addressWords({ adresse, codePostal, commune }: Lieu): string | null {
  const last = [codePostal, commune].filter((part) => part !== null).join(' ');
  const lines = [adresse, last === '' ? null : last].filter((line) => line !== null);
  return lines.length === 0 ? null : lines.join('\n');
}

/** Whole months between two days; 0 when the first is not before the second. */
export function monthsBetween(from: string, to: string): number {
  const start = Temporal.PlainDate.from(from);
  const { months } = start.until(Temporal.PlainDate.from(to), { largestUnit: 'months' });
  return Math.max(0, months);
}
