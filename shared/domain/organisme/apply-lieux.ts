import type { Lieu } from './schema.ts';

/** What the coordination last said of one place; null when it took it off the directory. */
export interface LieuChange {
  /** Grows with every publication of the département: the greater is the later. */
  readonly numero: number;
  readonly id: string;
  readonly contenu: Lieu | null;
}

/** The directory once every change is applied, whatever their order, by name. Pure. */
export function applyLieux(
  shipped: readonly Lieu[],
  changes: readonly LieuChange[],
): readonly Lieu[] {
  const lieux = new Map<string, Lieu | null>(shipped.map((lieu) => [lieu.id, lieu]));
  for (const { id, contenu } of changes.toSorted((a, b) => a.numero - b.numero))
    lieux.set(id, contenu);
  return [...lieux.values()]
    .filter((lieu) => lieu !== null)
    .toSorted((a, b) => a.nom.localeCompare(b.nom, 'fr') || (a.id < b.id ? -1 : 1));
}
