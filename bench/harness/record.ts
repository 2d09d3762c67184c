import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { z } from 'zod';
import { resultSchema } from './figure.ts';
import { machineSchema } from './machine.ts';

/** How one bench ran, beside its figures. */
const runSchema = z.strictObject({
  bench: z.string(),
  at: z.iso.datetime(),
  seconds: z.number(),
  warmups: z.int(),
  rounds: z.int(),
  /** The machine’s load when it began and when it ended. */
  load: z.tuple([z.number(), z.number()]),
  machine: machineSchema,
  /** Each figure’s control: the baseline against itself. */
  controls: z.record(z.string(), z.number()),
  /** Figures left out of the results, their control having failed. */
  discarded: z.array(z.strictObject({ name: z.string(), control: z.number() })),
  labels: z.record(z.string(), z.string()),
  notes: z.array(z.string()),
});
export type Run = z.infer<typeof runSchema>;

/** Everything kept of the measures: the last run of each bench. */
const recordSchema = z.strictObject({
  results: z.array(resultSchema).readonly(),
  runs: z.array(runSchema).readonly(),
});
export type MeasureRecord = z.infer<typeof recordSchema>;

export function readRecord(path: string): MeasureRecord {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { results: [], runs: [] };
  }
  return recordSchema.parse(JSON.parse(text));
}

/** Writes it as every file of the project is: the record is kept with it. */
export async function writeRecord(path: string, record: MeasureRecord): Promise<void> {
  const text = JSON.stringify(recordSchema.parse(record));
  writeFileSync(path, await format(text, { parser: 'json', printWidth: 100 }));
}

/** The record with one bench’s figures in the place of its former ones; benches keep their order. */
export function replaceRun(
  { results, runs }: MeasureRecord,
  run: Run,
  fresh: MeasureRecord['results'],
  order: readonly string[],
): MeasureRecord {
  const benchOf = ({ name }: { readonly name: string }) => name.split('.', 1)[0] ?? '';
  const place = (bench: string) => order.indexOf(bench);
  return {
    results: [...results.filter((one) => benchOf(one) !== run.bench), ...fresh].toSorted(
      (a, b) => place(benchOf(a)) - place(benchOf(b)),
    ),
    runs: [...runs.filter(({ bench }) => bench !== run.bench), run].toSorted(
      (a, b) => place(a.bench) - place(b.bench),
    ),
  };
}
