import { describe, expect, it } from 'vitest';
import { giveBack } from '../../../shared/kernel/give-back.ts';

describe('bytes given back', () => {
  it('are empty, whoever else looked at them, and may be given back again', () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const others = bytes.subarray(1);
    giveBack(others);
    giveBack(others);
    expect([bytes.length, others.length, bytes.buffer.byteLength]).toEqual([0, 0, 0]);
  });
});
