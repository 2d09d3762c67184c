import type { Sheet } from '../echange/sheet.ts';
import type { Id } from '../site/identifiers.ts';
import { motifOfLine, precisionOf, whatOfLine } from './chain.ts';
import type { ChainLine, ChainVerdict } from './chain.ts';

/**
 * The access log as a sheet, the oldest line first, with the values of its chain: whoever has the file
 * can follow it again (docs/securite.md). It names animateurs, and files by their ids alone; what was typed
 * as a reason is there as it was typed.
 */
export function accesSheet(
  lines: readonly ChainLine[],
  { digests }: Pick<ChainVerdict, 'digests'>,
  names: ReadonlyMap<Id, string>,
): Sheet {
  return {
    name: 'Journal des accès',
    columns: [
      { header: 'Rang', kind: 'nombre', width: 8 },
      { header: 'Ligne', kind: 'texte', width: 38 },
      { header: 'Jour', kind: 'texte', width: 12 },
      { header: 'Instant', kind: 'texte', width: 26 },
      { header: 'Auteur', kind: 'texte', width: 38 },
      { header: 'Geste', kind: 'texte', width: 16 },
      { header: 'Fiche ou coupure', kind: 'texte', width: 38 },
      { header: 'Empreinte précédente', kind: 'texte', width: 66 },
      { header: 'Motif', kind: 'texte', width: 20 },
      { header: 'Précision du motif', kind: 'texte', width: 40 },
      { header: 'Empreinte', kind: 'texte', width: 66 },
      { header: 'Nom de l’auteur', kind: 'texte', width: 30 },
    ],
    rows: lines
      .toSorted((a, b) => (a.sealed.maillon?.rang ?? 0) - (b.sealed.maillon?.rang ?? 0))
      .map((line) => ({ line, motif: motifOfLine(line.sealed) }))
      .map(({ line, motif }) => [
        line.sealed.maillon?.rang ?? null,
        line.id,
        line.localDay,
        line.sealed.le,
        line.sealed.par,
        line.sealed.geste,
        whatOfLine(line.sealed),
        line.sealed.maillon?.precedent ?? null,
        motif?.raison ?? null,
        motif === null ? null : precisionOf(motif),
        digests.get(line.id) ?? null,
        names.get(line.sealed.par) ?? null,
      ]),
  };
}
