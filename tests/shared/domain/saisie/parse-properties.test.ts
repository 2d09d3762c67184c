import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listWords } from '../../../../shared/domain/catalogue/list-words.ts';
import { applyChoice } from '../../../../shared/domain/saisie/apply-choice.ts';
import { foldPhrase, singular } from '../../../../shared/domain/saisie/fold.ts';
import { meaningKey } from '../../../../shared/domain/saisie/meaning.ts';
import { parseSaisie } from '../../../../shared/domain/saisie/parse-saisie.ts';
import type { Chip, ParsedSaisie, Stretch } from '../../../../shared/domain/saisie/parse-saisie.ts';
import { shippedLexicon as lexicon, shippedWords as words } from './shipped-lexicon.ts';

const phrases = [...listWords(words).map(({ word }) => word), ...Object.keys(words.ambigus)];
const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');

const phrase = fc.constantFrom(...phrases);

const accented: Readonly<Record<string, string>> = { e: 'é', a: 'à', c: 'ç', o: 'ô', u: 'Ü' };

/** The same phrase as people write it: capitals, accents, apostrophes or hyphens for spaces. */
const dressed = fc
  .tuple(phrase, fc.constantFrom(' ', '-', '’', "'"), fc.boolean(), fc.boolean())
  .map(([text, joint, isUpper, hasAccents]) => {
    const marked = hasAccents
      ? text.replaceAll(/[eacou]/g, (letter) => accented[letter] ?? letter)
      : text;
    return (isUpper ? marked.toUpperCase() : marked).replaceAll(' ', joint);
  });

const plural = phrase.map((text) => text.replaceAll(/[a-z]{3,}[a-rt-wy](?= |$)/g, '$&s'));

/** A slip of the hand anywhere in a phrase: in a short word or in figures too. */
const slipped = fc
  .tuple(
    phrase,
    fc.nat(),
    fc.constantFrom(...letters),
    fc.constantFrom('add', 'drop', 'replace', 'swap'),
  )
  .map(([text, place, letter, slip]) => {
    const at = place % text.length;
    const [before, after] = [text.slice(0, at), text.slice(at + 1)];
    if (slip === 'add') return before + letter + text.slice(at);
    if (slip === 'drop') return before + after;
    if (slip === 'replace') return before + letter + after;
    return before + after.slice(0, 1) + text.charAt(at) + after.slice(1);
  });

const noise = fc.oneof(
  fc.constantFrom(...words.courants),
  fc
    .array(fc.constantFrom('z', 'k', 'w', 'x', 'q', 'j'), { minLength: 5, maxLength: 9 })
    .map((all) => all.join('')),
);

const duree = fc.oneof(
  fc.integer({ min: 1, max: 1440 }).map(String),
  fc.constantFrom('20min', '1h', '1h30', '2 h 05', '90’', '45 mn', '0', '5000'),
);

const said = fc.oneof(
  { weight: 4, arbitrary: dressed },
  { weight: 2, arbitrary: plural },
  { weight: 2, arbitrary: slipped },
  { weight: 2, arbitrary: noise },
  { weight: 2, arbitrary: duree },
);
const saidThings = fc.array(said, { minLength: 1, maxLength: 8 });
const line = fc
  .tuple(saidThings, fc.constantFrom(' ', ', ', '  ', ' ; '))
  .map(([things, joint]) => things.join(joint));
const anything = fc.oneof(
  line,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.oneof(said, fc.string({ maxLength: 3 })), { maxLength: 12 })
    .map((all) => all.join('')),
);

function stretchesOf(parsed: ParsedSaisie): readonly Stretch[] {
  const { chips, ambiguities, unknown, refusals, ignored } = parsed;
  return [...chips, ...ambiguities, ...unknown, ...refusals, ...ignored].toSorted(
    (a, b) => a.start - b.start,
  );
}

function amountOf({ demande, canal, conflicts }: ParsedSaisie) {
  return { demande, canal, conflicts: conflicts.map(({ sentence }) => sentence).toSorted() };
}

