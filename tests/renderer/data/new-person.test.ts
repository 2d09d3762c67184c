import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIN_PASSPHRASE } from '../../../renderer/data/vault/create-vault.ts';
import { checkName, checkPassphrase } from '../../../renderer/data/vault/new-person.ts';
import { expectFrenchTypography } from '../french-typography.ts';

/** A sentence that says what to do, typeset as it is shown. */
function expectSentence(text: string | null | undefined): void {
  expect(text).toMatch(/^[A-ZÀÉ].+\.$/);
  expectFrenchTypography(text ?? '');
}

describe('a person’s name', () => {
  it('may have 80 letters, and spaces around it', () => {
    expect(checkName('Camille Roux')).toBeNull();
    expect(checkName(`  ${'é'.repeat(80)}  `)).toBeNull();
  });

  it.each(['', ' \u00a0 ', 'é'.repeat(81)])('is not %j', (name) => {
    expectSentence(checkName(name));
  });
});

describe('a passphrase typed twice', () => {
  it('is long enough, typed twice alike, and nothing else is asked', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (typed, other) => {
        const wrong = (again: string) => Object.keys(checkPassphrase({ passphrase: typed, again }));
        const short = typed.length < MIN_PASSPHRASE;
        expect(wrong(typed)).toEqual(short ? ['passphrase'] : []);
        fc.pre(other !== typed);
        expect(wrong(other)).toEqual([short ? 'passphrase' : 'again']);
      }),
    );
  });

  it('is refused with a sentence that says what to do', () => {
    expectSentence(checkPassphrase({ passphrase: 'onze lettre', again: '' }).passphrase);
    const typed = 'un passage à niveau';
    expectSentence(checkPassphrase({ passphrase: typed, again: 'un passage à Niveau' }).again);
    expectSentence(checkPassphrase({ passphrase: typed, again: '' }).again);
  });
});
