import { describe, expect, it } from 'vitest';
import conditionsFile from '../../../resources/catalogue/conditions.json' with { type: 'json' };
import { drawPaper } from '../../../renderer/workers/pdf/draw-paper.ts';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { choosePieces } from '../../../shared/domain/piece/choose-pieces.ts';
import { conditionsSchema } from '../../../shared/domain/piece/conditions.ts';
import type { Reponses } from '../../../shared/domain/piece/evaluate-condition.ts';
import { printable } from '../../../shared/documents/kit/printable.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import { checklist } from '../../../shared/documents/papers/checklist.ts';
import { paperFonts } from '../../support/paper-fonts.ts';
import { pageText, readPdf } from '../../support/read-pdf.ts';
import { readShippedCatalogue } from '../domain/catalogue/shipped-catalogue.ts';

const { index, fiches, calendrier } = readShippedCatalogue();
const conditions = conditionsSchema.parse(conditionsFile);

function listOf(id: string, reponses: Reponses = {}): Paper {
  const fiche = fiches.find((one) => one.id === id);
  const demarche = index.demarches.find((one) => one.id === id);
  if (fiche === undefined || demarche === undefined) throw new Error(`No démarche ${id}.`);
  return checklist({
    site: { id: 'marvejols', name: 'Marvejols' },
    demarche,
    fiche,
    pieces: choosePieces(fiche, conditions, reponses),
    dates: calendrier.items
      .filter((item) => item.demarche === id)
      .map(({ rule, confidence }) => ({ texte: rule, confidence })),
    today: localDaySchema.parse('2026-11-22'),
  });
}

/** The names under each heading of things to bring. */
function toBring(paper: Paper): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    paper.contenu.flatMap((block) =>
      block.genre === 'apporter' ? [[block.titre, block.pieces.map(({ nom }) => nom)]] : [],
    ),
  );
}

const ALWAYS = 'Ce qu’il faut apporter';
const DEPENDING = 'À apporter aussi, si c’est votre cas';
const permit = expect.stringMatching(/^Titre de séjour/) as string;

describe('the checklist of a démarche', () => {
  it('keeps the « si » of what no answer settled', () => {
    const paper = listOf('caf-rsa');
    expect(toBring(paper)[ALWAYS]).not.toContainEqual(permit);
    expect(toBring(paper)[DEPENDING]).toContainEqual(permit);
    expect(JSON.stringify(paper)).toContain('Si\u00a0: hors UE');
  });

  it('asks for what an answer calls for, and leaves out what another makes needless', () => {
    const foreign = toBring(listOf('caf-rsa', { 'hors-ue': 'oui' }));
    expect(foreign[ALWAYS]).toContainEqual(permit);
    expect(foreign[DEPENDING]).not.toContainEqual(permit);
    const european = toBring(listOf('caf-rsa', { 'hors-ue': 'non' }));
    expect(Object.values(european).flat()).not.toContainEqual(permit);
  });

  it('bears no answer, nor the reason a pièce is asked for', () => {
    const answered = Object.fromEntries(conditions.questions.map(({ id }) => [id, 'oui' as const]));
    for (const { id } of index.demarches) {
      const text = JSON.stringify(listOf(id, answered));
      for (const { texte } of conditions.questions) expect(text).not.toContain(texte);
      expect(text).not.toContain('Demandée dans ce cas');
    }
  });

  it('marks « à vérifier » what is known from memory or proposed, and says how sure a date is', () => {
    const names = toBring(listOf('caf-prime-activite'))[ALWAYS];
    expect(names).toContain('Numéro de sécurité sociale et RIB (à vérifier)');
    const lines = listOf('caf-rsa').contenu.flatMap((block) =>
      block.genre === 'paragraphe' ? [block.texte] : [],
    );
    expect(lines).toContainEqual(expect.stringMatching(/tous les 3 mois.*\(vérifié\)$/));
    expect(lines).toContainEqual(expect.stringMatching(/sous 1 mois.*\(vu chez un tiers\)$/));
  });

  it('prints the number of a form and never its version, which may no longer be the one in force', () => {
    for (const { id, formulaires } of fiches) {
      const text = JSON.stringify(listOf(id));
      const numbers = formulaires.flatMap(({ cerfa }) => cerfa.match(/\d{5}/g) ?? []);
      expect(numbers.filter((number) => !text.includes(number))).toEqual([]);
      expect(text).not.toMatch(/"Cerfa \d{5}\*/);
    }
  });

  it('is named after the démarche and the platform alone', () => {
    expect(listOf('caf-rsa').fichier).toBe('liste-caf-rsa-marvejols.pdf');
  });

  it('has no sign the typeface lacks', () => {
    const signs = new Set(
      index.demarches.flatMap(({ id }) => printable(JSON.stringify(listOf(id))).split('')),
    );
    expect([...signs].filter((sign) => !/[\u0020-\u007e\u00a0-\u00ff’œ–—…€−]/u.test(sign))).toEqual(
      [],
    );
  });

  it('holds on two pages, the longest ones too', async () => {
    const longest = index.demarches
      .map(({ id }) => listOf(id))
      .toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)
      .slice(0, 4);
    for (const paper of longest) {
      const { pages, pdf } = await drawPaper(paper, paperFonts, () => {});
      expect(pages.length).toBeLessThanOrEqual(2);
      expect(readPdf(pdf).pages.map(pageText).join('\n')).toContain('plateforme de Marvejols');
    }
  });
});
