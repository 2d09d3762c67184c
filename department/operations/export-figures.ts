import type { Sheet, SheetCell, SheetColumn } from '../../shared/domain/echange/sheet.ts';
import type { PublishedPeriod, PublishedPlace } from '../../shared/sync/published-figures.ts';
import { publishedDimensionSchema, totalNameSchema } from '../../shared/sync/published-figures.ts';
import { dimensionLabels, nameKey, totalLabels } from '../../shared/sync/published-words.ts';

const text = (header: string, width: number): SheetColumn => ({ header, kind: 'texte', width });
const number = (header: string, width: number): SheetColumn => ({ header, kind: 'nombre', width });
const day = (header: string): SheetColumn => ({ header, kind: 'jour', width: 12 });

const detailColumns: readonly SheetColumn[] = [
  text('période', 9),
  day('du'),
  day('au'),
  text('provenance', 12),
  text('plateforme', 24),
  text('unité', 22),
  text('ventilation', 22),
  text('code', 22),
  text('libellé', 40),
  number('valeur', 10),
  text('état', 36),
];

const WITHHELD = 'petit effectif';
const NOT_RECEIVED = 'rien reçu';
const AT_LEAST = 'au moins (des mois retiennent le leur)';

/** The whole of what is published of a period, one figure a line: what the CSV holds. */
export function toDetailSheet(
  published: PublishedPeriod,
  nameCommune: (insee: string) => string | null,
): Sheet {
  return {
    name: 'Détail',
    columns: detailColumns,
    rows: places(published).flatMap(([name, place]) => {
      const start = [
        published.period,
        published.from,
        published.to,
        published.provenances.join(' et '),
        name,
      ];
      if (place.lastReceived === null)
        return [[...start, '', '', '', '', null, NOT_RECEIVED] satisfies SheetCell[]];
      const totals = totalNameSchema.options.map((total): SheetCell[] => {
        const value = place.totals[total];
        return [...start, totalLabels[total], 'total', '', 'Total', value, stateOf(value, false)];
      });
      const cuts = publishedDimensionSchema.options.flatMap((dimension) =>
        Object.entries(place.dimensions[dimension] ?? {}).map(([key, value]): SheetCell[] => [
          ...start,
          dimensionLabels[dimension].unit,
          dimensionLabels[dimension].by,
          key,
          nameKey(dimension, key, nameCommune),
          value,
          stateOf(value, place.atLeast[dimension]?.includes(key) === true),
        ]),
      );
      return [...totals, ...cuts];
    }),
  };
}

/** The platforms side by side, a unit a column. */
export function toSummarySheet(published: PublishedPeriod): Sheet {
  return {
    name: 'Synthèse',
    columns: [
      text('plateforme', 24),
      ...totalNameSchema.options.map((name) => number(totalLabels[name], 24)),
    ],
    rows: places(published).map(([name, { totals, lastReceived }]) => [
      name,
      ...totalNameSchema.options.map((total) =>
        lastReceived === null ? NOT_RECEIVED : (totals[total] ?? WITHHELD),
      ),
    ]),
  };
}

/** How the figures of the file are to be read. */
export function toReadingSheet(published: PublishedPeriod): Sheet {
  const { threshold, throughMonth, now } = published;
  return {
    name: 'Lecture',
    columns: [text('à savoir', 120)],
    rows: [
      [`Chiffres arrêtés le ${now.slice(0, 16).replace('T', ' à ')} (temps universel).`],
      [
        'Une visite est une personne ou un foyer reçu ; une demande, un besoin ; un usager suivi, une personne qui a un dossier. Ces unités ne s’additionnent pas.',
      ],
      ['Le total des usagers suivis du réseau est la somme des plateformes.'],
      [
        threshold === 1
          ? 'Aucun petit effectif n’est retenu.'
          : `Les effectifs de 1 à ${threshold - 1} sont retenus, ainsi que ceux qui permettraient de les retrouver par soustraction.`,
      ],
      [
        throughMonth === null
          ? 'Aucun mois n’est encore clos : les ventilations viendront avec le premier.'
          : `Les ventilations sont celles des mois${threshold > 1 ? ' clos' : ''}, jusqu’à ${throughMonth} compris.`,
      ],
      ...(published.provenances.includes('fictif')
        ? [['Une partie au moins de ces chiffres est fictive (démonstration).']]
        : []),
    ],
  };
}

function places(published: PublishedPeriod): readonly (readonly [string, PublishedPlace])[] {
  return [
    ...published.sites.map((site) => [site.name, site] as const),
    ['Réseau', published.network] as const,
  ];
}

function stateOf(value: number | null, isAtLeast: boolean): string {
  if (value === null) return WITHHELD;
  return isAtLeast ? AT_LEAST : 'publié';
}
