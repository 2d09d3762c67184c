import { createHash } from 'node:crypto';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { accesSheet } from '../../../../shared/domain/acces/acces-sheet.ts';
import { checkChain, NOTHING_BEFORE, textOfLine } from '../../../../shared/domain/acces/chain.ts';
import type { ChainLine } from '../../../../shared/domain/acces/chain.ts';
import type { MotifAcces } from '../../../../shared/domain/acces/motif.ts';
import { localDaySchema, zoneSchema } from '../../../../shared/domain/calendar/local-day.ts';
import { writeCsv } from '../../../../shared/domain/echange/write-csv.ts';
import { id } from '../usager/examples.ts';

const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const digest = async (text: string) => sha(text);
/** How a chain is followed. */
const rules = { digest, zone: zoneSchema.parse('Europe/Paris') };
const day = (text: string) => localDaySchema.parse(text);
const digestOf = (line: ChainLine) => sha(textOfLine(line) ?? '');

const gestes = ['consultation', 'creation', 'modification', 'effacement'] as const;

/** Not asked, chosen, typed: what a reason may look like, its signs those of the chain and of CSV too. */
const motifs: readonly (MotifAcces | null)[] = [
  null,
  { raison: 'suivi' },
  { raison: 'autre', precision: 'Contrôle "mensuel"; a|b' },
];

/** A log of so many lines, as it is written: each follows the one before. */
function logOf(length: number): readonly ChainLine[] {
  const lines: ChainLine[] = [];
  for (let rang = 1; rang <= length; rang += 1) {
    const former = lines.at(-1);
    lines.push({
      id: id(rang),
      localDay: day('2026-05-12'),
      clear: { rang },
      sealed: {
        usager: id(100 + (rang % 3)),
        geste: gestes[rang % gestes.length] ?? 'creation',
        le: `2026-05-12T08:${String(rang % 60).padStart(2, '0')}:00Z`,
        par: id(900),
        maillon: { rang, precedent: former === undefined ? NOTHING_BEFORE : digestOf(former) },
        motif: motifs[rang % motifs.length] ?? null,
      },
    });
  }
  return lines;
}

/** A log cut at `upTo`: its checkpoint at the end, the older lines gone. */
function cutLog(length: number, upTo: number) {
  const whole = logOf(length);
  const [last, cut] = [whole.at(-1), whole[upTo - 1]];
  if (last === undefined || cut === undefined) throw new Error('A log that is cut has lines.');
  const checkpoint: ChainLine = {
    id: id(500),
    localDay: day('2027-05-20'),
    clear: { rang: length + 1, coupe: upTo },
    sealed: {
      geste: 'coupure',
      le: '2027-05-20T08:00:00Z',
      par: id(900),
      maillon: { rang: length + 1, precedent: digestOf(last) },
      coupure: { rang: upTo, empreinte: digestOf(cut), lignes: upTo, jusquAu: cut.localDay },
    },
  };
  return { whole: [...whole, checkpoint], kept: [...whole.slice(upTo), checkpoint] };
}

const sizes = fc.integer({ min: 2, max: 12 });

