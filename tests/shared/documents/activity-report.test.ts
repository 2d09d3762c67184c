import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPaper } from '../../../renderer/workers/pdf/draw-paper.ts';
import type { Block, Paper } from '../../../shared/documents/paper.ts';
import { activityReport } from '../../../shared/documents/papers/activity-report.ts';
import type { ReportSource } from '../../../shared/documents/papers/activity-report.ts';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { dimensionSchema, readCells } from '../../../shared/domain/comptage/dimension.ts';
import { blankFigures } from '../../../shared/domain/comptage/figures.ts';
import type { Cells, Figures } from '../../../shared/domain/comptage/figures.ts';
import { comparedRange, periodOf } from '../../../shared/domain/comptage/period.ts';
import { expectFrenchTypography } from '../../renderer/french-typography.ts';
import { blankSource, exampleFigures, exampleSource } from '../../support/paper-examples.ts';
import { paperFonts } from '../../support/paper-fonts.ts';
import { pageText, readPdf } from '../../support/read-pdf.ts';

type Table = Extract<Block, { readonly genre: 'repartition' }>;

function tables(paper: Paper): Table[] {
  return paper.contenu.filter((block) => block.genre === 'repartition');
}

function table(paper: Paper, titre: string): Table {
  const found = tables(paper).find((one) => one.titre === titre);
  if (found === undefined) throw new Error(`No table ${titre}.`);
  return found;
}

/** Everything a paper says in sentences. */
function sentences(paper: Paper): string[] {
  return [
    paper.titre,
    ...paper.sousTitres,
    ...paper.contenu.flatMap((block) => {
      if (block.genre === 'paragraphe' || block.genre === 'intertitre') return [block.texte];
      return block.genre === 'note' ? block.textes : [];
    }),
  ];
}

function day(text: string) {
  return localDaySchema.parse(text);
}

/** The source for a period held by a day, seen from another. */
function during(kind: 'mois' | 'annee', held: string, today: string): Partial<ReportSource> {
  const periode = { ...periodOf(kind, day(held)), kind };
  return {
    periode,
    today: day(today),
    avant: { range: comparedRange(periode, day(today)), figures: exampleFigures() },
  };
}

function report(wish: Partial<ReportSource> = {}): Paper {
  return activityReport(exampleSource(wish));
}

const cells = (keys: readonly string[]): fc.Arbitrary<Cells> =>
  fc.dictionary(fc.constantFrom(...keys, '-', 'inconnu'), fc.integer({ min: 1, max: 40_000 }), {
    maxKeys: keys.length + 2,
  });

const sum = (counts: Cells) => Object.values(counts).reduce((total, count) => total + count, 0);

/** Figures whose printed dimensions each add up to their own total. */
const figuresArbitrary: fc.Arbitrary<Figures> = fc
  .record({
    theme: cells(['T1', 'T2', 'T3', 'T4', 'T5', 'T9']),
    operateur: cells(['caf', 'cpam', 'france-travail', 'autre']),
    duree: cells(['5', '10', '20', '45', '90', '121']),
    commune: cells(Array.from({ length: 60 }, (_, index) => `48${100 + index}`)),
    canal: cells(['accueil-spontane', 'telephone']),
    type: cells(['atelier', 'forum']),
  })
  .map(({ theme, operateur, duree, commune, canal, type }) => {
    const blank = blankFigures();
    return {
      ...blank,
      visites: { ...blank.visites, total: sum(canal), canal, commune },
      demandes: { ...blank.demandes, total: sum(theme), theme, operateur, duree },
      seances: { ...blank.seances, total: sum(type), type },
    };
  })
  // Nothing counted draws no table at all.
  .filter(({ visites, demandes, seances }) => visites.total + demandes.total + seances.total > 0);

