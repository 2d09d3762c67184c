import type { LocalDay } from '../../domain/calendar/local-day.ts';
import { readCells } from '../../domain/comptage/dimension.ts';
import type { Dimension } from '../../domain/comptage/dimension.ts';
import type { Figures } from '../../domain/comptage/figures.ts';
import type { Comparison } from '../../domain/comptage/period.ts';
import { canalLabels, canalSchema } from '../../domain/vocabulary/canal.ts';
import {
  ageLabels,
  ageSchema,
  issueLabels,
  issueSchema,
  natureLabels,
  natureSchema,
} from '../../domain/vocabulary/demande-details.ts';
import { operateurLabels } from '../../domain/vocabulary/operateur.ts';
import { seanceTypeLabels, seanceTypeSchema } from '../../domain/vocabulary/seance-type.ts';
import { themeLabels, themeSchema } from '../../domain/vocabulary/theme.ts';
import type { Block, KeyFigure, Paper, ShareRow } from '../paper.ts';
import {
  NBSP,
  ofPlace,
  printChange,
  printCount,
  printMinutes,
  printNumber,
  typeset,
} from '../words.ts';
import {
  addMinutes,
  addRows,
  durationRows,
  foldRows,
  rowsByCount,
  rowsInOrder,
} from './report-rows.ts';
import type { CellsPair } from './report-rows.ts';
import {
  comparison,
  coverage,
  method,
  noComparison,
  periodColumn,
  periodTitle,
} from './report-words.ts';
import type { ReportPeriod } from './report-words.ts';

/** Communes printed one by one; those after are added up in one line. */
const MOST_COMMUNES = 30;

/** What a rapport d’activité is made from. */
export interface ReportSource {
  readonly site: { readonly id: string; readonly name: string };
  readonly periode: ReportPeriod;
  readonly figures: Figures;
  /** The year before, and the days it was counted over (`comparedRange`). */
  readonly avant: { readonly range: Comparison; readonly figures: Figures };
  /** The first day ever counted here; null when nothing has been. */
  readonly depuis: LocalDay | null;
  /** The name of a commune by its INSEE code, null when the code is unknown. */
  readonly nameCommune: (insee: string) => string | null;
  readonly today: LocalDay;
}

/**
 * The platform’s rapport d’activité for a month or a year, in the shape of the published
 * chiffres-clés (Couleurs Lozère, 2013): activities by thème, then each unit apart. It is the
 * platform’s own paper: no threshold hides its small numbers, and it says that it stays inside.
 */
export function activityReport(source: ReportSource): Paper {
  const { site, periode, figures, avant, depuis, today } = source;
  const { kind } = periode;
  const before = isBlank(avant.figures) ? null : avant.figures;
  const compared =
    before === null
      ? { sentence: noComparison(kind, avant.range.from), fair: false }
      : comparison(kind, avant.range, depuis);
  return {
    titre: typeset(`Rapport d’activité – ${periodTitle(periode)}`),
    sousTitres: [...coverage(periode, today, depuis), compared.sentence],
    langue: 'fr-FR',
    plateforme: `Relais – plateforme ${ofPlace(site.name)}`,
    jour: today,
    mention: 'Document interne à la plateforme',
    fichier: `rapport-activite-${site.id}-${periode.from.slice(0, kind === 'mois' ? 7 : 4)}.pdf`,
    contenu: [
      ...(isBlank(figures)
        ? [
            {
              genre: 'paragraphe',
              texte:
                'Aucune visite, aucune demande et aucune séance collective ne sont enregistrées sur cette période.',
            } satisfies Block,
          ]
        : sections(source, before, compared.fair)),
      { genre: 'intertitre', texte: 'Comment c’est compté' },
      { genre: 'note', textes: method(kind) },
    ],
  };
}

