import { describe, expect, it } from 'vitest';
import {
  addedSentence,
  undoWords,
  unsentSentence,
} from '../../../../renderer/features/echanges/import-words.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { expectFrenchTypography } from '../../french-typography.ts';

const none = { nouvelles: 0, ramenees: 0, dejaLa: 0 };

describe('what an import did', () => {
  it.each([
    [1, 'visites\u00a0: 0\u00a0nouvelle, 1\u00a0déjà là, laissée comme elle est'],
    [2, 'visites\u00a0: 0\u00a0nouvelle, 2\u00a0déjà là, laissées comme elles sont'],
  ])('agrees in number with the %i visites already there', (dejaLa, said) => {
    expect(addedSentence({ visite: { ...none, dejaLa }, seance: none })).toBe(said);
  });

  it('tells collective sessions apart from visites', () => {
    expect(
      addedSentence({ visite: { ...none, nouvelles: 3 }, seance: { ...none, ramenees: 1 } }),
    ).toBe(
      'visites\u00a0: 3\u00a0nouvelles\u202f; séances collectives\u00a0: 0\u00a0nouvelle, 1\u00a0remise',
    );
  });
});

describe('what an import would write of before the days the département keeps', () => {
  const depuis = localDaySchema.parse('2017-01-01');

  it.each([
    [1, /1\sjournée de ce fichier est d’avant le 1er janvier 2017\s: elle restera .* envoyée\./],
    [40, /40\sjournées de ce fichier sont d’avant .*: elles resteront .* envoyées\./],
  ])('is said of %i days', (jours, said) => {
    const sentence = unsentSentence({ jours, depuis });
    expect(sentence).toMatch(said);
    expectFrenchTypography(sentence);
  });
});

describe('the button that undoes an import', () => {
  it.each([
    [1, 0, 'Retirer sa visite des chiffres'],
    [2, 0, 'Retirer ses 2\u00a0visites des chiffres'],
    [1200, 0, 'Retirer ses 1\u202f200\u00a0visites des chiffres'],
    [0, 1, 'Retirer sa séance collective des chiffres'],
    [1, 1, 'Retirer ses 1\u00a0visite et 1\u00a0séance collective des chiffres'],
  ])('agrees in number with %i visites and %i sessions', (visites, seances, said) => {
    expect(undoWords(visites, seances)).toBe(said);
  });
});
