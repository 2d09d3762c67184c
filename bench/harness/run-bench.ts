import type { Bench } from './bench.ts';
import { controlOf, figureToResult, isFigureTrusted } from './figure.ts';
import type { Result } from './figure.ts';
import { currentLoad, describeMachine } from './machine.ts';
import type { Run } from './record.ts';
import { FULL, QUICK } from './rounds.ts';

/** Runs one bench, says what it found, and gives what is to be kept of it. */
export async function runBench(
  bench: Bench,
  quick: boolean,
  tell: (sentence: string) => void,
): Promise<{ readonly run: Run; readonly results: readonly Result[] }> {
  const count = quick ? QUICK : FULL;
  tell(`\n── ${bench.name}${quick ? ' (essai : ne compte pas)' : ''}`);
  const machine = describeMachine();
  const at = new Date();
  const before = currentLoad();
  const { figures, notes } = await bench.run({ count, quick, tell });
  const trusted = figures.filter(isFigureTrusted);
  const discarded = figures.filter((figure) => !isFigureTrusted(figure));
  const results = trusted.map(figureToResult);
  for (const { name, unit, median, low, high, target, reached } of results)
    tell(
      `${name} : ${median} ${unit} [${low} ; ${high}]${target === null ? '' : `, attendu ${target} : ${reached === true ? 'atteint' : 'manqué'}`}`,
    );
  const left = discarded.map((figure) => ({ name: figure.name, control: controlOf(figure) ?? 0 }));
  for (const { name, control } of left)
    tell(`${name} : écarté, la référence contre elle-même donne ${control}`);
  for (const note of notes) tell(note);
  return {
    results,
    run: {
      bench: bench.name,
      at: at.toISOString(),
      seconds: Math.round((Date.now() - at.getTime()) / 1000),
      ...count,
      load: [before, currentLoad()],
      machine,
      controls: Object.fromEntries(
        trusted.flatMap((figure) => {
          const control = controlOf(figure);
          return control === null ? [] : [[figure.name, control]];
        }),
      ),
      discarded: left,
      labels: Object.fromEntries(figures.map(({ name, label }) => [name, label])),
      notes: [...notes],
    },
  };
}