describe('the chain of the access log', () => {
  it('is whole as it is written, in whatever order it is read', async () => {
    await fc.assert(
      fc.asyncProperty(
        sizes.chain((size) => fc.shuffledSubarray([...logOf(size)], { minLength: size })),
        async (lines) => {
          const verdict = await checkChain(lines, [], lines.length, rules);
          expect(verdict).toMatchObject({ ruptures: [], lines: lines.length, cut: null });
          expect(verdict.head?.rang).toBe(lines.length);
        },
      ),
    );
  });

  it('tells any lines taken away, the last ones too', async () => {
    await fc.assert(
      fc.asyncProperty(
        sizes.chain((size) =>
          fc.tuple(fc.constant(size), fc.subarray([...logOf(size)], { maxLength: size - 1 })),
        ),
        async ([size, left]) => {
          const there = new Set(left.map(({ clear }) => clear.rang));
          const missing = logOf(size).flatMap(({ clear: { rang = 0 } }) =>
            there.has(rang) ? [] : [rang],
          );
          const { ruptures } = await checkChain(left, [], size, rules);
          const said = ruptures.flatMap((it) =>
            it.kind === 'manque'
              ? Array.from({ length: it.to - it.from + 1 }, (_, index) => it.from + index)
              : [],
          );
          expect(said).toEqual(missing);
        },
      ),
    );
  });

  it('tells any field changed, by whoever has the key: the chain breaks, or its last value differs', async () => {
    const changes: readonly ((line: ChainLine) => ChainLine)[] = [
      (line) => ({ ...line, id: id(777) }),
      (line) => ({ ...line, localDay: day('2026-05-13') }),
      (line) => ({ ...line, clear: { rang: (line.clear.rang ?? 0) + 1 } }),
      (line) => ({ ...line, clear: { ...line.clear, coupe: 1 } }),
      ({ clear: _rank, ...line }) => ({ ...line, clear: {} }),
      (line) => ({ ...line, sealed: { ...line.sealed, par: id(901) } }),
      (line) => ({ ...line, sealed: { ...line.sealed, le: '2026-05-12T09:00:00Z' } }),
      (line) => ({ ...line, sealed: { ...line.sealed, maillon: null } }),
      (line) =>
        line.sealed.geste === 'coupure'
          ? line
          : { ...line, sealed: { ...line.sealed, usager: id(999) } },
      (line) =>
        line.sealed.geste === 'coupure'
          ? line
          : { ...line, sealed: { ...line.sealed, geste: 'fusion' } },
      ...[
        { raison: 'accueil' } as const,
        { raison: 'autre', precision: 'autre chose' } as const,
      ].map(
        (motif) =>
          (line: ChainLine): ChainLine =>
            line.sealed.geste === 'coupure' ? line : { ...line, sealed: { ...line.sealed, motif } },
      ),
    ];
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), fc.constantFrom(...changes), async (size, at, change) => {
        const lines = logOf(size);
        const before = await checkChain(lines, [], size, rules);
        const changed = lines.map((line, index) => (index === at % size ? change(line) : line));
        const after = await checkChain(changed, [], size, rules);
        expect(after.ruptures.length > 0 || after.head?.empreinte !== before.head?.empreinte).toBe(
          true,
        );
        // Anywhere but at the very end, the chain alone says so.
        expect(at % size < size - 1 && after.ruptures.length === 0).toBe(false);
      }),
    );
  });

  it('tells a reason taken away from a line, or put on one that had none', async () => {
    const lines = logOf(4);
    for (const at of [0, 1, 2]) {
      const changed = lines.map((line, index) =>
        index !== at || line.sealed.geste === 'coupure'
          ? line
          : {
              ...line,
              sealed: {
                ...line.sealed,
                motif: line.sealed.motif === null ? ({ raison: 'suivi' } as const) : null,
              },
            },
      );
      const { ruptures } = await checkChain(changed, [], 4, rules);
      expect(ruptures).toEqual([{ kind: 'changee', rang: at + 1 }]);
    }
  });

  it('gives the digests that were frozen, to a line that says no reason as to one that does', () => {
    const lineOf = (motif: MotifAcces | null): ChainLine => ({
      id: id(1),
      localDay: day('2026-05-12'),
      clear: { rang: 1 },
      sealed: {
        usager: id(101),
        geste: 'consultation',
        le: '2026-05-12T08:01:00Z',
        par: id(900),
        maillon: { rang: 1, precedent: NOTHING_BEFORE },
        motif,
      },
    });
    expect(motifs.map((motif) => digestOf(lineOf(motif)))).toEqual([
      // Taken by another program, of the texts docs/securite.md gives.
      '8550282dbb2b0f7eb857b070008a1c01e339734f64201d1627a465c3b06e0b0f',
      '29b5ef4957ba118d81042e734bedbea5c100fe74df31ac15ba23128d9b000268',
      'd0b5be0d9861c1777d939b7617cd071b9c05b6cc402398f6a29fe298a7b4d23b',
    ]);
  });

  it('tells two lines that changed places', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), fc.nat(), async (size, one, other) => {
        const lines = [...logOf(size)];
        const [a, b] = [one % size, other % size];
        const [first, second] = [lines[a], lines[b]];
        if (a === b || first === undefined || second === undefined) return;
        // What was sealed goes under the other’s id and rank.
        lines[a] = { ...first, sealed: second.sealed };
        lines[b] = { ...second, sealed: first.sealed };
        const { ruptures } = await checkChain(lines, [], size, rules);
        expect(ruptures).not.toEqual([]);
      }),
    );
  });

  it('tells a line written twice at one rank, and one that does not open', async () => {
    const lines = logOf(4);
    const twin = { ...(lines[1] as ChainLine), id: id(600) };
    const doubled = await checkChain([...lines, twin], [], 4, rules);
    expect(doubled.ruptures).toContainEqual({ kind: 'double', rang: 2 });
    const opened = lines.filter(({ clear }) => clear.rang !== 3);
    const { ruptures } = await checkChain(opened, [3], 4, rules);
    expect(ruptures).toEqual([{ kind: 'illisible', rang: 3 }]);
  });

  it('passes over lines of before the chain', async () => {
    const former: ChainLine = {
      id: id(700),
      localDay: day('2026-01-02'),
      clear: {},
      sealed: {
        usager: id(101),
        geste: 'consultation',
        le: '2026-01-02T08:00:00Z',
        par: id(900),
        maillon: null,
        motif: null,
      },
    };
    const verdict = await checkChain([former, ...logOf(3)], [], 3, rules);
    expect(verdict).toMatchObject({ ruptures: [], lines: 3 });
  });
});

