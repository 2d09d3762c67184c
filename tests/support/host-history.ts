import fc from 'fast-check';
import { countVisites } from '../../shared/domain/comptage/count-visites.ts';
import type { DayCounts } from '../../shared/domain/comptage/day-document.ts';
import type { Envelope } from '../../shared/domain/record/envelope.ts';
import type { VisiteClear } from '../../shared/domain/visite/schema.ts';
import { canalSchema } from '../../shared/domain/vocabulary/canal.ts';
import { operateurSchema } from '../../shared/domain/vocabulary/operateur.ts';
import { themeSchema } from '../../shared/domain/vocabulary/theme.ts';
import type { TestLedger } from './host-ledger.ts';
import { clearHalf, lockedPassage, revised, visite } from './host-records.ts';

/** The days of the histories: around a month’s end, a year’s end, and a leap day. */
export const historyDays = [
  '2026-05-11',
  '2026-05-12',
  '2026-05-31',
  '2026-06-01',
  '2026-12-31',
  '2028-02-29',
] as const;

const dayArbitrary = fc.constantFrom(...historyDays);

const wishArbitrary = fc.record({
  heure: fc.integer({ min: 0, max: 23 }),
  canal: fc.constantFrom(...canalSchema.options),
  demandes: fc.array(
    fc.record({
      theme: fc.constantFrom(...themeSchema.options),
      operateur: fc.option(fc.constantFrom(...operateurSchema.options)),
      nature: fc.constant(null),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  premieres: fc.option(
    fc.constantFrom(
      { jour: false, mois: false, annee: false },
      { jour: true, mois: false, annee: false },
      { jour: true, mois: true, annee: false },
      { jour: true, mois: true, annee: true },
    ),
  ),
});

/** One thing that happens to a ledger. `which` picks a record among those there are. */
export type Happening =
  | { readonly kind: 'add'; readonly day: string; readonly wish: Partial<VisiteClear> }
  | { readonly kind: 'add-locked'; readonly day: string }
  | { readonly kind: 'rewrite'; readonly which: number; readonly wish: Partial<VisiteClear> }
  | { readonly kind: 'cancel' | 'keep' | 'send-again'; readonly which: number }
  | { readonly kind: 'date'; readonly which: number; readonly day: string }
  | { readonly kind: 'hear'; readonly day: string }
  | { readonly kind: 'hold'; readonly day: string };

const whichArbitrary = fc.nat({ max: 20 });

export const happeningArbitrary: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('add'), day: dayArbitrary, wish: wishArbitrary }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('add-locked'), day: dayArbitrary }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rewrite'),
      which: whichArbitrary,
      wish: wishArbitrary,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('cancel', 'keep', 'send-again'),
      which: whichArbitrary,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('date'), which: whichArbitrary, day: dayArbitrary }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hear'), day: dayArbitrary }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hold'), day: dayArbitrary }) },
);

/** A record as the naive ledger remembers it. */
export interface Remembered {
  readonly envelope: Envelope;
  readonly held: boolean;
}

/** The rules of the ledger told naively, played beside the real one. */
export interface History {
  /** Does one thing to the real ledger and to the naive one. Gives false when it was refused. */
  play(happening: Happening): boolean;
  readonly remembered: ReadonlyMap<string, Remembered>;
  countDay(day: string): DayCounts;
}

/** `ledger` gives the real one of the moment: it may be closed and opened on the way. */
export function createHistory(ledger: () => TestLedger): History {
  const remembered = new Map<string, Remembered>();
  let expected: string | null = null;

  const lastTrusted = () =>
    [...remembered.values()]
      .filter(({ held }) => !held)
      .reduce(
        (last, { envelope }) => (envelope.localDay > last ? envelope.localDay : last),
        '2026-01-01',
      );

  const isDoubtful = (day: string) => (expected === null ? day < lastTrusted() : day !== expected);

  const write = (envelope: Envelope): boolean => {
    const known = remembered.get(envelope.id);
    ledger().know({ earliest: lastTrusted(), expected });
    const confirmed = envelope.clear['datation'] === 'confirmee';
    const future = confirmed && expected !== null && envelope.localDay > expected;
    const held = confirmed
      ? false
      : known === undefined || known.envelope.localDay !== envelope.localDay
        ? isDoubtful(envelope.localDay)
        : known.held;
    const answer = ledger().append([envelope]);
    if (answer.ok === future) throw new Error(`Dating disagrees on ${envelope.localDay}.`);
    if (answer.ok) remembered.set(envelope.id, { envelope, held });
    return answer.ok;
  };

  const pick = (which: number): Envelope | null => {
    const all = [...remembered.values()];
    return all[which % Math.max(1, all.length)]?.envelope ?? null;
  };

  return {
    remembered,
    countDay: (day) =>
      countVisites(
        [...remembered.values()]
          .filter(({ envelope, held }) => envelope.localDay === day && !held)
          .map(({ envelope }) => envelope.clear as VisiteClear),
      ),
    play: (happening) => {
      switch (happening.kind) {
        case 'add':
          return write(visite({ ...clearHalf(), ...happening.wish, day: happening.day }));
        case 'add-locked':
          return write(lockedPassage({ day: happening.day }));
        case 'hear':
          expected = happening.day;
          return true;
        case 'hold': {
          for (const [id, { envelope, held }] of remembered) {
            const ahead = envelope.localDay > happening.day;
            const byClock = envelope.clear['datation'] === 'horloge';
            remembered.set(id, { envelope, held: held || (ahead && byClock) });
          }
          ledger().holdAfter(happening.day);
          return true;
        }
        case 'rewrite':
        case 'cancel':
        case 'keep':
        case 'date':
        case 'send-again': {
          const envelope = pick(happening.which);
          if (envelope === null) return false;
          if (happening.kind === 'send-again') return ledger().append([envelope]).ok;
          return write(revised(envelope, changeOf(happening, envelope)));
        }
      }
    },
  };
}

function changeOf(
  happening: Extract<Happening, { kind: 'rewrite' | 'cancel' | 'keep' | 'date' | 'send-again' }>,
  envelope: Envelope,
) {
  const settled = envelope.clear['etat'] === 'annulee' ? 'annulee' : 'valide';
  switch (happening.kind) {
    case 'rewrite':
      return { ...happening.wish, etat: settled } as const;
    case 'cancel':
      return { etat: 'annulee' } as const;
    case 'date':
      return { etat: settled, day: happening.day, datation: 'confirmee' } as const;
    default:
      return { etat: 'valide' } as const;
  }
}
