import type { CommuneIndex } from '../commune/commune-index.ts';
import { quoted, read, unreadable } from './reading.ts';
import type { Reading } from './reading.ts';

/**
 * A commune of a file as its INSEE code: from that code, from a name that one commune alone bears, or
 * from a name and a postcode, in one cell or in two. It is never guessed between several.
 */
export function readCommune(
  text: string,
  postcode: string,
  communes: CommuneIndex,
): Reading<string> {
  const typed = text.trim();
  const asked = typed === '-' ? '' : typed;
  if (asked === '' && postcode.trim() === '') return read<string>(null);
  const insee = communes.find(asked.toUpperCase())?.insee;
  if (insee !== undefined) return read(insee);
  const code = /\b\d{5}\b/.exec(`${postcode} ${asked}`)?.[0];
  const nom = asked.replaceAll(/\(?\b\d{5}\b\)?/g, ' ').trim();
  const commune = nom === '' ? onlyAt(code, communes) : communes.named(nom, code);
  return commune === null
    ? unreadable(
        nom === ''
          ? `${quoted(code ?? asked)} ne désigne pas une seule commune. Ajoutez son nom.`
          : `${quoted(asked)} ne désigne pas une seule commune de France. Ajoutez son code INSEE ou postal.`,
        { mot: true },
      )
    : read(commune.insee);
}

function onlyAt(code: string | undefined, communes: CommuneIndex) {
  const found = code === undefined ? [] : communes.search(code);
  return found.length === 1 ? (found[0] ?? null) : null;
}
