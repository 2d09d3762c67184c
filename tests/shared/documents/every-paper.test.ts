import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawPack } from '../../../renderer/workers/pack/draw-pack.ts';
import { drawPaper } from '../../../renderer/workers/pdf/draw-paper.ts';
import { composePack } from '../../../shared/documents/packs/compose-pack.ts';
import { packParts } from '../../../shared/documents/packs/pack-source.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import { createPackTools } from '../../renderer/workers/pack/pack-tools.ts';
import { everyPaper, everyPaperMaker, saidPerson } from '../../support/every-paper.ts';
import { hostileText } from '../../support/hostile-text.ts';
import { exampleSource } from '../../support/pack-examples.ts';
import { paperFonts } from '../../support/paper-fonts.ts';
import {
  actingNames,
  popplerInfo,
  popplerText,
  qpdfFaults,
  qpdfNames,
  requirePdfReaders,
} from '../../support/pdf-readers.ts';

const draw = async (paper: Paper) => (await drawPaper(paper, paperFonts, () => undefined)).pdf;

beforeAll(requirePdfReaders);

/** Words that name someone, in the examples. */
const NAMES: ReadonlySet<string> = new Set([
  'Essai-Fictif',
  'Alix',
  'Alix Essai',
  'Modèle',
  'Camille',
]);
const SENTINEL = 'Sentinelle';

/** A whole file that does nothing, says nothing of anyone in its metadata, and prints letters alone. */
function expectInert(pdf: Uint8Array): void {
  expect(qpdfFaults(pdf)).toBe('');
  const info = JSON.stringify(popplerInfo(pdf));
  expect(info).not.toContain(SENTINEL);
  expect(info).not.toMatch(/\\u00[01]/);
  const names = qpdfNames(pdf);
  expect([...actingNames, '/AcroForm'].filter((name) => names.has(name))).toEqual([]);
  expect(popplerText(pdf).join('\n')).not.toMatch(/[^\P{Cc}\n\f]|[\p{Cf}\p{Co}\p{Cs}\ufffd]/u);
}

describe('every paper', () => {
  const papers = Object.entries(everyPaper());

  it('is among these: one the kit makes and that is not here would be checked by nobody', () => {
    expect(papers.map(([maker]) => maker).toSorted()).toEqual(everyPaperMaker().toSorted());
    expect(papers.length).toBeGreaterThan(10);
  });

  it.each(papers)('is a file qpdf finds nothing wrong with: %s', async (_, paper) => {
    expect(qpdfFaults(await draw(paper))).toBe('');
  });

  it('is inert and whole whatever people type in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...papers.map(([maker]) => maker)),
        hostileText,
        async (maker, text) => {
          const say = (words: string) => (NAMES.has(words) ? `${text}${SENTINEL}` : text);
          const paper = everyPaper(say)[maker];
          if (paper === undefined) throw new Error(`No paper ${maker}.`);
          expectInert(await draw(paper));
        },
      ),
      { numRuns: 45 },
    );
  }, 180_000);
});

describe('a pack', () => {
  it('is inert and whole whatever people type in it', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const source = exampleSource('organisme', [], packParts);
        const tools = createPackTools(new Map());
        const { pdf } = await drawPack(
          composePack({
            ...source,
            personne: {
              ...source.personne,
              usager: saidPerson((words) => (NAMES.has(words) ? `${text}${SENTINEL}` : text)),
              commune: text,
            },
            dossiers: source.dossiers.map((dossier) => ({
              ...dossier,
              nom: text,
              avec: text,
              lettre: { corps: text, destinataire: [text] },
              copies: [{ cle: 'perdue', nom: text, pages: 1 }],
            })),
          }),
          tools,
        );
        expectInert(pdf);
      }),
      { numRuns: 6 },
    );
  }, 180_000);
});
