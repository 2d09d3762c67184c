import type { LocalDay } from '../../domain/calendar/local-day.ts';
import type { Block, KeyFigure, Paper } from '../paper.ts';
import { NBSP, printChange, printDay, printNumber, typeset } from '../words.ts';
import { annualMethod } from './annual-method.ts';

/** A figure as published; null when it is withheld. */
export type Figure = number | null;

/** A line of a breakdown. */
export interface Named {
  readonly nom: string;
  readonly nombre: Figure;
  /** Some months withhold theirs: the year may be more. */
  readonly auMoins: boolean;
}

/** The units of one year. */
export interface Units {
  readonly visites: Figure;
  readonly demandes: Figure;
  readonly usagersSuivis: Figure;
}

/** What a platform did in the year, and what it did the year before. */
export interface PlatformYear extends Units {
  readonly nom: string;
  /** False: nothing was received, its zeros were not measured. */
  readonly recu: boolean;
  readonly visitesAvant: Figure;
  /** Whole euros of the year, when they were entered. */
  readonly budget: number | null;
}

/** An accueil published before the tool, as it was printed. */
export interface Declared {
  readonly year: number;
  readonly accueils: string;
  readonly sources: string;
}

/** What the rapport annuel is made from: published figures alone, as the screens show them. */
export interface AnnualSource {
  readonly reseau: string;
  readonly departement: string;
  readonly year: number;
  readonly today: LocalDay;
  /** The year is over. */
  readonly close: boolean;
  /** The last month breakdowns hold, `YYYY-MM`; null when no month is closed. */
  readonly jusquA: string | null;
  /** Figures from 1 to one less are withheld. */
  readonly seuil: number;
  readonly provenances: readonly ('mesure' | 'fictif')[];
  readonly total: Units & {
    readonly seances: Figure;
    readonly participants: Figure;
    readonly rdvHonores: Figure;
    readonly kilometres: Figure;
    /** RDV whose distance nobody has read on the map. */
    readonly kilometresEstimes: number;
  };
  readonly plateformes: readonly PlatformYear[];
  readonly themes: readonly Named[];
  readonly operateurs: readonly Named[];
  readonly canaux: readonly Named[];
  readonly natures: readonly Named[];
  readonly ages: readonly Named[];
  /** Visites held by visio, in the booth and at a distance. */
  readonly visio: Figure;
  /** The years counted by the tool, the first one first, this one last. */
  readonly annees: readonly (Units & { readonly year: number })[];
  readonly declares: readonly Declared[];
}

/** The screens’ own words. */
const WITHHELD = 'petit effectif';

/**
 * The yearly report for the funders, in the shape of the published chiffres-clés: each unit apart,
 * activities by thème, then platforms, growth, partners, visio, cost; how it is counted on its last
 * page.
 */
export function annualReport(source: AnnualSource): Paper {
  const { year, reseau, departement, today, close, jusquA, provenances } = source;
  const fictif = provenances.includes('fictif');
  return {
    titre: `Rapport annuel ${year}`,
    sousTitres: [
      reseau,
      ...(close ? [] : [`Année en cours : chiffres arrêtés au ${printDay(today)}.`]),
      ...(jusquA === null ? [] : [`Ventilations : mois clos, jusqu’à ${jusquA} compris.`]),
      ...(fictif
        ? [
            provenances.includes('mesure')
              ? 'DÉMONSTRATION : une partie de ces chiffres est fictive.'
              : 'DÉMONSTRATION : tous ces chiffres sont fictifs.',
          ]
        : []),
    ].map(typeset),
    langue: 'fr-FR',
    plateforme: `Relais – ${reseau}`,
    jour: today,
    mention: fictif ? 'Chiffres de démonstration' : null,
    fichier: `rapport-annuel-${departement}-${year}.pdf`,
    contenu: [
      { genre: 'chiffres', chiffres: keyFigures(source) },
      ...cut('Activités par thème', 'demandes', source.themes, year),
      ...platforms(source),
      ...growth(source),
      ...cut('Partenaires et opérateurs', 'demandes', source.operateurs, year),
      ...cut('Canal', 'visites', source.canaux, year),
      ...visio(source),
      ...cut('Nature de l’aide', 'demandes', source.natures, year),
      ...cut('Âge', 'visites', source.ages, year),
      ...costs(source),
      ...declared(source),
      { genre: 'intertitre', texte: 'Méthode et limites' },
      { genre: 'note', textes: annualMethod(source) },
    ],
  };
}

