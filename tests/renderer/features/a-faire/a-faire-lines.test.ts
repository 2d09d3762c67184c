import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dossierToResume, mandatToResume } from '../../../../renderer/data/registre/resumes.ts';
import { usagerToResume } from '../../../../renderer/data/registre/resumes.ts';
import { standingCatalogue } from '../../../../renderer/features/a-faire/catalogue.ts';
import { dossierLines } from '../../../../renderer/features/a-faire/dossier-lines.ts';
import { countPressing, groupLines } from '../../../../renderer/features/a-faire/group-lines.ts';
import { linesToPaper } from '../../../../renderer/features/a-faire/lines-to-paper.ts';
import {
  mandatLines,
  purgeLines,
  rappelLines,
} from '../../../../renderer/features/a-faire/other-lines.ts';
import {
  addDays,
  localDaySchema,
  zoneSchema,
} from '../../../../shared/domain/calendar/local-day.ts';
import type { Dossier } from '../../../../shared/domain/dossier/apply-event.ts';
import { mandatSealedSchema } from '../../../../shared/domain/mandat/schema.ts';
import { aFairePaper } from '../../../../shared/documents/papers/a-faire.ts';
import { drawPaper } from '../../../../renderer/workers/pdf/draw-paper.ts';
import { openDossier, seen, step } from '../../../shared/domain/dossier/examples.ts';
import { id, usager } from '../../../shared/domain/usager/examples.ts';
import { paperFonts } from '../../../support/paper-fonts.ts';
import { pageText, readPdf } from '../../../support/read-pdf.ts';

const today = localDaySchema.parse('2026-11-20');
const inDays = (days: number) => addDays(today, days);
const context = {
  aujourdhui: today,
  zone: zoneSchema.parse('Europe/Paris'),
  departement: '48',
  alsaceMoselle: false,
  feriesConfidence: 'verified',
} as const;

function linesOf(dossier: Dossier) {
  const { clear, sealed } = dossier;
  const resume = dossierToResume(
    { id: id(10), rev: 1, localDay: today, clear, sealed },
    (liste) => liste,
  );
  return dossierLines(resume, standingCatalogue, context);
}

function mandat(rank: number, debut: string, more: Record<string, unknown> = {}) {
  return mandatToResume({
    id: id(rank),
    rev: 1,
    localDay: today,
    clear: {},
    sealed: mandatSealedSchema.parse({
      usager: id(1),
      mandataires: [id(900)],
      demarches: [],
      perimetres: ['social'],
      duree: 31,
      moyen: 'papier',
      debut,
      noteLe: '2026-11-20T10:00:00Z',
      par: id(900),
      renouvelle: null,
      revocation: null,
      actes: [],
      ...more,
    }),
  });
}

const ofMandats = (...mandats: ReturnType<typeof mandat>[]) =>
  mandatLines(new Map(mandats.map((one) => [one.id, one])), today).map(({ cible }) => cible.id);

describe('what a dossier brings to the list', () => {
  it('is its planned deposit until it is sent', () => {
    const planned = openDossier({ depotPrevu: inDays(2) });
    expect(linesOf(planned)).toMatchObject([
      { quoi: 'Déposer le dossier', jour: inDays(2), cible: { kind: 'dossier', id: id(10) } },
    ]);
    const sent = { clear: { etat: 'envoye' as const }, sealed: planned.sealed };
    expect(linesOf(sent).map(({ quoi }) => quoi)).not.toContain('Déposer le dossier');
  });

  it('is a pièce that will be too old on that day, and not one that will do', () => {
    const label = standingCatalogue.conditions.ages.find(
      ({ demarche, depuis }) =>
        demarche === 'cpam-changement-caisse' && depuis === 'date-du-document',
    )?.piece;
    if (label === undefined) throw new Error('This démarche has a pièce whose age counts.');
    const lines = (date: string, depotPrevu: string) =>
      linesOf(openDossier({ depotPrevu, pieces: [seen(label, { dateDocument: date })] })).filter(
        ({ key }) => key.includes('|piece|'),
      );
    expect(lines('2020-01-15', inDays(5))).toMatchObject([
      { quoi: `Pièce à redemander\u00a0: ${label}`, jour: inDays(5) },
    ]);
    expect(lines(inDays(-3), inDays(5))).toEqual([]);
    // Old enough by then, though not today.
    expect(lines(inDays(-3), inDays(400))).toHaveLength(1);
  });

  it('is the catalogue’s list when it changed, while the dossier is being made', () => {
    const { clear, sealed } = openDossier({ liste: [] });
    expect(linesOf({ clear, sealed }).map(({ quoi }) => quoi)).toEqual([
      'La liste des pièces a changé',
    ]);
    expect(linesOf(openDossier())).toEqual([]);
  });

  it('is nothing once it is closed', () => {
    const journal = [step('clore')];
    const closed = { clear: { etat: 'clos' as const }, sealed: openDossier({ journal }).sealed };
    expect(linesOf(closed)).toEqual([]);
  });

  it('is a deadline without a day when the rule wants one, and says what it wants', () => {
    const regle = standingCatalogue.calendrier.items.find(
      ({ kind, anchor }) => kind === 'offset' && anchor !== undefined,
    );
    const lines = linesOf(
      openDossier({ echeances: [{ regle: regle?.id, ancre: null, etat: 'a-faire' }] }),
    );
    expect(lines).toMatchObject([{ quoi: 'Échéance', jour: null }]);
    expect(lines[0]?.quand).toMatch(/^date inconnue, il manque/);
    const dated = linesOf(
      openDossier({
        echeances: [
          { regle: regle?.id, ancre: { jour: inDays(-3), heure: null }, etat: 'a-faire' },
        ],
      }),
    );
    expect(dated[0]?.jour).not.toBeNull();
  });
});

