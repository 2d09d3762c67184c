import { describe, expect, it } from 'vitest';
import { drawPaper } from '../../../renderer/workers/pdf/draw-paper.ts';
import { daySheet } from '../../../shared/documents/papers/day-sheet.ts';
import type { Block } from '../../../shared/documents/paper.ts';
import { canalLabels } from '../../../shared/domain/vocabulary/canal.ts';
import { issueLabels, natureLabels } from '../../../shared/domain/vocabulary/demande-details.ts';
import { themeLabels } from '../../../shared/domain/vocabulary/theme.ts';
import { paperFonts } from '../../support/paper-fonts.ts';
import { pageText, readPdf } from '../../support/read-pdf.ts';

const sheet = daySheet({ id: 'le-massegros', name: 'Le Massegros' });

function block<G extends Block['genre']>(genre: G): Extract<Block, { readonly genre: G }> {
  const found = sheet.contenu.find((one) => one.genre === genre);
  if (found === undefined) throw new Error(`No ${genre}.`);
  return found as Extract<Block, { readonly genre: G }>;
}

describe('the blank day sheet', () => {
  it('is one page, whatever the name of the platform', async () => {
    for (const name of ['Florac', 'Saint-Chély-d’Apcher, Maison de l’emploi et des services'])
      expect(
        (await drawPaper(daySheet({ id: 'x', name }), paperFonts, () => {})).pages,
      ).toHaveLength(1);
  });

  it('has 25 to 30 lines high enough to write in', () => {
    const { lignes, hauteur } = block('grille');
    expect(lignes).toBeGreaterThanOrEqual(25);
    expect(lignes).toBeLessThanOrEqual(30);
    // 6 mm.
    expect(hauteur).toBeGreaterThanOrEqual(17);
  });

  it('explains every word of the vocabulary, each with a code of its own', () => {
    const vocabularies = [canalLabels, themeLabels, natureLabels, issueLabels];
    const { groupes } = block('codes');
    expect(groupes.map(({ codes }) => codes.map(([, sens]) => sens))).toEqual(
      vocabularies.map((labels) => Object.values(labels)),
    );
    for (const { codes } of groupes)
      expect(new Set(codes.map(([code]) => code)).size).toBe(codes.length);
  });

  it('asks for three totals, the units apart', () => {
    expect(block('totaux').totaux.map(({ nom }) => nom)).toEqual([
      'Visites',
      'Demandes',
      'Usagers suivis',
    ]);
  });

  it('says where it is copied back, and asks for no name', async () => {
    const { pdf } = await drawPaper(sheet, paperFonts, () => {});
    const text = readPdf(pdf).pages.map(pageText).join('\n');
    expect(text).toContain('«\u00a0Compléter un jour\u00a0»');
    expect(text).toContain('plateforme du Massegros');
    expect(text).toContain('N’écrivez ni nom ni numéro');
    expect(block('grille').colonnes.map(({ titre }) => titre)).toEqual([
      'Heure',
      'Canal',
      'Thème ou opérateur',
      'Démarche',
      'Nature',
      'Minutes',
      'Issue',
      'Suivi',
    ]);
  });

  it('is saved under a name that says the platform and nothing else', () => {
    expect(sheet.fichier).toBe('feuille-du-jour-le-massegros.pdf');
  });
});
