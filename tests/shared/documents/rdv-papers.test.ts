import { describe, expect, it } from 'vitest';
import { drawPaper } from '../../../renderer/workers/pdf/draw-paper.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import { dayAgenda } from '../../../shared/documents/papers/day-agenda.ts';
import { permanencesPoster } from '../../../shared/documents/papers/permanences-poster.ts';
import { rdvSlip } from '../../../shared/documents/papers/rdv-slip.ts';
import { paperFonts } from '../../support/paper-fonts.ts';
import { pageText, readPdf } from '../../support/read-pdf.ts';
import { day } from '../domain/dossier/examples.ts';

const site = { id: 'florac', name: 'Florac' };
const today = day('2026-11-20');

async function wordsOf(paper: Paper): Promise<readonly string[]> {
  const { pdf } = await drawPaper(paper, paperFonts, () => undefined);
  return readPdf(pdf).pages.map(pageText);
}

const rdv = {
  jour: day('2026-12-01'),
  heure: '09:30',
  minutes: 45,
  avec: 'la CAF',
  sorte: 'visio',
  lieu: ['Plateforme de Florac', '1 rue d’Essai'],
  telephone: '04 00 00 00 00',
  secours: null,
  reference: 'FLR-A-2026-0001',
  apporter: ['Pièce d’identité'],
  enAttente: false,
} as const;

describe('the slip of an appointment', () => {
  it('says when in words, with whom, where, what to bring, and fits on one page', async () => {
    const [page = '', ...others] = await wordsOf(rdvSlip({ site, today, rdv }));
    expect(others).toEqual([]);
    expect(page).toContain('mardi 1er\u00a0décembre 2026 à 9\u00a0h\u00a030');
    for (const words of ['Avec la CAF', '1 rue d’Essai', 'FLR-A-2026-0001', 'Pièce d’identité'])
      expect(page).toContain(words);
    expect(page).not.toContain('pas encore confirmé');
  });

  it('says how a call is joined by telephone when that is known, and nothing of it when it is not', async () => {
    const known = { numero: '04 66 00 00 00', code: '1234567890' };
    const [page = ''] = await wordsOf(rdvSlip({ site, today, rdv: { ...rdv, secours: known } }));
    expect(page).toContain('Si la visio ne marche pas');
    expect(page).toMatch(/04\s66\s00\s00\s00, code 1234\s5678\s90/);
    const bare = { numero: '+33 4 66 00 00 00', code: null };
    const [other = ''] = await wordsOf(rdvSlip({ site, today, rdv: { ...rdv, secours: bare } }));
    expect(other).toMatch(/\+33\s4\s66\s00\s00\s00/);
    expect(other).not.toContain('code');
    const [none] = await wordsOf(rdvSlip({ site, today, rdv }));
    expect(none).not.toContain('Si la visio ne marche pas');
  });

  it('never says confirmed what is not, and leaves a line where nothing is known', async () => {
    const paper = rdvSlip({
      site,
      today,
      rdv: { ...rdv, enAttente: true, telephone: null, lieu: [] },
    });
    expect((await wordsOf(paper))[0]).toContain('pas encore confirmé');
    const lines = async (drawn: Paper) =>
      (await drawPaper(drawn, paperFonts, () => undefined)).pages[0]?.marques.filter(
        ({ genre }) => genre === 'trait',
      ).length ?? 0;
    expect(await lines(paper)).toBe((await lines(rdvSlip({ site, today, rdv }))) + 2);
  });
});

describe('the agenda of a day', () => {
  const line = {
    heure: '09:00',
    fin: '09:30',
    avec: 'Mission locale',
    comment: 'visio',
    qui: 'Essai '.repeat(10),
    etat: 'prévu',
  };

  it('repeats its headings over pages and says that it is destroyed', async () => {
    const pages = await wordsOf(
      dayAgenda({ site, today, jour: today, lignes: Array.from({ length: 60 }, () => line) }),
    );
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      expect(page).toContain('Comment');
      expect(page).toContain('À détruire en fin de journée');
    }
  });

  it('says that nobody comes', async () => {
    const paper = dayAgenda({ site, today, jour: today, lignes: [] });
    expect((await wordsOf(paper))[0]).toContain('Aucun rendez-vous ce jour-là.');
  });
});

describe('the poster of a month', () => {
  it('lists the permanences in their order, and how to book', async () => {
    const poster = permanencesPoster({
      site,
      today,
      mois: day('2026-12-01'),
      lignes: [
        { jour: day('2026-12-08'), debut: '14:00', fin: '17:00', organisme: 'CAF' },
        { jour: day('2026-12-01'), debut: '09:00', fin: '12:00', organisme: 'CPAM' },
      ].map((one) => ({ ...one, comment: 'visio', surRdv: true })),
      telephone: null,
      horaires: ['lundi au vendredi, 9 h – 12 h'],
    });
    const [page = ''] = await wordsOf(poster);
    expect(page).toContain('Permanences de décembre\u00a02026');
    expect(page.indexOf('CPAM')).toBeLessThan(page.indexOf('CAF'));
    expect(page).toContain('mardi 8\u00a0décembre');
  });
});
