import { useEffect, useState } from 'react';
import type { UsagerContent } from '../../../../shared/domain/usager/schema.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { likelyDuplicates } from '../../../data/registre/likely-duplicates.ts';
import type { Ressemblance } from '../../../data/registre/likely-duplicates.ts';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';

/** Milliseconds without a key before files are compared: a pause in typing. */
const PAUSE = 250;

const none: readonly Ressemblance[] = [];

/**
 * The files that may be of the same person, followed as one types; `self` is the file itself, null
 * for a new one. `content` null compares nothing.
 */
export function useLikelySame(
  session: DeskSession,
  content: UsagerContent | null,
  self: Id | null,
): readonly Ressemblance[] {
  const [found, setFound] = useState(none);
  // What is compared, told apart by its words: each key makes another object.
  const key = content === null ? null : JSON.stringify(content);
  useEffect(() => {
    if (key === null) return setFound(none);
    let gone = false;
    const waiting = setTimeout(() => {
      void likelyDuplicates(session, JSON.parse(key) as UsagerContent, self).then((likely) => {
        if (!gone) setFound(likely);
      });
    }, PAUSE);
    return () => {
      gone = true;
      clearTimeout(waiting);
    };
  }, [session, key, self]);
  return found;
}

/** The numbers one person alone has: two files that share one are one person, or one has a slip. */
const personal = ['même identifiant France Travail', 'même numéro de sécurité sociale'];

/** Whether a likeness rests on a number that belongs to a single person. */
export function sharesPersonalNumber({ raisons }: Pick<Ressemblance, 'raisons'>): boolean {
  return raisons.some((raison) => personal.includes(raison));
}
