import { describe, expect, it } from 'vitest';
import { drawPaper } from '../../../../renderer/workers/pdf/draw-paper.ts';
import { etatWords, objetWords } from '../../../../renderer/features/mandats/mandat-words.ts';
import { blankTerms, readTerms } from '../../../../renderer/features/mandats/terms-fields.tsx';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { mandatSealedSchema, perimetreSchema } from '../../../../shared/domain/mandat/schema.ts';
import type { MandatSealed } from '../../../../shared/domain/mandat/schema.ts';
import { mandatPaper } from '../../../../shared/documents/papers/mandat.ts';
import { id } from '../../../shared/domain/usager/examples.ts';
import { paperFonts } from '../../../support/paper-fonts.ts';
import { pageText, readPdf } from '../../../support/read-pdf.ts';

const day = (text: string) => localDaySchema.parse(text);
const today = day('2026-11-20');

function mandat(more: Record<string, unknown> = {}): MandatSealed {
  return mandatSealedSchema.parse({
    usager: id(1),
    mandataires: [id(900)],
    demarches: [],
    perimetres: ['social', 'etranger'],
    duree: 31,
    moyen: 'papier',
    debut: '2026-11-20',
    noteLe: '2026-11-20T10:00:00Z',
    par: id(900),
    renouvelle: null,
    revocation: null,
    actes: [],
    ...more,
  });
}

async function printed(
  sealed: MandatSealed,
  demarches: readonly string[] = [],
  naissance: string | null = '1958-04-12',
) {
  const paper = mandatPaper({
    site: { id: 'marvejols', name: 'Marvejols' },
    mandat: sealed,
    personne: { nom: 'Exemple', prenom: 'Camille', naissance },
    mandataires: ['Alix', 'Dominique'],
    demarches,
    today,
  });
  const { pages, pdf } = await drawPaper(paper, paperFonts, () => {});
  const text = readPdf(pdf).pages.map(pageText).join('\n').replaceAll(/\s+/g, ' ');
  return { paper, pages: pages.length, text };
}

describe('where a mandat stands, in words', () => {
  it('says its last day, that it is over, or that it was taken back', () => {
    expect(etatWords(mandat(), today)).toBe('Valable jusqu’au 20 décembre 2026 inclus');
    expect(etatWords(mandat({ duree: 1 }), today)).toBe('Valable aujourd’hui seulement');
    expect(etatWords(mandat(), day('2026-12-21'))).toBe('Fini depuis le 20 décembre 2026');
    expect(etatWords(mandat(), day('2026-11-19'))).toBe('Commence le 20 novembre 2026');
    const revocation = {
      jour: '2026-11-25',
      noteLe: '2026-11-25T10:00:00Z',
      par: id(900),
      motif: null,
    };
    expect(etatWords(mandat({ revocation }), day('2026-11-26'))).toBe('Retiré le 25 novembre 2026');
  });

  it('says what it is for: its démarches, else its fields', () => {
    expect(objetWords(mandat())).toBe('Social, Étranger');
    expect(objetWords(mandat({ demarches: ['caf-rsa', 'gone'] }))).toBe('RSA, gone');
  });
});

describe('the terms of a mandat', () => {
  it('are whole only when nothing is left to choose', () => {
    const blank = blankTerms(today);
    expect(readTerms(blank)).toMatchObject({ failure: { code: 'mandat-duree' } });
    expect(readTerms({ ...blank, duree: 31 })).toMatchObject({
      failure: { code: 'mandat-moyen' },
    });
    const chosen = { ...blank, duree: 31, moyen: 'sms' } as const;
    expect(readTerms({ ...chosen, jour: '' })).toMatchObject({ failure: { code: 'mandat-date' } });
    expect(readTerms(chosen)).toMatchObject({ failure: { code: 'mandat-protection' } });
    expect(readTerms({ ...chosen, libre: true })).toEqual({
      ok: true,
      value: { duree: 31, moyen: 'sms', jour: today, sousProtection: false },
    });
  });
});

describe('the form of a mandat', () => {
  it('says who, for whom, for what and until when, on one page to sign', async () => {
    const { paper, pages, text } = await printed(mandat());
    expect(pages).toBe(1);
    for (const said of [
      'Camille Exemple, naissance le 12 avril 1958',
      'Alix, Dominique, plateforme de Marvejols',
      'Social',
      'Étranger',
      'Du 20 novembre 2026 au 20 décembre 2026 inclus',
      'sur papier, signé',
      'retirer ce mandat à tout moment',
      'Signature de la personne',
    ])
      expect(text).toContain(said);
    expect(JSON.stringify([paper.titre, paper.fichier])).not.toContain('Exemple');
  });

  it('holds on one page with all it can be for', async () => {
    const all = await printed(mandat({ perimetres: perimetreSchema.options, duree: 365 }));
    expect(all.pages).toBe(1);
    const names = Array.from({ length: 30 }, (_, rank) => `Une démarche au nom assez long ${rank}`);
    const named = await printed(mandat({ demarches: ['caf-rsa'], duree: 1 }), names);
    expect(named.pages).toBe(1);
    expect(named.text).toContain('Le 20 novembre 2026 seulement.');
    expect(named.text).toContain('Pour ces démarches seulement');
  });

  it('leaves a blank for what nobody knows', async () => {
    expect((await printed(mandat(), [], '1958')).text).toContain('Date de naissance :');
    expect((await printed(mandat())).text).not.toContain('Date de naissance :');
  });
});
