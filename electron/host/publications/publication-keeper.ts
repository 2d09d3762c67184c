import type { Clock } from '../../../shared/kernel/clock.ts';
import type { Changement, PublicationsAnswer } from '../../../shared/sync/publications.ts';
import type { Link } from '../delivery/courier.ts';
import { storageRefusal } from '../storage-refusal.ts';
import {
  PUBLICATION_FILE_VERSION,
  readPublicationFile,
  writePublicationFile,
} from './publication-file.ts';
import type { PublicationFile } from './publication-file.ts';

/** Milliseconds before the département is asked again: a little less than an idle desk’s hello. */
const ASK_EVERY = 240_000;

/** Answers read at most in one go; a whole directory of 5,000 places is 25. */
const MAX_PAGES = 40;

/** The same, when all of them are to be read before any is kept. */
const MAX_RESTART_PAGES = 400;

/** What the coordination published, kept in the profile and asked for when the département is heard. */
export interface PublicationKeeper {
  /** What was last received; null until something was. */
  read(): PublicationFile | null;
  /**
   * Asks for what is new, when it was not asked lately over this link. Nothing that goes wrong is an
   * error: what is kept stays, and the next call asks again.
   */
  pull(link: Pick<Link, 'client' | 'token'>, isOver: () => boolean): Promise<void>;
}

export function createPublicationKeeper(deps: {
  readonly folder: string;
  readonly clock: Clock;
  /** Called when what is kept has changed. */
  onChange(numero: number): void;
}): PublicationKeeper {
  const { folder, clock } = deps;
  let kept = readPublicationFile(folder);
  let asked: { readonly token: string; readonly at: Temporal.Instant } | null = null;

  const wasAskedLately = (token: string): boolean => {
    if (asked === null || asked.token !== token) return false;
    // A clock put back says a negative time: that is no reason to stop asking.
    const since = asked.at.until(clock.now()).total('milliseconds');
    return since >= 0 && since < ASK_EVERY;
  };

  const keep = (file: PublicationFile): boolean => {
    try {
      writePublicationFile(folder, file);
    } catch (error) {
      // A full disk keeps the former file; the desk has other ways to say that it is full.
      if (storageRefusal(error, folder) === null) throw error;
      return false;
    }
    kept = file;
    return true;
  };

  return {
    read: () => kept,
    pull: async ({ client, token }, isOver) => {
      if (wasAskedLately(token)) return;
      asked = { token, at: clock.now() };
      const before = kept;
      let read = kept;
      // Read again from its beginning, a log is kept once its last page is there: cut between two, the
      // desk would have lost the rest of its directory until it is heard again.
      let restarts = false;
      for (let page = 0; page < (restarts ? MAX_RESTART_PAGES : MAX_PAGES); page += 1) {
        const answer = await client.publications(token, placeIn(read));
        if (isOver() || !answer.ok || !isNews(answer.value, read)) break;
        restarts ||= replaces(kept, answer.value);
        read = merge(read, answer.value, clock.now());
        const { reste } = answer.value;
        if (restarts && reste) continue;
        if (!keep(read) || !reste) break;
      }
      if (kept !== null && kept !== before) deps.onChange(kept.numero);
    },
  };
}

/** Where the desk is in the log, as it is asked. */
function placeIn(kept: PublicationFile | null) {
  if (kept === null) return { depuis: 0 };
  const { numero, origine, repere } = kept;
  return { depuis: numero, origine, ...(repere === null ? {} : { repere }) };
}

/** Whether an answer says something, and goes forward: one that does not would be asked for ever. */
function isNews(answer: PublicationsAnswer, kept: PublicationFile | null): boolean {
  if (answer.recommence) return true;
  const before = kept?.numero ?? 0;
  return answer.numero > before && answer.changements.every(({ numero }) => numero > before);
}

/** Whether an answer takes the place of what is kept, instead of following it. */
function replaces(
  kept: PublicationFile | null,
  { recommence, origine }: PublicationsAnswer,
): boolean {
  return kept !== null && (recommence || kept.origine !== origine);
}

function merge(
  kept: PublicationFile | null,
  answer: PublicationsAnswer,
  now: Temporal.Instant,
): PublicationFile {
  const { origine, numero, repere, changements } = answer;
  const things = new Map<string, Changement>();
  const before = kept === null || replaces(kept, answer) ? [] : kept.changements;
  for (const change of [...before, ...changements]) {
    const key = `${change.objet} ${change.id}`;
    things.delete(key);
    things.set(key, change);
  }
  return {
    format: 'relais-publications',
    version: PUBLICATION_FILE_VERSION,
    origine,
    numero,
    repere,
    recuLe: now.toString(),
    changements: [...things.values()],
  };
}
