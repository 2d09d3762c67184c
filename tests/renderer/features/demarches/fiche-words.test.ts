import { describe, expect, it } from 'vitest';
import { generalRules, listDeadlines } from '../../../../renderer/features/demarches/deadlines.ts';
import { departementOfSite } from '../../../../shared/domain/site/departement-of-site.ts';
import { followUpWords } from '../../../../renderer/features/demarches/follow-up-words.ts';
import { frenchSpaces } from '../../../../renderer/ui/french-spaces.ts';
import { sourceWords } from '../../../../renderer/ui/source-words.ts';
import { versionWords } from '../../../../renderer/features/demarches/version-words.ts';
import { localDaySchema, zoneSchema } from '../../../../shared/domain/calendar/local-day.ts';
import { readShippedCatalogue } from '../../../shared/domain/catalogue/shipped-catalogue.ts';
import { expectFrenchTypography } from '../../french-typography.ts';

const { fiches, calendrier, sources } = readShippedCatalogue();

const context = {
  aujourdhui: localDaySchema.parse('2026-11-22'),
  zone: zoneSchema.parse('Europe/Paris'),
  departement: '48',
  alsaceMoselle: false,
  feriesConfidence: calendrier.publicHolidays.confidence,
};

function deadlines(id: string) {
  const fiche = fiches.find((one) => one.id === id);
  if (fiche === undefined) throw new Error(`No fiche ${id}.`);
  return listDeadlines(fiche, calendrier, context);
}

describe('the words of a fiche', () => {
  it('say in French how each form was checked', () => {
    for (const { formulaires } of fiches)
      for (const { versionStatus } of formulaires)
        expectFrenchTypography(frenchSpaces(versionWords[versionStatus] ?? versionStatus));
    const known = fiches.flatMap((fiche) => fiche.formulaires.map((one) => one.versionStatus));
    expect(Object.keys(versionWords).toSorted()).toEqual([...new Set(known)].toSorted());
  });

  it('say where a fact was read and how old that is, or that it is from memory', () => {
    const said = (id: string) => {
      const source = sources[id];
      if (source === undefined) throw new Error(`No source ${id}.`);
      return sourceWords(source);
    };
    expect(said('MEM')).toBe('de mémoire, aucun document lu');
    expect(said('FV-R54651')).toMatch(/\(état du 18 août 2025\)$/);
    expect(said('AT-PAPIER')).not.toContain('proxy');
    for (const id of Object.keys(sources)) expect(said(id)).not.toMatch(/stored|copies|undated/);
  });

  it('say when a dossier is looked at again', () => {
    const words = fiches.flatMap(({ suivi }) => suivi.map(followUpWords));
    expect(words).toContain(
      '30 jours après l’envoi : notification ou pièces'.replace(' ', '\u00a0'),
    );
    expect(words).toContain(
      '4 mois avant la fin de droits : ouvrir le renouvellement'.replace(' ', '\u00a0'),
    );
    expect(words.filter((text) => text.startsWith(' ') || text === '')).toEqual([]);
  });
});

describe('the deadlines of a démarche', () => {
  it('give the date of today’s month where the rule does, the dated ones first', () => {
    const [first] = deadlines('caf-rsa');
    expect(first?.rule).toContain('Allocation due à partir du 1er du mois');
    expect(first?.date).toBe('d’ici le 30 novembre 2026');
  });

  it('say what they are counted from when nobody knows that day', () => {
    expect(deadlines('cpam-c2s')[0]?.from).toBe('compté depuis\u00a0: fin de droits');
  });

  it('say how long they run where their rule does not', () => {
    const recourse = generalRules(calendrier).find(({ rule }) => rule.includes('recours amiable'));
    expect(recourse?.from).toBe('2\u00a0mois, compté depuis\u00a0: réception de la notification');
    const sale = deadlines('ants-carte-grise').find(({ rule }) => rule.startsWith('1 mois après'));
    expect(sale?.from).toBe('compté depuis\u00a0: achat');
  });

  it('leave a fixed date to its rule, which says what it means', () => {
    const closed = deadlines('cheque-energie').find(({ rule }) => rule.includes('28/02/2026'));
    expect(closed).toMatchObject({ date: null, from: null });
  });

  it('have each a source and a confidence, and every rule of the démarche', () => {
    for (const { id, echeances } of fiches) {
      const rules = calendrier.items.filter(({ demarche }) => demarche === id);
      expect(deadlines(id)).toHaveLength(rules.length + echeances.length);
      for (const { sources: read } of deadlines(id)) expect(read.length).toBeGreaterThan(0);
    }
  });

  it('common to all leave out what the desk keeps for itself', () => {
    const rules = generalRules(calendrier).map(({ rule }) => rule);
    expect(rules).toContainEqual(expect.stringContaining('accusé de réception'));
    expect(rules.filter((rule) => /mandat|archiver/.test(rule))).toEqual([]);
  });
});

describe('the département of a platform', () => {
  it('is of the commune it named, else of the network’s list, else unknown', () => {
    const identity = { siteName: 'X', desk: 'A', zone: context.zone } as const;
    const of = (site: string, commune?: string) =>
      departementOfSite({ ...identity, site, ...(commune !== undefined && { commune }) } as never);
    expect(of('marvejols')).toBe('48');
    expect(of('ailleurs', '97411')).toBe('974');
    expect(of('ailleurs')).toBeNull();
  });
});