describe('the tables of a report', () => {
  it('follow the published chiffres-clés: activities by thème first, then each unit apart', () => {
    const paper = report();
    expect(tables(paper).map(({ titre, unite }) => [titre, unite])).toEqual([
      ['Activités par thème', 'demandes'],
      ['Opérateurs', 'demandes'],
      ['Nature de l’aide', 'demandes'],
      ['Canal', 'visites'],
      ['Issue', 'demandes'],
      ['Durée', 'demandes'],
      ['Âge', 'visites'],
      ['Communes', 'visites'],
      ['Séances collectives', 'séances'],
      ['Thèmes des séances collectives', 'séances'],
    ]);
    expect(paper.contenu[0]?.genre).toBe('repartition');
    expect(paper.contenu[1]?.genre).toBe('chiffres');
  });

  it('print the shares of 2013 as they were published', async () => {
    const { pdf } = await drawPaper(report(), paperFonts, () => {});
    const text = readPdf(pdf).pages.map(pageText).join('\n');
    for (const share of ['50', '23', '13', '11', '1', '2'])
      expect(text).toContain(`${share}\u00a0%`);
  });

  it('add up: the lines of every column make its total, whatever was counted', () => {
    fc.assert(
      fc.property(figuresArbitrary, figuresArbitrary, (figures, before) => {
        const source = exampleSource({ figures });
        const paper = activityReport({
          ...source,
          avant: { ...source.avant, figures: before },
        });
        for (const { lignes, total } of tables(paper)) {
          expect(lignes.reduce((all, { nombre }) => all + nombre, 0)).toBe(total.nombre);
          const before = lignes.reduce((all, { avant }) => all + (avant ?? 0), 0);
          expect(before).toBe(total.avant ?? 0);
        }
      }),
    );
  });

  it('count each dimension whole: its total is what the figures say', () => {
    fc.assert(
      fc.property(figuresArbitrary, (figures) => {
        const printed = tables(report({ figures })).map(({ total }) => total.nombre);
        const counted = dimensionSchema.options
          .map((dimension) => sum(readCells(figures, dimension)))
          .filter((count) => count > 0);
        const ascending = (a: number, b: number) => a - b;
        expect(printed.filter((count) => count > 0).toSorted(ascending)).toEqual(
          counted.toSorted(ascending),
        );
      }),
    );
  });

  it('keep what nobody said on a last line of its own', () => {
    expect(table(report(), 'Opérateurs').lignes.map(({ nom }) => nom)).toEqual([
      'France Travail',
      'CAF',
      'Non renseigné',
    ]);
  });

  it('name what the vocabulary does not know by its own key, rather than lose it', () => {
    const figures = exampleFigures();
    const paper = report({
      figures: { ...figures, demandes: { ...figures.demandes, issue: { perdu: 100 } } },
    });
    expect(table(paper, 'Issue').lignes.map(({ nom }) => nom)).toContain('Perdu');
  });

  it('gather durations in brackets and add up the time that was said', () => {
    const paper = report();
    expect(table(paper, 'Durée').lignes.map(({ nom, nombre }) => [nom, nombre])).toEqual([
      ['10 min et moins', 40],
      ['11 à 20 min', 80],
      ['Plus d’une heure', 2],
      ['Non renseigné', 78],
    ]);
    // (20 × 10 + 40 × 20 + 75) × 2 minutes, over 61 × 2 demandes.
    expect(sentences(paper)).toContain(
      'Temps renseigné\u00a0: 35\u00a0h\u00a050, sur 122\u00a0demandes.',
    );
  });

  it('name thirty communes and add the others up, none lost', () => {
    const commune = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`C${index}`, index + 1]),
    );
    const figures = exampleFigures();
    const { lignes, total } = table(
      report({ figures: { ...figures, visites: { ...figures.visites, commune } } }),
      'Communes',
    );
    expect(lignes.length).toBeLessThanOrEqual(32);
    expect(lignes.find(({ regroupe }) => regroupe)?.nom).toMatch(/^\d+ autres communes$/);
    expect(total.nombre).toBe((400 * 401) / 2);
  });
});

