import { wordlist } from '@scure/bip39/wordlists/french.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  recoverySecret,
  splitRecoveryWords,
} from '../../../renderer/data/vault/recovery-secret.ts';
import {
  checkRecoveryWords,
  createRecoveryWords,
} from '../../../renderer/data/vault/recovery-words.ts';

/** A recovery key drawn from these bytes. */
const drawWords = (bytes: Uint8Array) => createRecoveryWords({ bytes: () => bytes });

const anyWords = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(drawWords);
const anyPosition = fc.nat({ max: 11 });
const printed = wordlist.map((word) => word.normalize('NFC'));
const anyWord = fc.constantFrom(...printed);

const withoutAccents = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

const WORDS = drawWords(Uint8Array.from({ length: 16 }, (_, index) => 37 + 7 * index));

describe('the words of a recovery key', () => {
  it('are twelve of the list, another dozen each time', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        expect(words).toHaveLength(12);
        for (const word of words) expect(printed).toContain(word);
      }),
    );
    expect(drawWords(new Uint8Array(16))).not.toEqual(WORDS);
  });

  it('stay distinct without accents or capitals, so that nobody needs them', () => {
    expect(new Set(printed.map((word) => withoutAccents(word).toUpperCase())).size).toBe(2048);
  });

  it('are read back however they are typed, to the very same secret', () => {
    fc.assert(
      fc.property(
        anyWords,
        fc.constantFrom<(text: string) => string>(
          (text) => text,
          withoutAccents,
          (text) => text.toUpperCase(),
          (text) => text.normalize('NFD'),
          (text) => `\n ${text.replaceAll(' ', '\u00a0  ')}.`,
          (text) =>
            text
              .split(' ')
              .map((word, index) => `${index + 1}. ${word}`)
              .join('\n'),
        ),
        (words, type) => {
          const checked = checkRecoveryWords(type(words.join(' ')));
          expect(checked).toEqual({ ok: true, value: words });
          expect(recoverySecret(splitRecoveryWords(type(words.join(' '))))).toBe(
            recoverySecret(words),
          );
        },
      ),
    );
  });
});

describe('words typed back from the sheet', () => {
  const expectPointed = (
    typed: readonly string[],
    words: readonly string[],
    position: number,
    code?: string,
  ) => {
    const checked = checkRecoveryWords(typed.join(' '), words);
    expect(checked).toMatchObject({ ok: false, failure: { position } });
    if (checked.ok) return;
    if (code !== undefined) expect(checked.failure.code).toBe(code);
    expect(checked.failure.sentence).toMatch(/^[A-ZÀÉ].+\.$/u);
  };

  it('any single wrong word is refused and pointed at', () => {
    fc.assert(
      fc.property(anyWords, anyPosition, anyWord, (words, at, wrong) => {
        fc.pre(wrong !== words[at]);
        expectPointed(words.with(at, wrong), words, at, 'mot-faux');
      }),
    );
  });

  it('a word that is not of the list is pointed at', () => {
    fc.assert(
      fc.property(anyWords, anyPosition, (words, at) => {
        expectPointed(words.with(at, `${words[at]}x`), words, at);
        expectPointed(words.with(at, 'q'), words, at);
      }),
    );
  });

  it('a missing word is pointed at', () => {
    fc.assert(
      fc.property(anyWords, anyPosition, (words, at) => {
        // Twice the same word in a row cannot tell which one is missing.
        fc.pre(words[at] !== words[at + 1]);
        expectPointed(words.toSpliced(at, 1), words, at, 'mot-manquant');
      }),
    );
  });

  it('a word too many is pointed at', () => {
    fc.assert(
      fc.property(anyWords, fc.nat({ max: 12 }), anyWord, (words, at, extra) => {
        fc.pre(extra !== words[at]);
        expectPointed(words.toSpliced(at, 0, extra), words, at, 'mot-en-trop');
      }),
    );
  });

  it('two words that changed places are pointed at, from the first', () => {
    fc.assert(
      fc.property(anyWords, anyPosition, anyPosition, (words, one, other) => {
        const first = Math.min(one, other);
        const last = Math.max(one, other);
        fc.pre(words[first] !== words[last]);
        const swapped = words.with(first, words[last] ?? '').with(last, words[first] ?? '');
        expectPointed(swapped, words, first, 'mot-faux');
      }),
    );
  });

  it('of two wrong words the first is pointed at, known of the list or not', () => {
    const [first, second] = [printed[0] ?? '', printed[1] ?? ''];
    expectPointed(WORDS.with(2, first).with(7, 'zzz'), WORDS, 2);
    expectPointed(WORDS.with(2, 'zzz').with(7, second), WORDS, 2);
  });

  it('says the rank of the word in French', () => {
    const sentenceAt = (at: number) => {
      const checked = checkRecoveryWords(WORDS.with(at, 'zzz').join(' '), WORDS);
      return checked.ok ? '' : checked.failure.sentence;
    };
    expect(sentenceAt(0)).toMatch(/^Le 1ᵉʳ mot, «\u00a0zzz\u00a0»/);
    expect(sentenceAt(3)).toMatch(/^Le 4ᵉ mot, «\u00a0zzz\u00a0»/);
  });

  it('nothing typed yet is asked for', () => {
    expectPointed([], WORDS, 0, 'mot-manquant');
  });
});

describe('words typed with no sheet to compare them to', () => {
  it('are refused when two of them changed places, nearly always by the checksum', () => {
    const checked = checkRecoveryWords(
      WORDS.with(0, WORDS[1] ?? '')
        .with(1, WORDS[0] ?? '')
        .join(' '),
    );
    expect(checked).toMatchObject({
      ok: false,
      failure: { code: 'mots-desaccordes', position: null },
    });
  });

  it('point at a word that is not of the list', () => {
    expect(checkRecoveryWords(WORDS.with(6, 'ordinateurs').join(' '))).toMatchObject({
      ok: false,
      failure: { code: 'mot-inconnu', position: 6 },
    });
  });

  it.each([0, 1, 11])('ask for the rest when there are %d', (length) => {
    expect(checkRecoveryWords(WORDS.slice(0, length).join(' '))).toMatchObject({
      ok: false,
      failure: { code: 'mot-manquant', position: length },
    });
  });

  it('say when there are too many', () => {
    expect(checkRecoveryWords([...WORDS, 'abeille'].join(' '))).toMatchObject({
      ok: false,
      failure: { code: 'mot-en-trop', position: 12 },
    });
  });

  it('never take a wrong word for a right key of the same sheet', () => {
    fc.assert(
      fc.property(anyWords, anyPosition, anyWord, (words, at, wrong) => {
        fc.pre(wrong !== words[at]);
        const checked = checkRecoveryWords(words.with(at, wrong).join(' '));
        // One in sixteen passes the checksum: it is then another key, which opens nothing.
        expect(checked.ok ? recoverySecret(checked.value) : checked.failure.code).not.toBe(
          recoverySecret(words),
        );
        expect(checked.ok || checked.failure.code === 'mots-desaccordes').toBe(true);
      }),
    );
  });
});
