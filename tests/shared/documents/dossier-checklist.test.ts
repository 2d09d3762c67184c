import { describe, expect, it } from 'vitest';
import { drawPaper } from '../../../renderer/workers/pdf/draw-paper.ts';
import { dossierPieces } from '../../../shared/domain/dossier/dossier-pieces.ts';
import { gatherPapers } from '../../../shared/domain/dossier/ensemble-papers.ts';
import type { Block, Paper } from '../../../shared/documents/paper.ts';
import {
  dossierChecklist,
  ensembleChecklist,
} from '../../../shared/documents/papers/dossier-checklist.ts';
import { paperFonts } from '../../support/paper-fonts.ts';
import { pageText, readPdf } from '../../support/read-pdf.ts';
import { day, openDossier, seen } from '../domain/dossier/examples.ts';
import { ficheOf, shippedConditions } from '../domain/piece/shipped-conditions.ts';

const site = { id: 'florac', name: 'Florac' };
const today = day('2026-11-20');
const proof = 'Justificatif de domicile';

type Bring = Extract<Block, { readonly genre: 'apporter' }>;

function parts(paper: Paper): Readonly<Record<string, Bring['pieces']>> {
  return Object.fromEntries(
    paper.contenu.flatMap((block) =>
      block.genre === 'apporter' ? [[block.titre, block.pieces]] : [],
    ),
  );
}

function paperOf(demarche: string, more: Record<string, unknown>): Paper {
  const { sealed } = openDossier({ demarche, ...more });
  return dossierChecklist({
    site,
    demarche,
    nom: 'Permis de conduire',
    avec: 'France Titres',
    reference: sealed.reference,
    etat: 'pièces manquantes',
    liste: sealed.liste,
    pieces: dossierPieces(sealed, shippedConditions, today),
    depotPrevu: sealed.depotPrevu,
    fiche: ficheOf(demarche),
    dates: [{ texte: 'Avant le 30 novembre 2026', confidence: 'memory' }],
    today,
  });
}

describe('the list of a dossier', () => {
  it('says what is missing, what is too old and why, and ticks what was seen', () => {
    const old = parts(
      paperOf('ants-permis', { pieces: [seen(proof, { dateDocument: '2026-01-05' })] }),
    );
    const missing = old['Ce qu’il manque'] ?? [];
    expect(missing.map(({ nom }) => nom)).toContain(proof);
    expect(JSON.stringify(missing)).toContain('Il faut moins de 6 mois');
    expect(missing.some(({ coche }) => coche === true)).toBe(false);

    const fresh = parts(
      paperOf('ants-permis', { pieces: [seen(proof, { dateDocument: '2026-11-05' })] }),
    );
    const [ticked] = fresh['Déjà vu'] ?? [];
    expect(ticked).toMatchObject({ nom: proof, coche: true });
    expect(ticked?.details).toContain('À déposer avant le 4\u00a0mai 2027 inclus');
  });

  it('bears the reference and the dates, and nothing that was answered', () => {
    const paper = paperOf('caf-rsa', { reponses: { 'hors-ue': 'oui' }, depotPrevu: '2026-11-28' });
    const text = JSON.stringify(paper);
    expect(text).toContain('FLR-A-2026-0001');
    expect(text).toContain('À déposer le 28\u00a0novembre 2026');
    expect(text).toContain('Avant le 30 novembre 2026 (à vérifier)');
    expect(text).not.toContain('Union européenne');
    expect(`${paper.titre} ${paper.fichier} ${paper.sousTitres.join('')}`).not.toContain('FLR-A');
  });

  it('is drawn with its ticked boxes, the reference on the page and not in the metadata', async () => {
    const paper = paperOf('ants-permis', { pieces: [seen(proof, { dateDocument: '2026-11-05' })] });
    const { pdf } = await drawPaper(paper, paperFonts, () => undefined);
    const { pages, metadata } = readPdf(pdf);
    expect(pages.map(pageText).join('')).toContain('FLR-A-2026-0001');
    expect(metadata).not.toContain('FLR-A');
  });
});

describe('the one list of dossiers opened together', () => {
  const dossiers = [
    openDossier({ demarche: 'caf-rsa', pieces: [seen('RIB au nom du demandeur')] }),
    openDossier({ reponses: { 'change-de-compte': 'oui' } }),
  ];
  const paper = ensembleChecklist({
    site,
    nom: 'Déménagement vers un autre département',
    dossiers: dossiers.map(({ sealed }) => ({
      demarche: sealed.demarche,
      nom: 'Démarche',
      avec: sealed.demarche === 'caf-rsa' ? 'CAF' : 'CPAM',
      reference: sealed.reference,
      etat: 'ouvert',
    })),
    papiers: gatherPapers(
      dossiers.flatMap(({ sealed }) => dossierPieces(sealed, shippedConditions, today)),
      shippedConditions,
    ),
    dates: [],
    today,
  });

  it('has each paper once, with those it is for and those that had it', () => {
    const missing = parts(paper)['Ce qu’il manque'] ?? [];
    const rib = missing.find(({ nom }) => nom === 'RIB');
    expect(rib?.details.slice(0, 2)).toEqual(['Pour\u00a0: CAF, CPAM', 'Déjà vu pour\u00a0: CAF']);
    const names = Object.values(parts(paper)).flatMap((some) => some.map(({ nom }) => nom));
    expect(new Set(names).size).toBe(names.length);
  });

  it('names every dossier with its reference', () => {
    expect(JSON.stringify(paper).split('FLR-A-2026-0001').length - 1).toBe(2);
  });
});
