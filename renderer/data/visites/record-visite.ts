import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { draftToClear, sealDraft } from '../../../shared/domain/visite/draft.ts';
import type { VisiteDraft } from '../../../shared/domain/visite/draft.ts';
import { createId } from '../../../shared/kernel/random.ts';
import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { commit } from '../desk-session.ts';
import type { DeskSession } from '../desk-session.ts';
import { openVisite, sealVisite } from './visite-entry.ts';
import type { VisiteContent, VisiteEntry } from './visite-entry.ts';

/**
 * Records a visite of this moment with its demandes, all in one record; `with` holds the other
 * records of the same operation (a rappel, the end of a presence), written together or not at all.
 * The value means *enregistré*.
 */
export async function recordVisite(
  session: DeskSession,
  draft: VisiteDraft,
  {
    id = newId(session),
    others = [],
  }: { readonly id?: Id; readonly others?: readonly Envelope[] } = {},
): Promise<Result<VisiteEntry>> {
  const stored = await commit(session, [
    sealVisite(session.sealer, id, 1, visiteOfNow(session, draft)),
    ...others,
  ]);
  if (!stored.ok) return stored;
  const [envelope] = stored.value;
  if (envelope === undefined) throw new Error('The ledger answered without the record.');
  return ok(openVisite(session.sealer, envelope));
}

/** What a visite of this moment says, which is nobody’s yet. */
export function visiteOfNow(
  { identity, author, clock }: DeskSession,
  draft: VisiteDraft,
): VisiteContent {
  const now = clock.now();
  const { day, hour } = instantToLocal(now, identity.zone);
  return {
    localDay: day,
    clear: {
      ...draftToClear(draft),
      heure: hour,
      premieres: null,
      etat: 'valide',
      datation: 'horloge',
    },
    sealed: sealDraft(draft, {
      instant: now.toString(),
      auteur: author.id,
      source: { kind: 'saisie' },
    }),
  };
}

/** An id for a visite to come, when other records of the same operation name it. */
export function newId({ random }: DeskSession): Id {
  return idSchema.parse(createId(random));
}

/**
 * Completes a past day from paper: one visite a draft, all or none, as many as one append takes.
 * Gives them, *enregistrées*. Refusal: `date-future`.
 */
export async function completeDay(
  session: DeskSession,
  localDay: LocalDay,
  drafts: readonly VisiteDraft[],
): Promise<Result<readonly VisiteEntry[]>> {
  const { author, clock, sealer } = session;
  const noteeLe = clock.now().toString();
  const stored = await commit(
    session,
    drafts.map((draft) =>
      sealVisite(sealer, newId(session), 1, {
        localDay,
        clear: {
          ...draftToClear(draft),
          heure: null,
          premieres: null,
          etat: 'valide',
          datation: 'confirmee',
        },
        sealed: sealDraft(draft, {
          instant: null,
          auteur: author.id,
          source: { kind: 'rattrapage', noteeLe },
        }),
      }),
    ),
  );
  return stored.ok ? ok(stored.value.map((envelope) => openVisite(sealer, envelope))) : stored;
}
