import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDuplicates, toCompared } from '../../../../shared/domain/usager/find-duplicates.ts';
import type { UsagerSealed } from '../../../../shared/domain/usager/schema.ts';
import { id, usager } from './examples.ts';

function compare(one: UsagerSealed, other: UsagerSealed) {
  const [found] = findDuplicates(toCompared(id(1), one), [toCompared(id(2), other)]);
  return found ?? { usager: null, score: 0, raisons: [] };
}

const named = (nom: string | null, prenom: string | null, naissance: string | null = null) =>
  usager({ identite: { nom, prenom, naissance } });

const reference = named('Sélène-Dubois', 'Jeanne', '1958-04-12');

describe('two records', () => {
  it.each([
    ['accents and capitals', named('SELENE DUBOIS', 'jeanne', '1958-04-12'), 'même nom'],
    ['a letter missing', named('Sélne Dubois', 'Jeanne', '1958-04-12'), 'nom à une lettre près'],
    ['two letters swapped', named('Sélène-Dubios', 'Jeanne'), 'nom à une lettre près'],
    [
      'a first name misspelt',
      named('Sélène-Dubois', 'Jeane', '1958-04-12'),
      'prénom à une lettre près',
    ],
    ['name and first name swapped', named('Jeanne', 'Sélène-Dubois'), 'nom et prénom inversés'],
    [
      'a first name added',
      named('Sélène-Dubois', 'Jeanne-Marie', '1958-04-12'),
      'un prénom en commun',
    ],
    [
      'day and month swapped',
      named('Sélène-Dubois', 'Jeanne', '1958-12-04'),
      'jour et mois de naissance inversés',
    ],
    [
      'a figure of the birth',
      named('Sélène-Dubois', 'Jeanne', '1959-04-12'),
      'date de naissance à un chiffre près',
    ],
    ['a year only', named('Sélène-Dubois', 'Jeanne', '1958'), 'dates de naissance compatibles'],
    ['another surname', named('Marin', 'Jeanne', '1958-04-12'), 'même date de naissance'],
  ])('are likely the same person but for %s', (_what, other, raison) => {
    const { score, raisons } = compare(reference, other);
    expect(score).toBeGreaterThanOrEqual(50);
    expect(raisons).toContain(raison);
  });

  it.each([
    ['a name alone', named('Sélène-Dubois', null)],
    ['a family: same name, another first name', named('Sélène-Dubois', 'Paul', '1985-01-30')],
    ['a homonym born on another day', named('Sélène-Dubois', 'Jeanne', '1991-09-27')],
    ['a first name alone', named('Marin', 'Jeanne')],
    ['nothing at all', named('Marin', 'Paul', '1970-01-01')],
  ])('are not taken for one another: %s', (_what, other) => {
    expect(compare(reference, other).score).toBe(0);
  });

  it('are known by a former name', () => {
    const before = named('Marin', 'Jeanne');
    const since = usager({ identite: { nom: 'Exemple', prenom: 'Jeanne', autresNoms: ['MARIN'] } });
    expect(compare(before, since).raisons).toContain('même nom');
  });

  it('that share a personal number are always shown, whatever the names', () => {
    const paul = { nom: 'Marin', prenom: 'Paul', naissance: '1991-09-27' };
    const shared = [{ franceTravail: ['12345678901'] }, { nir: '185077505612323' }];
    for (const identifiants of shared) {
      const one = usager({ identite: { naissance: '1958-04-12' }, identifiants });
      const other = usager({ identite: paul, identifiants });
      expect(compare(one, other).score).toBeGreaterThanOrEqual(50);
    }
  });

  it('of one household share a CAF number and a telephone without being one person', () => {
    const contact = { telephones: ['+33600000000'] };
    const identifiants = { caf: [{ numero: '1234567', caisse: null }] };
    const other = { caf: [{ numero: '1234567A', caisse: 'Caf de la Lozère' }] };
    const one = usager({ identite: { naissance: '1958-04-12' }, contact, identifiants });
    const child = usager({
      identite: { prenom: 'Paul', naissance: '1991-09-27' },
      identifiants: other,
    });
    expect(compare(one, child).score).toBeLessThan(60);
    expect(compare(one, usager({ identifiants: other })).raisons).toContain('même numéro CAF');
  });
});

describe('the search for duplicates', () => {
  const anyName = fc.oneof(
    fc.constant(null),
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((name) => name.trim() !== ''),
    fc.constantFrom('Exemple', 'Example', 'Camille', 'Jean Paul', 'Jean-Paul'),
  );
  const anyOne = fc
    .tuple(anyName, anyName, fc.constantFrom(null, '1958', '1958-04', '1958-04-12', '1958-12-04'))
    .filter(([nom, prenom]) => nom !== null || prenom !== null)
    .map(([nom, prenom, naissance]) => named(nom, prenom, naissance));

  it('says the same from either side', () => {
    fc.assert(
      fc.property(anyOne, anyOne, (one, other) => {
        expect(compare(one, other).score).toBe(compare(other, one).score);
      }),
    );
  });

  it('never proposes a record to itself, and puts the likeliest first', () => {
    const all = [
      toCompared(id(1), reference),
      toCompared(id(2), named('Selene Dubois', 'Jeanne')),
      toCompared(id(3), named('Selene Dubois', 'Jeanne', '1958-04-12')),
      toCompared(id(4), named('Marin', 'Paul')),
    ];
    const [first] = all;
    const found = first === undefined ? [] : findDuplicates(first, all);
    expect(found.map(({ usager: who }) => who)).toEqual([id(3), id(2)]);
    expect(found.every(({ score }) => score <= 100)).toBe(true);
  });
});