/** Optimal string alignment distance, the textbook way: the parser’s own is not trusted here. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (__, column) =>
      row === 0 ? column : column === 0 ? row : 0,
    ),
  );
  const at = (row: number, column: number) => table[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row += 1) {
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const best = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (isSame ? 0 : 1),
        isSwap ? at(row - 2, column - 2) + 1 : Infinity,
      );
      table[row]?.splice(column, 1, best);
    }
  }
  return at(a.length, b.length);
}

/** Whether one word of a phrase, of four letters or more, is one slip away, all others equal. */
function isOneSlipAway(typed: string, known: string): boolean {
  const [a, b] = [typed.split(' '), known.split(' ')];
  const different = a.filter((word, index) => word !== b[index]);
  const others = b.filter((word, index) => word !== a[index]);
  const [one = '', other = ''] = [different[0], others[0]];
  return (
    a.length === b.length &&
    different.length === 1 &&
    /^[a-z]{4,}$/.test(one) &&
    /^[a-z]{4,}$/.test(other) &&
    distance(one, other) === 1
  );
}

/** The meanings of every phrase the lexicon holds that `matches`. */
function targetsOf(matches: (known: string) => boolean): ReadonlySet<string> {
  return new Set(
    [...lexicon.forms].flatMap(([known, { meanings }]) =>
      matches(known) ? meanings.map(meaningKey) : [],
    ),
  );
}

const operatorPhrases = (organisme: string) =>
  [...lexicon.forms]
    .filter(
      ([, { meanings }]) =>
        meanings.length === 1 &&
        meanings.some((meaning) => meaningKey(meaning) === `operateur:${organisme}`),
    )
    .map(([known]) => known);

/** Why a chip is believed: what its words mean alone, or beside the operator of the line. */
function expectBacked(chip: Chip, parsed: ParsedSaisie): void {
  const folded = foldPhrase(chip.text);
  const key = meaningKey(chip.kind === 'destination' ? { ...chip, kind: 'operateur' } : chip);
  const organismes = parsed.chips.flatMap((other) =>
    other.kind === 'operateur' ? [other.organisme] : [],
  );
  const isBeside = organismes
    .flatMap(operatorPhrases)
    .some((operator) =>
      [`${folded} ${operator}`, `${operator} ${folded}`].some((whole) =>
        targetsOf((known) => known === whole).has(key),
      ),
    );
  if (isBeside) return;
  const alone = lexicon.forms.has(folded)
    ? targetsOf((known) => known === folded)
    : chip.how === 'pluriel'
      ? targetsOf((known) => singular(known) === singular(folded))
      : targetsOf((known) => isOneSlipAway(folded, known));
  expect([...alone]).toContain(key);
  const canNarrow = parsed.chips.some(
    (other) => other !== chip && ['operateur', 'demarche'].includes(other.kind),
  );
  expect(canNarrow || alone.size === 1).toBe(true);
}