describe('what else comes to the list', () => {
  it('is a mandat in its last fortnight, unless it was taken back or renewed', () => {
    const ending = mandat(20, inDays(-20));
    expect(ofMandats(ending)).toEqual([id(1)]);
    expect(ofMandats(mandat(21, inDays(-2)))).toEqual([]);
    expect(ofMandats(mandat(22, inDays(-60)))).toEqual([]);
    expect(ofMandats(ending, mandat(23, inDays(0), { renouvelle: id(20) }))).toEqual([]);
    const geste = { jour: inDays(-1), noteLe: '2026-11-20T10:00:00Z', par: id(900), motif: null };
    expect(ofMandats(mandat(24, inDays(-20), { revocation: geste }))).toEqual([]);
    expect(ofMandats(mandat(25, today, { duree: 1 }))).toEqual([]);
  });

  it('is a file nobody came back for in two years, without any day: nothing presses', () => {
    const file = (rank: number, dernierContact: string) =>
      usagerToResume({
        id: id(rank),
        rev: 1,
        localDay: today,
        clear: {},
        sealed: usager({ more: { dernierContact } }),
      });
    const files = [file(30, '2024-11-20'), file(31, '2024-11-21')];
    const lines = purgeLines(new Map(files.map((one) => [one.id, one])), today);
    expect(lines).toMatchObject([{ cible: { kind: 'usager', id: id(30) }, jour: null }]);
    expect(countPressing(lines, today)).toBe(0);
  });

  it('is a rappel, under its day', () => {
    const rappel = {
      id: id(40),
      rev: 1,
      localDay: today,
      clear: { etat: 'a-faire', echeance: today },
      sealed: {
        texte: 'Rappeler la mairie',
        visite: null,
        noteLe: '2026-11-20T10:00:00Z',
        auteur: id(900),
        regle: null,
      },
    } as const;
    expect(rappelLines([rappel])).toMatchObject([{ quoi: 'Rappeler la mairie', jour: today }]);
  });
});

const line = fc.record({
  key: fc.uuid(),
  cible: fc.constant({ kind: 'dossier', id: id(1) } as const),
  quoi: fc.constant('Faire'),
  objet: fc.constantFrom(null, 'RSA · MVJ-A-2026-0001'),
  pourquoi: fc.constantFrom(null, 'parce que'),
  confidence: fc.constant(null),
  usager: fc.constantFrom(null, id(1)),
  quand: fc.constantFrom(null, 'd’ici le 20 novembre 2026'),
  jour: fc.option(fc.integer({ min: -400, max: 400 }).map(inDays)),
});

describe('the groups', () => {
  it('hold every line once, each where its day puts it, the soonest first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: ({ key }) => key }), (lines) => {
        const groups = groupLines(lines, today);
        const all = Object.values(groups).flat();
        expect(all.map(({ key }) => key).toSorted()).toEqual(
          lines.map(({ key }) => key).toSorted(),
        );
        expect(groups.retard.every(({ jour }) => jour !== null && jour < today)).toBe(true);
        expect(groups.aujourdhui.every(({ jour }) => jour === today)).toBe(true);
        expect(groups.semaine.every(({ jour }) => jour !== null && jour <= inDays(6))).toBe(true);
        expect(groups['plus-tard'].every(({ jour }) => jour !== null && jour > inDays(6))).toBe(
          true,
        );
        expect(countPressing(lines, today)).toBe(groups.retard.length + groups.aujourdhui.length);
        const days = groups['plus-tard'].map(({ jour }) => jour ?? '');
        expect(days).toEqual(days.toSorted());
      }),
    );
  });

  it('print with the names, on a paper that says to destroy it and whose file names nobody', async () => {
    const lines = [
      ...linesOf(openDossier({ depotPrevu: today })),
      ...mandatLines(new Map([[id(20), mandat(20, inDays(-20))]]), today),
    ];
    const paper = aFairePaper({
      site: { id: 'marvejols', name: 'Marvejols' },
      today,
      groupes: linesToPaper(groupLines(lines, today), () => 'Camille Exemple'),
    });
    const { pdf } = await drawPaper(paper, paperFonts, () => {});
    const text = readPdf(pdf).pages.map(pageText).join('\n').replaceAll(/\s+/g, ' ');
    expect(text).toContain('À détruire après usage');
    expect(text).toContain('Aujourd’hui (1)');
    expect(text).toContain('Camille Exemple');
    expect(text).toContain('FLR-A-2026-0001');
    expect(paper.fichier).toBe('a-faire-marvejols-2026-11-20.pdf');
  });
});
