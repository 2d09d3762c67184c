import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { assignPremieres } from '../../../shared/domain/usager/premieres.ts';
import type { Premieres } from '../../../shared/domain/usager/premieres.ts';
import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import type { DeskSession } from '../desk-session.ts';
import { readEntry } from '../records/read-entry.ts';
import { usagerKind } from '../usagers/usager-kind.ts';
import { openVisite, sealVisite } from './visite-entry.ts';
import type { VisiteContent, VisiteEntry } from './visite-entry.ts';

/** A visite about to be written: what it was, and what it is to say. */
export interface Becoming {
  readonly before: VisiteEntry;
  readonly content: VisiteContent;
}

/** The envelope of a visite as it is to be. */
export function sealBecoming({ sealer }: DeskSession, { before, content }: Becoming): Envelope {
  return sealVisite(sealer, before.id, before.rev + 1, content);
}

/**
 * Visites about to be written, with the firsts of usagers suivis as they will be, then the other visites
 * of the same usagers whose firsts that moves: cancelled, a first goes to the next visite. The visites of
 * someone whose file was erased keep the firsts they had: past counts never change.
 */
export async function withPremieres(
  session: DeskSession,
  becoming: readonly Becoming[],
): Promise<readonly Becoming[]> {
  const groups = Map.groupBy(becoming, ({ content }) => content.sealed.usager);
  const written = new Map(becoming.map((one) => [one.before.id, one]));
  for (const [usager, some] of groups) {
    if (usager === null) continue;
    const person = await readEntry(session, usagerKind, usager);
    if (person === null) continue;
    for (const one of await recountPremieres(session, person.sealed.visites, some))
      written.set(one.before.id, one);
  }
  return [...written.values()];
}

/**
 * The firsts of one usager counted again: `becoming`, whatever they say of their firsts, and those of
 * `visites` whose firsts change with them.
 */
export async function recountPremieres(
  session: DeskSession,
  visites: readonly Id[],
  becoming: readonly Becoming[],
): Promise<readonly Becoming[]> {
  const asked = new Set(becoming.map(({ before }) => before.id));
  const others = await readSuivis(
    session,
    visites.filter((id) => !asked.has(id)),
  );
  const all = [...becoming, ...others];
  const firsts = assignPremieres(all.map(toSuivi));
  return all.flatMap((one) => {
    const { before, content } = one;
    const premieres = firsts.get(before.id) ?? null;
    if (!asked.has(before.id) && isSame(content.clear.premieres, premieres)) return [];
    return [{ before, content: { ...content, clear: { ...content.clear, premieres } } }];
  });
}

/** Visites as they are, those of them that are still someone’s. */
async function readSuivis(
  { store, sealer }: DeskSession,
  ids: readonly Id[],
): Promise<readonly Becoming[]> {
  const rows = await store.database.records.bulkGet([...ids]);
  return rows.flatMap((row) => {
    if (row?.collection !== 'visite') return [];
    const before = openVisite(sealer, row);
    const { localDay, clear, sealed } = before;
    return sealed === null ? [] : [{ before, content: { localDay, clear, sealed } }];
  });
}

function toSuivi({ before, content: { localDay, clear, sealed } }: Becoming) {
  // Said by a person, a day is no longer doubtful.
  const held = before.held && clear.datation !== 'confirmee';
  return { id: before.id, localDay, held, instant: sealed.instant, clear };
}

function isSame(one: Premieres | null, other: Premieres | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