describe('whatever is typed', () => {
  it('is read without a throw, and its stretches rebuild the text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let end = 0;
        for (const stretch of stretchesOf(parseSaisie(text, lexicon))) {
          expect(stretch.start).toBeGreaterThanOrEqual(end);
          expect(stretch.end).toBeGreaterThan(stretch.start);
          expect(stretch.text).toBe(text.slice(stretch.start, stretch.end));
          expect(text.slice(end, stretch.start)).not.toMatch(/[\p{L}\p{N}]/u);
          end = stretch.end;
        }
        expect(text.slice(end)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('never gives a demande something its chips do not say', () => {
    fc.assert(
      fc.property(line, (text) => {
        const parsed = parseSaisie(text, lexicon);
        const { demande, canal, chips } = parsed;
        const values = (kind: Chip['kind']) =>
          chips.filter((chip) => chip.kind === kind).map(({ value }) => value);
        const demarches = values('demarche').flatMap(
          (id) => lexicon.demarches.get(String(id)) ?? [],
        );
        const themes = [
          ...values('theme'),
          ...demarches.map(({ theme }) => theme),
          ...chips.flatMap((chip) =>
            chip.kind === 'operateur' ? [lexicon.themes.get(chip.organisme)] : [],
          ),
        ];
        const backed = {
          operateur: [...values('operateur'), ...demarches.map(({ operateur }) => operateur)],
          demarche: values('demarche'),
          theme: themes,
          nature: values('nature'),
          dureeMinutes: values('duree'),
          issue: values('issue'),
          autonomie: values('autonomie'),
          destination: chips.flatMap((chip) => (chip.kind === 'destination' ? [chip.label] : [])),
        };
        for (const [field, backing] of Object.entries(backed)) {
          expect([null, ...backing]).toContain(demande[field as keyof typeof demande]);
        }
        expect([null, ...values('canal')]).toContain(canal);
        for (const chip of chips.filter(({ kind }) => kind !== 'duree')) expectBacked(chip, parsed);
      }),
      { numRuns: 800 },
    );
  });

  it('takes no everyday word and no nonsense for one of ours', () => {
    fc.assert(
      fc.property(saidThings, noise, saidThings, (before, word, after) => {
        const text = [before.join(' '), word, after.join(' ')].join(', ');
        const at = before.join(' ').length + 2;
        const { unknown } = parseSaisie(text, lexicon);
        expect(unknown).toContainEqual({ start: at, end: at + word.length, text: word });
      }),
      { numRuns: 1000 },
    );
  });

  it('amounts to the same when noise is added at its end', () => {
    fc.assert(
      fc.property(line, fc.array(noise, { minLength: 1, maxLength: 3 }), (text, added) => {
        const longer = [text, ...added].join(' ');
        expect(amountOf(parseSaisie(longer, lexicon))).toEqual(
          amountOf(parseSaisie(text, lexicon)),
        );
      }),
      { numRuns: 800 },
    );
  });

  const shuffled = saidThings.chain((things) =>
    fc.tuple(fc.constant(things), fc.shuffledSubarray(things, { minLength: things.length })),
  );

  it('amounts to the same in any order', () => {
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(amountOf(parseSaisie(other.join(', '), lexicon))).toEqual(
          amountOf(parseSaisie(one.join(', '), lexicon)),
        );
      }),
      { numRuns: 800 },
    );
  });

  it('amounts to the same in any order of words that do not join into others', () => {
    const read = (things: readonly string[]) => {
      const parsed = parseSaisie(things.join(' '), lexicon);
      return {
        parsed,
        texts: stretchesOf(parsed)
          .map(({ text }) => text)
          .toSorted(),
      };
    };
    const short = fc
      .array(fc.oneof(dressed, duree, noise), { minLength: 2, maxLength: 4 })
      .chain((things) =>
        fc.tuple(fc.constant(things), fc.shuffledSubarray(things, { minLength: things.length })),
      );
    fc.assert(
      fc.property(short, ([one, other]) => {
        const [first, second] = [read(one), read(other)];
        fc.pre([first, second].every(({ texts }) => texts.join('|') === one.toSorted().join('|')));
        fc.pre(!one.some((thing) => words.versDestination.includes(foldPhrase(thing))));
        expect(amountOf(second.parsed)).toEqual(amountOf(first.parsed));
      }),
      { numRuns: 300, maxSkipsPerRun: 200 },
    );
  });
});

// A slip may join the words beside it into a phrase: the choice would be read with them.
const plainThings = fc.array(fc.oneof(dressed, noise, duree), { minLength: 1, maxLength: 5 });

describe('a choice', () => {
  it('leaves in the line words that mean the option alone, in the same place', () => {
    fc.assert(
      fc.property(
        plainThings,
        fc.constantFrom(...Object.keys(words.ambigus)),
        plainThings,
        (before, word, after) => {
          const text = [before.join(', '), word, after.join(', ')].join(', ');
          for (const ambiguity of parseSaisie(text, lexicon).ambiguities) {
            for (const option of ambiguity.options) {
              const { replacement, ...meaning } = option;
              const settled = parseSaisie(applyChoice(text, ambiguity, option), lexicon);
              const { start } = ambiguity;
              const chip = settled.chips.find((one) => one.start === start);
              expect(chip).toMatchObject({ ...meaning, end: start + replacement.length });
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(Object.keys(words.ambigus))('is offered for « %s » alone', (word) => {
    const { ambiguities } = parseSaisie(word, lexicon);
    expect(ambiguities).toHaveLength(1);
    for (const option of ambiguities[0]?.options ?? []) {
      const chosen = parseSaisie(option.replacement, lexicon);
      expect(chosen.chips.map(meaningKey)).toEqual([meaningKey(option)]);
    }
  });
});
