import { Worker } from 'node:worker_threads';
import type { DecidedYear } from './decide-year.ts';
import type { YearSources } from './year-cells.ts';

/** Decides a year in a thread of its own: the server goes on answering desks meanwhile. */
export function decideYearApart(sources: YearSources): Promise<DecidedYear> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./decide-year-worker.ts', import.meta.url), {
      workerData: sources,
    });
    worker.once('message', (decided: DecidedYear) => resolve(decided));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread of a year ended with ${code}.`)));
  });
}
