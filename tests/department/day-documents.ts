import { toCanonicalText } from '../../shared/sync/canonical.ts';

/** What a test chooses of a day document; the rest is a quiet day of the first desk of Marvejols. */
export interface DayChoice {
  readonly site?: string;
  readonly desk?: string;
  readonly day?: string;
  readonly epoch?: number;
  readonly rev?: number;
  readonly provenance?: string;
  /** Anonymous visites of one demande each, by thème. */
  readonly themes?: Readonly<Record<string, number>>;
  /** Visites among them that are an usager’s first of the day, the month, the year. */
  readonly firsts?: { readonly jour: number; readonly mois: number; readonly annee: number };
  /** Fields this version does not know. */
  readonly extra?: object;
}

/** A day document as a value, its counts adding up. */
export function toDayDocument(choice: DayChoice = {}) {
  const theme = Object.fromEntries(
    Object.entries(choice.themes ?? { T9: 1 }).filter(([, n]) => n > 0),
  );
  const total = Object.values(theme).reduce((sum, n) => sum + n, 0);
  return {
    kind: 'jour',
    version: 1,
    provenance: choice.provenance ?? 'mesure',
    site: choice.site ?? 'marvejols',
    desk: choice.desk ?? 'A',
    day: choice.day ?? '2026-04-14',
    epoch: choice.epoch ?? 0,
    rev: choice.rev ?? 1,
    counts: {
      visites: { total, canal: total > 0 ? { 'accueil-spontane': total } : {} },
      demandes: { total, theme, operateur: {} },
      usagersSuivis: choice.firsts ?? { jour: 0, mois: 0, annee: 0 },
    },
    ...choice.extra,
  };
}

/** The same, as the canonical text a desk sends. */
export function toDayText(choice: DayChoice = {}): string {
  return toCanonicalText(toDayDocument(choice));
}