/** A figure in a table: `18 300`, or the word for one withheld. */
function printFigure(value: Figure): string {
  return value === null ? WITHHELD : printNumber(value);
}

function keyFigures({ total, annees }: AnnualSource): KeyFigure[] {
  const before = annees.at(-2);
  const figure = (value: Figure, former: Figure | undefined, one: string, many: string) => {
    const change =
      value === null || former === undefined || former === null ? null : printChange(value, former);
    return {
      valeur: printFigure(value),
      nom: value !== null && value < 2 ? one : many,
      detail:
        former === undefined || former === null
          ? null
          : `${printNumber(former)} en ${before?.year ?? ''}${change === null ? '' : ` (${change})`}`,
    };
  };
  return [
    figure(total.visites, before?.visites, 'visite', 'visites'),
    figure(total.demandes, before?.demandes, 'demande', 'demandes'),
    figure(total.usagersSuivis, before?.usagersSuivis, 'usager suivi', 'usagers suivis'),
    ...(total.seances === 0
      ? []
      : [figure(total.seances, undefined, 'séance collective', 'séances collectives')]),
  ];
}

/** A breakdown: with its bars when every line may be shown, as a table when some are withheld. */
function cut(titre: string, unite: string, rows: readonly Named[], year: number): Block[] {
  if (rows.length === 0) return [];
  const known = rows.flatMap(({ nom, nombre }) =>
    nombre === null ? [] : [{ nom, nombre, avant: null }],
  );
  const sum = known.reduce((total, { nombre }) => total + nombre, 0);
  if (known.length === rows.length && !rows.some(({ auMoins }) => auMoins))
    return [
      {
        genre: 'repartition',
        titre,
        unite,
        colonne: String(year),
        colonneAvant: null,
        lignes: known,
        total: { nom: 'Total', nombre: sum, avant: null },
      },
    ];
  return [
    { genre: 'intertitre', texte: titre },
    {
      genre: 'tableau',
      colonnes: [
        { titre: unite, largeur: '*' },
        { titre: String(year), largeur: 90, droite: true },
      ],
      lignes: rows.map(({ nom, nombre, auMoins }) => [
        nom,
        auMoins && nombre !== null ? `au moins ${printNumber(nombre)}` : printFigure(nombre),
      ]),
    },
  ];
}

function platforms({ plateformes, total, year }: AnnualSource): Block[] {
  return [
    { genre: 'intertitre', texte: 'Par plateforme' },
    {
      genre: 'tableau',
      colonnes: [
        { titre: 'Plateforme', largeur: '*' },
        { titre: 'Visites', largeur: 70, droite: true },
        { titre: `Visites ${year - 1}`, largeur: 80, droite: true },
        { titre: 'Demandes', largeur: 70, droite: true },
        { titre: 'Usagers suivis', largeur: 90, droite: true },
      ],
      lignes: [
        ...plateformes.map((site) =>
          site.recu
            ? [
                site.nom,
                printFigure(site.visites),
                site.visitesAvant === 0 ? '–' : printFigure(site.visitesAvant),
                printFigure(site.demandes),
                printFigure(site.usagersSuivis),
              ]
            : [site.nom, 'rien reçu', '–', 'rien reçu', 'rien reçu'],
        ),
        [
          'Réseau',
          printFigure(total.visites),
          '',
          printFigure(total.demandes),
          printFigure(total.usagersSuivis),
        ],
      ],
    },
    {
      genre: 'note',
      textes: [
        `Le total des usagers suivis est la somme des plateformes${NBSP}: une même personne peut être suivie par deux d’entre elles.`,
      ],
    },
  ];
}

