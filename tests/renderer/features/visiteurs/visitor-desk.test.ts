import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVisitorDesk } from '../../../../renderer/features/visiteurs/visitor-desk.ts';
import {
  deskMessageSchema,
  visitorMessageSchema,
} from '../../../../shared/domain/presence/visitor-messages.ts';
import type {
  DeskMessage,
  VisitorMessage,
} from '../../../../shared/domain/presence/visitor-messages.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import { createId } from '../../../../shared/kernel/random.ts';
import { ok, refuse } from '../../../../shared/kernel/result.ts';
import { createFakeRandom } from '../../../support/fake-random.ts';
import { settle } from '../../../support/fake-time.ts';

const random = createFakeRandom('presses');
const newDemande = () => idSchema.parse(createId(random));

function arrival(demande = newDemande()): Extract<VisitorMessage, { kind: 'arrivee' }> {
  return { kind: 'arrivee', demande, themeDeVie: 'logement', langue: 'fr' };
}

/** A desk whose disk answers when the test says so. */
function createDesk({ mayGive = (): boolean => true, writes = true, held = false } = {}) {
  const said: DeskMessage[] = [];
  const recorded: { readonly themeDeVie: string; readonly langue: string }[] = [];
  const takenBack: number[] = [];
  const gate = Promise.withResolvers<void>();
  if (!held) gate.resolve();
  let writing = 0;
  let mostAtOnce = 0;
  const desk = createVisitorDesk<number>({
    say: (message) => said.push(message),
    mayGive,
    record: async (it) => {
      writing += 1;
      mostAtOnce = Math.max(mostAtOnce, writing);
      await gate.promise;
      writing -= 1;
      if (!writes) return refuse('disque-plein', 'Le disque est plein.');
      recorded.push(it);
      return ok({ recorded: recorded.length, numero: recorded.length });
    },
    takeBack: (it) => {
      takenBack.push(it);
      return Promise.resolve();
    },
  });
  const atOnce = () => mostAtOnce;
  return { desk, said, recorded, takenBack, atOnce, release: () => gate.resolve() };
}

describe('an arrival', () => {
  it('is recorded, then given its number, and not before it is on the disk', async () => {
    const { desk, said, recorded, release } = createDesk({ held: true });
    const press = arrival();
    desk.hear(press);
    await settle();
    expect(said).toEqual([]);
    release();
    await settle();
    expect(recorded).toEqual([{ themeDeVie: 'logement', langue: 'fr' }]);
    expect(said).toEqual([{ kind: 'numero', demande: press.demande, numero: 1 }]);
  });

  it('heard twice is one arrival', async () => {
    const { desk, recorded } = createDesk();
    const press = arrival();
    desk.hear(press);
    desk.hear(press);
    await settle();
    desk.hear(press);
    await settle();
    expect(recorded).toHaveLength(1);
  });

  it('waits for the one before: no two are written, or numbered, together', async () => {
    const { desk, said, atOnce, release } = createDesk({ held: true });
    for (let press = 0; press < 5; press += 1) desk.hear(arrival());
    await settle();
    release();
    await settle();
    await settle();
    expect(atOnce()).toBe(1);
    expect(said.map((message) => message.kind === 'numero' && message.numero)).toEqual([
      1, 2, 3, 4, 5,
    ]);
  });

  it('that cannot be written is refused, without a number', async () => {
    const { desk, said } = createDesk({ writes: false });
    const { demande, ...press } = arrival();
    desk.hear({ ...press, demande });
    await settle();
    expect(said).toEqual([{ kind: 'refus', demande, raison: 'impossible' }]);
  });

  it('beyond what may be given is refused, and nothing is recorded', async () => {
    const { desk, said, recorded } = createDesk({ mayGive: () => false });
    const press = arrival();
    desk.hear(press);
    await settle();
    expect(said).toEqual([{ kind: 'refus', demande: press.demande, raison: 'trop' }]);
    expect(recorded).toEqual([]);
  });
});

describe('a visitor who was sent to the desk meanwhile', () => {
  it('does not stay in the list', async () => {
    const { desk, takenBack, release } = createDesk({ held: true });
    const press = arrival();
    desk.hear(press);
    await settle();
    desk.hear({ kind: 'renonce', demande: press.demande });
    desk.hear({ kind: 'renonce', demande: press.demande });
    release();
    await settle();
    expect(takenBack).toEqual([1]);
  });

  it('is not even recorded when the press was still waiting for its turn', async () => {
    const { desk, recorded, takenBack, release } = createDesk({ held: true });
    const press = arrival();
    desk.hear(arrival());
    desk.hear(press);
    desk.hear({ kind: 'renonce', demande: press.demande });
    release();
    await settle();
    expect(recorded).toHaveLength(1);
    expect(takenBack).toEqual([]);
  });

  it('is unknown when the press was never heard here', async () => {
    const { desk, recorded, takenBack } = createDesk();
    desk.hear({ kind: 'renonce', demande: newDemande() });
    await settle();
    expect([...recorded, ...takenBack]).toEqual([]);
  });
});

describe('the number being received', () => {
  it('is said when it changes, and to a page that has just opened', () => {
    const { desk, said } = createDesk();
    desk.hear({ kind: 'bonjour' });
    desk.call(11);
    desk.call(11);
    desk.hear({ kind: 'bonjour' });
    desk.call(null);
    expect(said.map((message) => message.kind === 'appel' && message.numero)).toEqual([
      null,
      11,
      11,
      null,
    ]);
  });
});

/** Anything, and often something close to a message. */
const anyMessage = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
  fc.record(
    {
      kind: fc.constantFrom('arrivee', 'renonce', 'bonjour', 'numero', 'appel', 'refus', 'autre'),
      demande: fc.oneof(fc.uuid({ version: 4 }), fc.string(), fc.constant(newDemande())),
      themeDeVie: fc.oneof(fc.constantFrom('logement', 'autre', 'justice'), fc.string()),
      langue: fc.oneof(fc.constantFrom('fr', 'ar', 'uk'), fc.string()),
    },
    { requiredKeys: ['kind'] },
  ),
  fc.constant(null).map(() => arrival()),
);

describe('whatever arrives on the channel', () => {
  it('never makes the desk throw, and only well-formed arrivals are recorded, once each', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyMessage, { maxLength: 30 }), async (messages) => {
        const { desk, said, recorded, takenBack } = createDesk();
        for (const message of messages) desk.hear(message);
        await settle();
        const heard = messages.flatMap((message) => {
          const parsed = visitorMessageSchema.safeParse(message);
          return parsed.success ? [parsed.data] : [];
        });
        const arrived = new Set(
          heard.flatMap((message) => (message.kind === 'arrivee' ? [message.demande] : [])),
        );
        expect(recorded.length).toBeLessThanOrEqual(arrived.size);
        const renounced = heard.filter(({ kind }) => kind === 'renonce').length;
        expect(recorded.length).toBeGreaterThanOrEqual(arrived.size - renounced);
        expect(takenBack.length).toBeLessThanOrEqual(renounced);
        for (const message of said) expect(deskMessageSchema.safeParse(message).success).toBe(true);
      }),
    );
  });
});
