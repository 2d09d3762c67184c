import { beforeEach, describe, expect, it } from 'vitest';
import type { Bridge } from '../../../../renderer/bridge/bridge.ts';
import { createPhoneKeeper } from '../../../../renderer/data/agenda/rdv-phones.ts';
import type { PhoneKeeper } from '../../../../renderer/data/agenda/rdv-phones.ts';
import { referenceRdvSchema } from '../../../../shared/domain/rdv/schema.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import { ok, refuse } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { createFakeTime } from '../../../support/fake-time.ts';
import type { FakeTime } from '../../../support/fake-time.ts';

const creneau = (last: string) => idSchema.parse(`0b6f1c1e-6f0a-4c5e-9a57-01234567890${last}`);
const reference = referenceRdvSchema.parse('2345-6789');
const telephone = { numero: '04 66 00 00 00', code: '123456' };

let time: FakeTime;
let asked: unknown[];
let answer: Result<unknown>;
let keeper: PhoneKeeper;

beforeEach(() => {
  time = createFakeTime('2026-05-12T08:00:00Z');
  asked = [];
  answer = ok({ telephones: [{ creneau: creneau('1'), telephone }] });
  const bridge = {
    call: (_channel: string, request: unknown) => {
      asked.push(request);
      return Promise.resolve(answer);
    },
  } as unknown as Bridge;
  keeper = createPhoneKeeper({ bridge, clock: time.deskClock });
});

describe('how RDV are joined by telephone', () => {
  it('is asked once, by the reference alone, and kept for the slot it is of', async () => {
    await keeper.ask([{ reference, creneau: creneau('1') }]);
    await keeper.ask([{ reference, creneau: creneau('1') }]);
    expect(asked).toEqual([{ rdv: [reference] }]);
    expect(keeper.current().get(creneau('1'))).toEqual(telephone);
  });

  it('is asked anew once the RDV was moved to another slot, which has another room', async () => {
    await keeper.ask([{ reference, creneau: creneau('1') }]);
    await keeper.ask([{ reference, creneau: creneau('2') }]);
    expect(asked).toHaveLength(2);
    expect(keeper.current().has(creneau('2'))).toBe(false);
  });

  it('is nothing while nobody knows, and asked again five minutes later at the soonest', async () => {
    answer = refuse('hors-ligne', 'Le département ne répond pas.');
    await keeper.ask([{ reference, creneau: creneau('1') }]);
    await time.advance(60_000);
    await keeper.ask([{ reference, creneau: creneau('1') }]);
    expect(asked).toHaveLength(1);
    expect(keeper.current().size).toBe(0);
    await time.advance(4 * 60_000);
    answer = ok({ telephones: [{ creneau: creneau('1'), telephone }] });
    let told = 0;
    keeper.subscribe(() => (told += 1));
    await keeper.ask([{ reference, creneau: creneau('1') }]);
    expect(asked).toHaveLength(2);
    expect(told).toBe(1);
  });
});
