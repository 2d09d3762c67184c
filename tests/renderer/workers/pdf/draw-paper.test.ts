import { describe, expect, it } from 'vitest';
import { drawPaper } from '../../../../renderer/workers/pdf/draw-paper.ts';
import { readLaidOutPages } from '../../../../renderer/workers/pdf/laid-out-pages.ts';
import type { DrawnPage } from '../../../../shared/documents/drawn-page.ts';
import { CONTENT_WIDTH, MARGINS, PAGE } from '../../../../shared/documents/kit/theme.ts';
import type { Block, Paper } from '../../../../shared/documents/paper.ts';
import { daySheet } from '../../../../shared/documents/papers/day-sheet.ts';
import { blankSource, exampleReport } from '../../../support/paper-examples.ts';
import { paperFonts } from '../../../support/paper-fonts.ts';
import { pageText, readPdf } from '../../../support/read-pdf.ts';

const sheet = daySheet({ id: 'marvejols', name: 'Marvejols' });

function draw(paper: Paper) {
  return drawPaper(paper, paperFonts, () => {});
}

/** A paper with these blocks and nothing else. */
function paperOf(...contenu: Block[]): Paper {
  return { ...sheet, contenu };
}

/** The texts of a page, in the order they are drawn. */
function texts({ marques }: DrawnPage) {
  return marques.filter((mark) => mark.genre === 'texte');
}

function written(page: DrawnPage): string[] {
  return texts(page).map(({ texte }) => texte);
}

/** The only page of a paper. */
function only([page, ...others]: readonly DrawnPage[]): DrawnPage {
  if (page === undefined || others.length > 0) throw new Error(`${others.length + 1} pages.`);
  return page;
}

/** The right ends of the numbers of a column. */
function rightEnds(page: DrawnPage, numbers: readonly string[]): number[] {
  return texts(page)
    .filter(({ texte }) => numbers.includes(texte))
    .map(({ x, largeur }) => Math.round((x + largeur) * 100) / 100);
}

describe('the bytes of a paper', () => {
  it.each([
    ['the day sheet', sheet],
    ['a report', exampleReport()],
  ])('are the same for %s drawn twice, another paper in between', async (_name, paper) => {
    const first = await draw(paper);
    await draw(exampleReport(blankSource()));
    const second = await draw(structuredClone(paper));
    expect(Buffer.from(second.pdf).equals(first.pdf)).toBe(true);
    expect(second.pages).toEqual(first.pages);
  });

  it('tell the paper’s day and never a moment, nor who or what machine made it', async () => {
    const { metadata } = readPdf((await draw(exampleReport())).pdf);
    expect(metadata.match(/\d{4}-?\d{2}-?\d{2}T?\d{6,}|\d{2}:\d{2}:\d{2}/g) ?? []).toSatisfy(
      (moments: readonly string[]) =>
        moments.every((moment) => moment === '20261122120000' || moment === '12:00:00'),
    );
    expect(metadata).toContain('Rapport d’activité – octobre 2026');
    expect(metadata).not.toMatch(/Author|Keywords|pdfmake|PDFKit/i);
  });

  it('claim French and a title, and no tags they do not have', async () => {
    const { catalog } = readPdf((await draw(sheet)).pdf);
    expect(catalog).toContain('/Lang (fr-FR)');
    expect(catalog).not.toMatch(/MarkInfo|StructTreeRoot/);
  });

  it('hold no link, script, attachment or form', async () => {
    const bytes = Buffer.from((await draw(exampleReport())).pdf).toString('latin1');
    expect(bytes).not.toMatch(/\/(URI|JavaScript|JS|Launch|EmbeddedFile|AcroForm|OpenAction)\b/);
  });
});

describe('the pages shown before printing', () => {
  it.each([
    ['the day sheet', sheet],
    ['a report', exampleReport()],
  ])('are those of the file, word for word and place for place: %s', async (_name, paper) => {
    const { pdf, pages } = await draw(paper);
    const file = readPdf(pdf);
    expect(file.pages).toHaveLength(pages.length);
    for (const [index, page] of pages.entries()) {
      const words = file.pages[index] ?? [];
      expect(written(page).join('').replaceAll(/\s/g, '')).toBe(
        pageText(words).replaceAll(/\s/g, ''),
      );
      const astray = texts(page).filter(
        ({ x, y }) => !words.some((word) => Math.hypot(word.x - x, PAGE.height - word.y - y) < 0.1),
      );
      expect(astray).toEqual([]);
    }
  });

  it('hold no space a screen would fold: none around a text, none doubled', async () => {
    for (const paper of [sheet, exampleReport()])
      for (const text of (await draw(paper)).pages.flatMap(written))
        expect(text).toMatch(/^\S+([ \u00a0]\S+)*$/);
  });

  it('keep everything inside the margins an old printer can reach', async () => {
    for (const paper of [sheet, exampleReport()])
      for (const { marques } of (await draw(paper)).pages)
        for (const mark of marques) {
          const [left, right] =
            mark.genre === 'trait'
              ? [Math.min(mark.x1, mark.x2), Math.max(mark.x1, mark.x2)]
              : [mark.x, mark.x + mark.largeur];
          expect(left).toBeGreaterThanOrEqual(MARGINS[0] - 1);
          expect(right).toBeLessThanOrEqual(MARGINS[0] + CONTENT_WIDTH + 1);
        }
  });

  it('are refused when they hold what a preview would not show', () => {
    expect(() =>
      readLaidOutPages({
        _pdfMakePages: [
          { pageSize: { width: 1, height: 1 }, items: [{ type: 'image', item: {} }] },
        ],
      }),
    ).toThrow(/invalid/i);
  });
});

