import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { usagerSealedSchema } from '../../../shared/domain/usager/schema.ts';
import { appendVersion } from '../../../shared/domain/visite/trace.ts';
import { err, ok, refuse } from '../../../shared/kernel/result.ts';
import type { Failure, Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import { sealEntry } from '../records/entry.ts';
import { usagerKind } from '../usagers/usager-kind.ts';
import type { Usager } from '../usagers/usager-kind.ts';
import { recountPremieres, sealBecoming } from './premieres.ts';
import type { Becoming } from './premieres.ts';
import { openVisite } from './visite-entry.ts';
import type { VisiteEntry } from './visite-entry.ts';

/** What changes in the visites said to be someone’s. */
export interface Ties {
  readonly added: readonly Id[];
  readonly removed: readonly Id[];
}

/**
 * The records that say which visites were a usager’s, to be appended with what it comes from: the
 * visites tied and untied, the others of theirs whose firsts that moves, then their file, with a contact
 * on `contact`. None when nothing changes. Refusals: `visite-a-garder` (noted on a locked desk and not
 * kept yet), `visite-d-un-autre`, `usager-plein`.
 */
export async function tieRecords(
  session: DeskSession,
  usager: Usager,
  { added, removed }: Ties,
  contact: LocalDay,
): Promise<Result<readonly Envelope[]>> {
  const { visites, dernierContact } = usager.sealed;
  const entries = await readThese(session, [...added, ...removed]);
  const gained = entries.filter(
    ({ id, sealed }) => added.includes(id) && sealed?.usager !== usager.id,
  );
  const failure = gained.map(judge).find((found) => found !== null);
  if (failure !== undefined) return err(failure);
  const lost = entries.filter(
    ({ id, sealed }) => removed.includes(id) && sealed?.usager === usager.id,
  );
  const isKnown = gained.length === 0 && lost.length === 0;
  if (isKnown && dernierContact >= contact) return ok([]);

  const gone = new Set([...gained, ...lost].map(({ id }) => id));
  const file = withVisites(
    usager,
    [...visites.filter((id) => !gone.has(id)), ...gained.map(({ id }) => id)],
    contact,
  );
  if (!file.ok) return file;
  const becoming = gained.flatMap((one) => become(session, one, usager.id));
  const written = [
    ...lost.flatMap((one) => become(session, one, null)),
    ...(await recountPremieres(session, file.value.sealed.visites, becoming)),
  ];
  return ok([
    ...written.map((one) => sealBecoming(session, one)),
    sealEntry(usagerKind, session.sealer, file.value),
  ]);
}

/** The next revision of a file: these visites, and a contact on `contact`. Refusal: `usager-plein`. */
export function withVisites(
  usager: Usager,
  visites: readonly Id[],
  contact: LocalDay,
): Result<Usager> {
  const { dernierContact } = usager.sealed;
  const sealed = usagerSealedSchema.safeParse({
    ...usager.sealed,
    visites,
    dernierContact: dernierContact > contact ? dernierContact : contact,
  });
  return sealed.success
    ? ok({ ...usager, rev: usager.rev + 1, sealed: sealed.data })
    : refuseFull();
}

async function readThese(
  { store, sealer }: DeskSession,
  ids: readonly Id[],
): Promise<readonly VisiteEntry[]> {
  const rows = ids.length === 0 ? [] : await store.database.records.bulkGet([...ids]);
  return rows.flatMap((row) => (row?.collection === 'visite' ? [openVisite(sealer, row)] : []));
}

/** Why a visite cannot become someone’s; null when it can. */
function judge({ clear, sealed }: VisiteEntry): Failure | null {
  if (sealed === null || clear.etat === 'en-attente')
    return {
      code: 'visite-a-garder',
      sentence: 'Ce passage attend d’être gardé ou retiré\u00a0: gardez-le d’abord, à l’Accueil.',
    };
  return sealed.usager === null
    ? null
    : {
        code: 'visite-d-un-autre',
        sentence:
          'Cette visite est déjà celle d’une autre personne\u00a0: détachez-la d’abord de sa fiche.',
      };
}

function become(
  { clock, author }: DeskSession,
  before: VisiteEntry,
  usager: Id | null,
): readonly Becoming[] {
  const { localDay, clear, sealed } = before;
  if (sealed === null) return [];
  const geste = usager === null ? 'detachee' : 'rattachee';
  const versions = appendVersion(before, geste, clock.now().toString(), author.id);
  return [
    {
      before,
      content: {
        localDay,
        clear: { ...clear, premieres: null },
        sealed: { ...sealed, usager, versions },
      },
    },
  ];
}

function refuseFull(): Result<never> {
  return refuse(
    'usager-plein',
    'La fiche de cette personne ne peut pas tenir davantage\u00a0: retirez d’abord des numéros, des noms ou des visites devenus inutiles.',
  );
}
