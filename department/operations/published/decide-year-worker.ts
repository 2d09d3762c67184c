import 'temporal-polyfill/global';
import { parentPort, workerData } from 'node:worker_threads';
import { decideYear } from './decide-year.ts';
import type { YearSources } from './year-cells.ts';

// Started by `decide-year-apart.ts` alone, of this very program.
const sources = workerData as YearSources;
parentPort?.postMessage(decideYear(sources));