describe('the kit', () => {
  it('prints every character it is given: none is missing from the typeface', async () => {
    for (const paper of [sheet, exampleReport(), exampleReport(blankSource())])
      for (const page of readPdf((await draw(paper)).pdf).pages)
        expect(pageText(page).replaceAll('\0', '\ufffd')).not.toContain('\ufffd');
  });

  it('prints narrow spaces as no-break ones: the typeface has no narrow ones', async () => {
    const { pdf } = await draw(
      paperOf({ genre: 'paragraphe', texte: '18\u202f300 venues\u202f!' }),
    );
    expect(pageText(readPdf(pdf).pages[0] ?? [])).toContain('18\u00a0300 venues\u00a0!');
  });

  it('lines the numbers of a column up on their right, figures of one width', async () => {
    const numbers = [1, 11, 111, 1111, 77_777];
    const { pages } = await draw(
      paperOf({
        genre: 'repartition',
        titre: 'Essai',
        unite: 'demandes',
        colonne: '2026',
        colonneAvant: null,
        lignes: numbers.map((nombre) => ({ nom: `L${nombre}`, nombre, avant: null })),
        total: { nom: 'Total', nombre: 79_011, avant: null },
      }),
    );
    const ends = rightEnds(only(pages), ['1', '11', '111', '1\u00a0111', '77\u00a0777']);
    expect(ends).toHaveLength(5);
    expect(new Set(ends).size).toBe(1);
  });

  it('runs a long table over pages, its title and headings on each', async () => {
    const lignes = Array.from({ length: 400 }, (_, index) => ({
      nom: `Commune ${index}`,
      nombre: 1,
      avant: 2,
    }));
    const { pages } = await draw(
      paperOf({
        genre: 'repartition',
        titre: 'Communes',
        unite: 'visites',
        colonne: '2026',
        colonneAvant: '2025',
        lignes,
        total: { nom: 'Total', nombre: 400, avant: 800 },
      }),
    );
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) expect(written(page)).toContain('Communes');
    const all = pages.flatMap(written);
    for (const { nom } of lignes) expect(all).toContain(nom);
    expect(all.filter((text) => text === 'Total')).toHaveLength(1);
  });

  it('wraps a name of twelve lines inside its column, the bar and the numbers beside it', async () => {
    const nom = 'Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson '.repeat(12).trim();
    const { pages } = await draw(
      paperOf({
        genre: 'repartition',
        titre: 'Communes',
        unite: 'visites',
        colonne: '2026',
        colonneAvant: '2025',
        lignes: [{ nom, nombre: 3, avant: 1 }],
        total: { nom: 'Total', nombre: 3, avant: 1 },
      }),
    );
    const page = only(pages);
    const bar = page.marques.find((mark) => mark.genre === 'rectangle');
    const lines = texts(page).filter(({ texte }) => texte.length > 3 && nom.includes(texte));
    expect(lines.length).toBeGreaterThanOrEqual(12);
    for (const { x, largeur } of lines) expect(x + largeur).toBeLessThanOrEqual(bar?.x ?? 0);
  });

  it('tells two periods apart without colour: full bars, and hollow ones', async () => {
    const { pages } = await draw(exampleReport());
    const bars = pages.flatMap(({ marques }) =>
      marques.filter((mark) => mark.genre === 'rectangle'),
    );
    const full = bars.filter(({ fond, bord }) => fond !== null && bord === null);
    const hollow = bars.filter(({ fond, bord }) => fond === null && bord !== null);
    expect(full.length).toBeGreaterThan(10);
    expect(hollow).toHaveLength(full.length);
  });

  it('draws boxes to tick, one before each line', async () => {
    const { pages } = await draw(
      paperOf({ genre: 'cases', cases: ['Pièce d’identité', 'Avis d’imposition'] }),
    );
    const marks = pages[0]?.marques ?? [];
    expect(marks.filter(({ genre }) => genre === 'rectangle')).toHaveLength(2);
    expect(written(only(pages))).toContain('Avis d’imposition');
  });

  it('tells how far a long paper is, from little to all', async () => {
    const parts: number[] = [];
    await drawPaper(exampleReport(), paperFonts, (part) => parts.push(part));
    expect(parts.at(-1)).toBe(1);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
  });
});