function growth({ annees }: AnnualSource): Block[] {
  const [first] = annees;
  if (first === undefined || annees.length < 2) return [];
  return [
    { genre: 'intertitre', texte: `Évolution depuis ${first.year}` },
    {
      genre: 'tableau',
      colonnes: [
        { titre: 'Année', largeur: '*' },
        { titre: 'Visites', largeur: 80, droite: true },
        { titre: `depuis ${first.year}`, largeur: 80, droite: true },
        { titre: 'Demandes', largeur: 80, droite: true },
        { titre: 'Usagers suivis', largeur: 90, droite: true },
      ],
      lignes: annees.map(({ year, visites, demandes, usagersSuivis }) => [
        String(year),
        printFigure(visites),
        year === first.year || visites === null || first.visites === null
          ? '–'
          : (printChange(visites, first.visites) ?? '–'),
        printFigure(demandes),
        printFigure(usagersSuivis),
      ]),
    },
  ];
}

function visio({ visio: byVisio, total }: AnnualSource): Block[] {
  const { kilometres, kilometresEstimes, rdvHonores } = total;
  const facts = [
    ...(byVisio === 0 ? [] : [['Visites par visio', printFigure(byVisio)]]),
    ...(rdvHonores === 0 ? [] : [['Rendez-vous honorés', printFigure(rdvHonores)]]),
    ...(kilometres === 0
      ? []
      : [
          [
            kilometresEstimes === 0
              ? 'Kilomètres évités'
              : `Kilomètres évités, dont ${printNumber(kilometresEstimes)} rendez-vous à distance estimée`,
            printFigure(kilometres),
          ],
        ]),
  ];
  return facts.length === 0
    ? []
    : [
        { genre: 'intertitre', texte: 'Visio et déplacements évités' },
        {
          genre: 'tableau',
          colonnes: [
            { titre: '', largeur: '*' },
            { titre: 'Année', largeur: 90, droite: true },
          ],
          lignes: facts,
        },
      ];
}

function costs({ plateformes, close }: AnnualSource): Block[] {
  const entered = plateformes.filter(({ budget }) => budget !== null);
  if (entered.length === 0) return [];
  return [
    { genre: 'intertitre', texte: 'Coût par visite' },
    {
      genre: 'tableau',
      colonnes: [
        { titre: 'Plateforme', largeur: '*' },
        { titre: 'Budget', largeur: 90, droite: true },
        { titre: 'Visites', largeur: 80, droite: true },
        { titre: 'Coût par visite', largeur: 100, droite: true },
      ],
      lignes: entered.map(({ nom, budget, visites }) => [
        nom,
        `${printNumber(budget ?? 0)}${NBSP}€`,
        printFigure(visites),
        printCost(budget, visites, close),
      ]),
    },
  ];
}

/** A year’s budget over a year’s visites, to the nearest euro; a dash while the year runs. */
function printCost(budget: number | null, visites: Figure, close: boolean): string {
  return budget === null || visites === null || visites === 0 || !close
    ? '–'
    : `${printNumber(Math.round(budget / visites))}${NBSP}€`;
}

function declared({ declares }: AnnualSource): Block[] {
  if (declares.length === 0) return [];
  return [
    { genre: 'intertitre', texte: 'Avant cet outil : chiffres déclarés'.replace(' :', `${NBSP}:`) },
    {
      genre: 'tableau',
      colonnes: [
        { titre: 'Année', largeur: 50 },
        { titre: 'Accueils déclarés', largeur: 110, droite: true },
        { titre: 'Source', largeur: '*' },
      ],
      lignes: declares.map(({ year, accueils, sources }) => [String(year), accueils, sources]),
    },
    {
      genre: 'note',
      textes: [
        'Repris tels qu’imprimés. Un accueil est l’unité de la source, ni une visite ni une demande : ces chiffres ne s’ajoutent à aucun autre de ce rapport.'.replace(
          ' :',
          `${NBSP}:`,
        ),
      ],
    },
  ];
}
