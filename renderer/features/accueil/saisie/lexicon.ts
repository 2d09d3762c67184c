import { useEffect, useState } from 'react';
import {
  applyToNames,
  publishedById,
} from '../../../../shared/domain/catalogue/apply-publications.ts';
import { shippedNames } from '../../../../shared/domain/catalogue/shipped-names.ts';
import { shippedWords } from '../../../../shared/domain/catalogue/shipped-words.ts';
import { createLexicon } from '../../../../shared/domain/saisie/lexicon.ts';
import type { Lexicon } from '../../../../shared/domain/saisie/lexicon.ts';
import { withPublishedNames } from '../../../../shared/domain/saisie/with-published-names.ts';
import { oncePublished } from '../../../data/publications/once-published.ts';
import { usePublished } from '../../../data/publications/published.ts';

/** Milliseconds what is published may wait for a moment without work. */
const WITHIN = 2000;

/** The words of the catalogue, ready to read a line: built once, with the line’s own code. */
const shipped = createLexicon(shippedNames.index, shippedWords);

const makeLexicon = oncePublished(({ demarches }): Lexicon => {
  const published = [...publishedById(demarches).values()].map(({ entree }) => entree);
  return published.length === 0
    ? shipped
    : createLexicon(
        applyToNames(shippedNames, demarches).index,
        withPublishedNames(shippedWords, published),
      );
});

let latest = shipped;

/** The words as they stand, as far as they were made: what is published waits for no keystroke. */
export function currentLexicon(): Lexicon {
  return latest;
}

/**
 * The same, for the line: when something is published its words are made in a moment without work, and
 * those before serve until then.
 */
export function useLexicon(): Lexicon {
  const published = usePublished();
  const [lexicon, setLexicon] = useState(currentLexicon);
  useEffect(() => {
    const idle = requestIdleCallback(
      () => {
        latest = makeLexicon();
        setLexicon(latest);
      },
      { timeout: WITHIN },
    );
    return () => cancelIdleCallback(idle);
  }, [published]);
  return lexicon;
}