function sections(source: ReportSource, before: Figures | null, fair: boolean): Block[] {
  const { periode, figures, avant, nameCommune } = source;
  const columns = {
    colonne: periodColumn(periode.kind, periode.from),
    colonneAvant: before && periodColumn(periode.kind, avant.range.from),
  };
  const pair = (dimension: Dimension): CellsPair => ({
    now: readCells(figures, dimension),
    before: before && readCells(before, dimension),
  });
  const table = (titre: string, unite: string, lignes: readonly ShareRow[]): Block[] =>
    lignes.length === 0
      ? []
      : [
          {
            genre: 'repartition',
            titre,
            unite,
            ...columns,
            lignes,
            total: { nom: 'Total', ...addRows(lignes) },
          },
        ];
  return [
    ...table(
      'Activités par thème',
      'demandes',
      rowsInOrder(themeSchema.options, namedBy(themeLabels), pair('demandes.theme')),
    ),
    { genre: 'chiffres', chiffres: keyFigures(periode.kind, figures, before, fair) },
    ...table(
      'Opérateurs',
      'demandes',
      rowsByCount(namedBy(operateurLabels), pair('demandes.operateur')),
    ),
    ...table(
      'Nature de l’aide',
      'demandes',
      rowsInOrder(natureSchema.options, namedBy(natureLabels), pair('demandes.nature')),
    ),
    ...table(
      'Canal',
      'visites',
      rowsInOrder(canalSchema.options, namedBy(canalLabels), pair('visites.canal')),
    ),
    ...table(
      'Issue',
      'demandes',
      rowsInOrder(issueSchema.options, namedBy(issueLabels), pair('demandes.issue')),
    ),
    ...table('Durée', 'demandes', durationRows(pair('demandes.duree'))),
    ...timeSpent(figures),
    ...table(
      'Âge',
      'visites',
      rowsInOrder(ageSchema.options, namedBy(ageLabels), pair('visites.age')),
    ),
    ...table(
      'Communes',
      'visites',
      foldRows(
        rowsByCount((insee) => nameCommune(insee) ?? insee, pair('visites.commune')),
        MOST_COMMUNES,
        (count) => `${count} autres communes`,
      ),
    ),
    ...table(
      'Séances collectives',
      'séances',
      rowsInOrder(seanceTypeSchema.options, namedBy(seanceTypeLabels), pair('seances.type')),
    ),
    ...table(
      'Thèmes des séances collectives',
      'séances',
      rowsInOrder(themeSchema.options, namedBy(themeLabels), pair('seances.theme')),
    ),
  ];
}

/** The units, each on its own. */
function keyFigures(
  kind: ReportPeriod['kind'],
  now: Figures,
  before: Figures | null,
  fair: boolean,
): KeyFigure[] {
  const unit = kind === 'mois' ? 'mois' : 'annee';
  const detail = (value: number, former: number | undefined): string | null => {
    if (former === undefined) return null;
    const change = fair ? printChange(value, former) : null;
    const held = `${printNumber(former)} un an avant`;
    return change === null ? held : `${held} (${change})`;
  };
  const figure = (value: number, former: number | undefined, one: string, many: string) => ({
    valeur: printNumber(value),
    nom: value < 2 ? one : many,
    detail: detail(value, former),
  });
  return [
    figure(now.visites.total, before?.visites.total, 'visite', 'visites'),
    figure(now.demandes.total, before?.demandes.total, 'demande', 'demandes'),
    figure(now.usagersSuivis[unit], before?.usagersSuivis[unit], 'usager suivi', 'usagers suivis'),
    figure(now.seances.total, before?.seances.total, 'séance collective', 'séances collectives'),
    figure(
      now.seances.participants,
      before?.seances.participants,
      'participant aux séances',
      'participants aux séances',
    ),
  ];
}

/** The time that was said, and over how many demandes. */
function timeSpent({ demandes }: Figures): Block[] {
  const { minutes, said } = addMinutes(demandes.duree);
  if (said === 0) return [];
  const over = printCount(said, 'demande', 'demandes');
  return [
    {
      genre: 'paragraphe',
      texte: `Temps renseigné${NBSP}: ${printMinutes(minutes)}, sur ${over}.`,
    },
  ];
}

/** Whether nothing at all was counted. */
function isBlank({ visites, demandes, seances }: Figures): boolean {
  return visites.total + demandes.total + seances.total === 0;
}

/** The label of a key, first letter up as at the start of a line; a key unknown here keeps its own. */
function namedBy(labels: Readonly<Record<string, string>>): (key: string) => string {
  return (key) => {
    const label = labels[key] ?? key;
    return label.charAt(0).toUpperCase() + label.slice(1);
  };
}
