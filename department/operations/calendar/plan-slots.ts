import type {
  Occurrence,
  PlannedSlot,
} from '../../../shared/domain/permanence/expand-permanence.ts';
import type { Permanence } from '../../../shared/domain/permanence/schema.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { createId } from '../../../shared/kernel/random.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import type { KeptSlot, SlotPlan } from './calendar-store.ts';

/**
 * What becomes of the slots of a permanence that changed. What has begun stays as it was. Day by day of
 * the recurrence: when as many slots of one length are held at another time or another day, the day
 * was moved and its slots go with it, in their order, RDV included; otherwise a slot that stands at
 * the same time is the same one, and the others are withdrawn or added.
 */
export function planSlots(
  permanence: Permanence,
  occurrences: readonly Occurrence[],
  existing: readonly KeptSlot[],
  now: Temporal.Instant,
  random: Random,
): SlotPlan {
  const isToCome = (start: Temporal.Instant) => Temporal.Instant.compare(start, now) > 0;
  const standing = existing.filter(
    ({ etat, debutLe }) => etat === 'ouvert' && isToCome(Temporal.Instant.from(debutLe)),
  );
  const byDay = Map.groupBy(standing, ({ origine }) => origine);
  const plan = {
    added: [] as KeptSlot[],
    moved: [] as KeptSlot[],
    withdrawn: [] as string[],
    kept: [] as KeptSlot[],
  };
  for (const occurrence of occurrences) {
    const wanted = occurrence.creneaux.filter(({ debutLe }) => isToCome(debutLe));
    const former = (byDay.get(occurrence.origine) ?? []).toSorted((a, b) =>
      a.debutLe.localeCompare(b.debutLe),
    );
    byDay.delete(occurrence.origine);
    for (const [slot, next] of pair(former, wanted)) {
      const times = next === null ? null : toTimes(permanence, occurrence, next);
      if (slot === null && times !== null)
        plan.added.push({ id: idSchema.parse(createId(random)), etat: 'ouvert', ...times });
      else if (slot !== null && times === null) plan.withdrawn.push(slot.id);
      else if (slot !== null && times !== null) {
        const same = slot.debutLe === times.debutLe && slot.finLe === times.finLe;
        const changed = { ...slot, ...times };
        if (!same) plan.moved.push(changed);
        else plan.kept.push(changed);
      }
    }
  }
  for (const slots of byDay.values()) plan.withdrawn.push(...slots.map(({ id }) => id));
  return plan;
}

/** Each former slot beside what it becomes, and each new one beside nothing. */
function pair(
  former: readonly KeptSlot[],
  wanted: readonly PlannedSlot[],
): readonly (readonly [KeptSlot | null, PlannedSlot | null])[] {
  const length = (slot: { readonly debutLe: unknown; readonly finLe: unknown }) =>
    Temporal.Instant.from(String(slot.debutLe)).until(String(slot.finLe)).total('minutes');
  const isShifted =
    former.length > 0 &&
    former.length === wanted.length &&
    former.every((slot, index) => {
      const next = wanted[index];
      return next !== undefined && length(slot) === length(next);
    });
  if (isShifted) return former.map((slot, index) => [slot, wanted[index] ?? null] as const);
  const left = new Map(former.map((slot) => [slot.debutLe, slot]));
  const pairs: (readonly [KeptSlot | null, PlannedSlot | null])[] = wanted.map((next) => {
    const start = next.debutLe.toString();
    const slot = left.get(start) ?? null;
    left.delete(start);
    return [slot, next];
  });
  return [...pairs, ...[...left.values()].map((slot) => [slot, null] as const)];
}

function toTimes(permanence: Permanence, occurrence: Occurrence, slot: PlannedSlot) {
  return {
    permanence: permanence.id,
    origine: occurrence.origine,
    jour: occurrence.jour,
    debut: slot.debut,
    fin: slot.fin,
    debutLe: slot.debutLe.toString(),
    finLe: slot.finLe.toString(),
    places: permanence.places,
  };
}
