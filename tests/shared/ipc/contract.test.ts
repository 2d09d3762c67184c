import { describe, expect, it } from 'vitest';
import { ZodDiscriminatedUnion } from 'zod';
import type { ZodType } from 'zod';
import {
  contract,
  hostEventSchema,
  isChannel,
  MAX_APPEND,
  MAX_PULL,
} from '../../../shared/ipc/contract.ts';

describe('the contract', () => {
  it('knows its channels and nothing an object inherits', () => {
    for (const channel of Object.keys(contract)) expect(isChannel(channel)).toBe(true);
    for (const name of [
      'constructor',
      'toString',
      '__proto__',
      'hasOwnProperty',
      '',
      'boot',
      'BOOT.READ',
    ])
      expect(isChannel(name)).toBe(false);
  });

  it.each(Object.entries(contract))(
    '%s refuses a field it does not know',
    (_channel, { request }) => {
      // A choice between several shapes refuses it in each of them.
      const shapes: readonly ZodType[] =
        request instanceof ZodDiscriminatedUnion ? (request.options as ZodType[]) : [request];
      for (const shape of shapes) {
        const parsed = shape.safeParse({ enPlus: true });
        expect(parsed.error?.issues.some(({ code }) => code === 'unrecognized_keys')).toBe(true);
      }
    },
  );

  it.each(Object.entries(contract))('%s refuses what is not an object', (_channel, { request }) => {
    for (const payload of [undefined, null, 'x', 1, []])
      expect(request.safeParse(payload).success).toBe(false);
  });

  it('bounds a pull and an append', () => {
    const pull = contract['ledger.pull'].request;
    expect(pull.safeParse({ afterSeq: 0, limit: MAX_PULL }).success).toBe(true);
    expect(pull.safeParse({ afterSeq: 0, limit: MAX_PULL + 1 }).success).toBe(false);
    expect(pull.safeParse({ afterSeq: -1, limit: 1 }).success).toBe(false);
    const append = contract['ledger.append'].request;
    expect(append.safeParse({ records: [] }).success).toBe(false);
    const record = {
      id: '5e8b2c94-1f6d-4a07-b3c2-d94e70a1f835',
      collection: 'visite',
      schema: 1,
      rev: 1,
      localDay: '2026-04-14',
      clear: {},
      sealed: null,
    };
    const records = (count: number) => ({ records: Array.from({ length: count }, () => record) });
    expect(append.safeParse(records(MAX_APPEND)).success).toBe(true);
    expect(append.safeParse(records(MAX_APPEND + 1)).success).toBe(false);
  });

  it.each([
    null,
    {},
    { event: 'ledger.changed' },
    { event: 'ledger.changed', seq: 1, x: 2 },
    { event: 'navigate', to: '/' },
  ])('has no event such as %j', (event) => {
    expect(hostEventSchema.safeParse(event).success).toBe(false);
  });
});
