import { comparedRange, periodOf } from '../../shared/domain/comptage/period.ts';
import { blankFigures } from '../../shared/domain/comptage/figures.ts';
import type { Cells, Figures } from '../../shared/domain/comptage/figures.ts';
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import type { Paper } from '../../shared/documents/paper.ts';
import { activityReport } from '../../shared/documents/papers/activity-report.ts';
import type { ReportSource } from '../../shared/documents/papers/activity-report.ts';

/** An invented month, in the published shares of 2013. */
export function exampleFigures(times = 1): Figures {
  const cells = (counts: Cells): Cells =>
    Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, count * times]));
  return {
    visites: {
      total: 90 * times,
      canal: cells({ 'accueil-spontane': 60, telephone: 20, 'visio-sur-place': 10 }),
      heure: cells({ '9': 90 }),
      age: cells({ '26-39': 30, '70-et-plus': 20, '-': 40 }),
      commune: cells({ '48092': 50, '48009': 30, '-': 10 }),
      premiereVenue: cells({ '-': 90 }),
    },
    demandes: {
      total: 100 * times,
      theme: cells({ T1: 50, T2: 23, T3: 13, T4: 11, T5: 1, T9: 2 }),
      operateur: cells({ 'france-travail': 45, caf: 30, '-': 25 }),
      nature: cells({ 'demarche-accompagnee': 60, '-': 40 }),
      issue: cells({ 'traite-sur-place': 80, oriente: 20 }),
      duree: cells({ '10': 20, '20': 40, '75': 1, '-': 39 }),
      demarche: cells({ '-': 100 }),
      autonomie: cells({ '-': 100 }),
    },
    usagersSuivis: { jour: 12 * times, mois: 9 * times, annee: 7 * times },
    seances: {
      total: 2 * times,
      participants: 17 * times,
      type: cells({ atelier: 1, forum: 1 }),
      theme: cells({ T1: 2 }),
    },
  };
}

/** What a report of October 2026 at Marvejols is made from, unless told otherwise. */
export function exampleSource(wish: Partial<ReportSource> = {}): ReportSource {
  const today = localDaySchema.parse('2026-11-22');
  const periode = {
    ...periodOf('mois', localDaySchema.parse('2026-10-01')),
    kind: 'mois',
  } as const;
  return {
    site: { id: 'marvejols', name: 'Marvejols' },
    periode,
    figures: exampleFigures(2),
    avant: { range: comparedRange(periode, today), figures: exampleFigures() },
    depuis: localDaySchema.parse('2025-01-06'),
    nameCommune: (insee) => ({ '48092': 'Marvejols', '48009': 'Peyre en Aubrac' })[insee] ?? null,
    today,
    ...wish,
  };
}

/** The report of that month. */
export function exampleReport(wish: Partial<ReportSource> = {}): Paper {
  return activityReport(exampleSource(wish));
}

/** The same source with nothing counted, neither now nor before. */
export function blankSource(): ReportSource {
  const source = exampleSource();
  return {
    ...source,
    figures: blankFigures(),
    avant: { ...source.avant, figures: blankFigures() },
    depuis: null,
  };
}