describe('a log cut at a checkpoint', () => {
  it('holds together from there, and says how many lines went, until when', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async (size, at) => {
        const upTo = 1 + (at % (size - 1));
        const { whole, kept } = cutLog(size, upTo);
        const expected = { ruptures: [], cut: { lignes: upTo, jusquAu: '2026-05-12' } };
        expect(await checkChain(kept, [], size + 1, rules)).toMatchObject(expected);
        // Interrupted before the lines were erased, or half-way.
        expect(await checkChain(whole, [], size + 1, rules)).toMatchObject(expected);
        expect(await checkChain(whole.slice(1), [], size + 1, rules)).toMatchObject(expected);
      }),
    );
  });

  it('tells a line more taken away than the checkpoint let go', async () => {
    const { kept } = cutLog(6, 3);
    expect((await checkChain(kept.slice(1), [], 7, rules)).ruptures).toEqual([
      { kind: 'manque', from: 4, to: 4 },
    ]);
    // Nor without the checkpoint itself.
    expect((await checkChain(kept.slice(0, -1), [], 7, rules)).ruptures).toEqual([
      { kind: 'manque', from: 1, to: 3 },
      { kind: 'manque', from: 7, to: 7 },
    ]);
  });

  it('tells a checkpoint that says another value than the lines it let go had', async () => {
    const { kept } = cutLog(6, 3);
    const forged = kept.map((line) =>
      line.sealed.geste === 'coupure'
        ? {
            ...line,
            sealed: {
              ...line.sealed,
              coupure: { ...line.sealed.coupure, empreinte: 'f'.repeat(64) },
            },
          }
        : line,
    );
    expect((await checkChain(forged, [], 7, rules)).ruptures).toEqual([
      { kind: 'changee', rang: 4 },
    ]);
  });
});

describe('its file', () => {
  it('is enough to follow the chain again', async () => {
    const { kept } = cutLog(6, 3);
    const verdict = await checkChain(kept, [], 7, rules);
    const csv = writeCsv(accesSheet(kept, verdict, new Map([[id(900), 'Animatrice d’essai']])));
    const [, ...rows] = Papa.parse<string[]>(csv, { delimiter: ';', skipEmptyLines: true }).data;
    expect(rows).toHaveLength(4);
    let former: string | undefined;
    for (const row of rows) {
      const [fields, motif, [empreinte]] = [row.slice(0, 8), row.slice(8, 10), row.slice(10)];
      const text = motif.every((cell) => cell === '')
        ? ['relais-acces|1', ...fields].join('|')
        : ['relais-acces|2', ...fields, ...motif].join('|');
      expect(empreinte).toBe(sha(text));
      expect(fields.at(-1)).toBe(former ?? fields.at(-1));
      former = empreinte;
    }
    expect(rows.map((row) => row[9])).toContain('Contrôle "mensuel"; a|b');
    expect(former).toBe(verdict.head?.empreinte);
    // Who opened is named; whose file it is, never.
    expect(rows[0]?.at(-1)).toBe('Animatrice d’essai');
  });
});
