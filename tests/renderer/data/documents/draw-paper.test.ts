import { afterEach, describe, expect, it, vi } from 'vitest';
import { drawPaperInWorker } from '../../../../renderer/data/documents/draw-paper.ts';
import type { DrawingNews } from '../../../../shared/documents/drawn-page.ts';
import type { Paper } from '../../../../shared/documents/paper.ts';
import { daySheet } from '../../../../shared/documents/papers/day-sheet.ts';
import { expectFrenchTypography } from '../../french-typography.ts';

/** The last worker started, in the hands of the test. */
class TestWorker {
  static last: TestWorker;
  onmessage: ((event: { readonly data: DrawingNews }) => void) | null = null;
  onerror: ((event: { readonly preventDefault: () => void }) => void) | null = null;
  readonly asked: Paper[] = [];
  ended = false;

  constructor() {
    TestWorker.last = this;
  }

  postMessage(paper: Paper): void {
    // What a worker receives is a copy: a paper that cannot be copied would throw here.
    this.asked.push(structuredClone(paper));
  }

  terminate(): void {
    this.ended = true;
  }
}

const sheet = daySheet({ id: 'marvejols', name: 'Marvejols' });

function start(signal = new AbortController().signal) {
  vi.stubGlobal('Worker', TestWorker);
  const parts: number[] = [];
  const drawn = drawPaperInWorker(sheet, (part) => parts.push(part), signal);
  return { drawn, parts, worker: TestWorker.last };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('drawing a paper beside the page', () => {
  it('hands the paper over whole, passes progress on, gives the pages and ends the worker', async () => {
    const { drawn, parts, worker } = start();
    expect(worker.asked).toEqual([sheet]);
    worker.onmessage?.({ data: { genre: 'avancement', part: 0.5 } });
    expect(worker.ended).toBe(false);
    const pdf = new Uint8Array([37, 80, 68, 70]);
    worker.onmessage?.({ data: { genre: 'fini', pdf, pages: [] } });
    expect(await drawn).toEqual({ ok: true, value: { pdf, pages: [] } });
    expect(parts).toEqual([0.5]);
    expect(worker.ended).toBe(true);
  });

  it('refuses in a French sentence when the worker fails, and leaves no error behind', async () => {
    const { drawn, worker } = start();
    const preventDefault = vi.fn<() => void>();
    worker.onerror?.({ preventDefault });
    const answer = await drawn;
    if (answer.ok) throw new Error('The worker had failed.');
    expect(answer.failure.code).toBe('papier-non-dessine');
    expectFrenchTypography(answer.failure.sentence);
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(worker.ended).toBe(true);
  });

  it('ends the worker when nobody waits for the paper any more', () => {
    const leaving = new AbortController();
    const { worker } = start(leaving.signal);
    expect(worker.ended).toBe(false);
    leaving.abort();
    expect(worker.ended).toBe(true);
  });
});