describe('the period of a report', () => {
  it('is said with what it is compared with', () => {
    expect(report().titre).toBe('Rapport d’activité – octobre 2026');
    expect(report().sousTitres).toEqual([
      'Du 1er\u00a0octobre 2026 au 31\u00a0octobre 2026.',
      'Comparé à octobre 2025.',
    ]);
    expect(table(report(), 'Canal')).toMatchObject({
      colonne: 'oct.\u00a02026',
      colonneAvant: 'oct.\u00a02025',
    });
  });

  it('under way, is stopped at today and compared with the same days', () => {
    expect(report(during('mois', '2026-11-10', '2026-11-22')).sousTitres).toEqual([
      'Du 1er\u00a0novembre 2026 au 30\u00a0novembre 2026.',
      'Période en cours\u00a0: chiffres arrêtés au 22\u00a0novembre 2026.',
      'Comparé aux mêmes jours un an avant\u00a0: du 1er\u00a0novembre 2025 au 22\u00a0novembre 2025.',
    ]);
  });

  it('says from when Relais counts, and then prints no evolution from half a year', () => {
    const paper = report({
      ...during('annee', '2026-01-01', '2026-11-22'),
      depuis: day('2025-05-12'),
    });
    expect(paper.sousTitres.at(-1)).toContain('commencent le 12\u00a0mai 2025');
    const figures = paper.contenu.find((block) => block.genre === 'chiffres');
    expect(figures?.chiffres[0]?.detail).toBe('90 un an avant');
  });

  it('prints how each unit moved when the two can be compared', () => {
    const figures = report().contenu.find((block) => block.genre === 'chiffres');
    expect(figures?.chiffres.map(({ valeur, nom, detail }) => [valeur, nom, detail])).toEqual([
      ['180', 'visites', '90 un an avant (+100\u00a0%)'],
      ['200', 'demandes', '100 un an avant (+100\u00a0%)'],
      ['18', 'usagers suivis', '9 un an avant (+100\u00a0%)'],
      ['4', 'séances collectives', '2 un an avant (+100\u00a0%)'],
      ['34', 'participants aux séances', '17 un an avant (+100\u00a0%)'],
    ]);
  });

  it('counts usagers suivis by the year in a report of a year', () => {
    const paper = report(during('annee', '2026-01-01', '2026-11-22'));
    const figures = paper.contenu.find((block) => block.genre === 'chiffres');
    expect(figures?.chiffres[2]).toMatchObject({ valeur: '14', nom: 'usagers suivis' });
    expect(paper.fichier).toBe('rapport-activite-marvejols-2026.pdf');
  });

  it('compares with nothing rather than with zeros when nothing was counted a year before', () => {
    const source = exampleSource();
    const paper = activityReport({
      ...source,
      avant: { ...source.avant, figures: blankFigures() },
    });
    expect(paper.sousTitres.at(-1)).toBe(
      'Relais n’a pas de chiffres pour octobre 2025\u00a0: rien n’est comparé.',
    );
    for (const { colonneAvant, lignes } of tables(paper)) {
      expect(colonneAvant).toBeNull();
      expect(lignes.every(({ avant }) => avant === null)).toBe(true);
    }
  });

  it('empty, says so and draws no table of zeros', async () => {
    const paper = activityReport(blankSource());
    expect(tables(paper)).toEqual([]);
    expect(sentences(paper).join(' ')).toContain('Aucune visite, aucune demande');
    expect((await drawPaper(paper, paperFonts, () => {})).pages).toHaveLength(1);
  });
});

describe('what a report says of itself', () => {
  it('stays inside the platform, says how it counts, and is saved without a name', () => {
    const paper = report();
    expect(paper.mention).toBe('Document interne à la plateforme');
    expect(sentences(paper).join(' ')).toContain('Ces unités ne s’additionnent pas');
    expect(paper.fichier).toBe('rapport-activite-marvejols-2026-10.pdf');
  });

  it('is typeset in French', () => {
    for (const paper of [report(), activityReport(blankSource())])
      for (const sentence of sentences(paper))
        // The paper’s typeface has no narrow space: a whole one stands before ; ! and ?.
        expectFrenchTypography(sentence.replaceAll(/\u00a0(?=[;!?])/g, '\u202f'));
  });
});
