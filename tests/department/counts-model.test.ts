import fc from 'fast-check';
import { expect, it } from 'vitest';
import { figuresSchema, pilotagePaths } from '../../shared/sync/pilotage-api.ts';
import type { Period } from '../../shared/sync/published-figures.ts';
import { toDayText } from './day-documents.ts';
import { startTestDepartment } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

interface Sent {
  readonly site: string;
  readonly day: string;
  readonly epoch: number;
  readonly rev: number;
  readonly themes: Readonly<Record<string, number>>;
  readonly firsts: { readonly jour: number; readonly mois: number; readonly annee: number };
}

const days = ['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01', '2026-04-14'];
const sites = ['marvejols', 'florac'];

const sentArbitrary: fc.Arbitrary<Sent> = fc
  .record({
    site: fc.constantFrom(...sites),
    day: fc.constantFrom(...days),
    epoch: fc.nat({ max: 2 }),
    // Few revisions: collisions (forks, duplicates) must happen.
    rev: fc.integer({ min: 1, max: 6 }),
    themes: fc.record({ T1: fc.nat({ max: 3 }), T4: fc.nat({ max: 3 }), T9: fc.nat({ max: 3 }) }),
    seeds: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
  })
  .map(({ themes, seeds, ...rest }) => {
    const total = themes.T1 + themes.T4 + themes.T9;
    const jour = seeds[0] % (total + 1);
    const mois = seeds[1] % (jour + 1);
    return { ...rest, themes, firsts: { jour, mois, annee: seeds[2] % (mois + 1) } };
  });

/** Deliveries in any order, some of them lost on the way back and sent again. */
const deliveriesArbitrary = fc.array(
  fc.record({
    batch: fc.array(sentArbitrary, { minLength: 1, maxLength: 6 }),
    again: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

/** The rule told naively: for each site and day, the greatest (epoch, rev) seen first. */
function keepLatest(received: readonly Sent[]): readonly Sent[] {
  const kept = new Map<string, Sent>();
  for (const document of received) {
    const key = `${document.site} ${document.day}`;
    const former = kept.get(key);
    const isLater =
      former === undefined ||
      document.epoch > former.epoch ||
      (document.epoch === former.epoch && document.rev > former.rev);
    if (isLater) kept.set(key, document);
  }
  return [...kept.values()];
}

function addUp(kept: readonly Sent[], period: Period, prefix: string) {
  const inside = kept.filter(({ day }) => day.startsWith(prefix));
  const ofSite = (documents: readonly Sent[]) => {
    const visites = documents
      .flatMap(({ themes }) => Object.values(themes))
      .reduce((sum, n) => sum + n, 0);
    const usagersSuivis = documents.reduce((sum, { firsts }) => sum + firsts[period], 0);
    return { visites, demandes: visites, usagersSuivis };
  };
  return {
    total: ofSite(inside),
    sites: sites.map((site) => ofSite(inside.filter((document) => document.site === site))),
    // A day is not cut by thème.
    themes:
      period === 'jour'
        ? []
        : ['T1', 'T4', 'T9'].map((theme) =>
            inside.reduce((sum, { themes }) => sum + (themes[theme] ?? 0), 0),
          ),
  };
}

async function readFigures(department: TestDepartment, cookie: string, period: Period, at: string) {
  const answer = await department.app.inject({
    url: `${pilotagePaths.figures}?period=${period}&at=${at}`,
    headers: { cookie },
  });
  const { total, sites: lines, themes } = figuresSchema.parse(answer.json());
  return {
    total,
    sites: sites.map((id) => {
      const line = lines.find(({ site }) => site === id);
      return {
        visites: line?.visites,
        demandes: line?.demandes,
        usagersSuivis: line?.usagersSuivis,
      };
    }),
    themes: ['T1', 'T4', 'T9'].flatMap((id) => {
      const found = themes.find(({ theme }) => theme === id);
      return found === undefined ? [] : [found.demandes];
    }),
  };
}

it('whatever is sent, in any order and however often, figures equal the latest of each day', async () => {
  const department = await startTestDepartment();
  const cookie = await department.signIn();
  const tokens = new Map<string, string>();
  for (const site of sites) tokens.set(site, (await department.enrol(site)).token);
  const deliver = async (site: string, batch: readonly Sent[]) => {
    const texts = batch.filter((sent) => sent.site === site).map((sent) => toDayText(sent));
    const answers = texts.length === 0 ? [] : await department.send(tokens.get(site) ?? '', texts);
    expect(answers.map(({ outcome }) => outcome)).not.toContain('refused');
  };

  await fc.assert(
    fc.asyncProperty(deliveriesArbitrary, async (deliveries) => {
      await department.database
        .query(`DELETE FROM count_documents; DELETE FROM month_counts; DELETE FROM month_receptions;
         DELETE FROM forked_documents`);
      const received: Sent[] = [];
      for (const { batch, again } of deliveries)
        for (const copy of again ? [batch, batch] : [batch]) {
          for (const site of sites) await deliver(site, copy);
          received.push(...copy);
        }
      const kept = keepLatest(received);
      for (const [period, at, prefix] of [
        ['jour', '2026-04-14', '2026-04-14'],
        ['mois', '2026-04-02', '2026-04'],
        ['annee', '2026-06-30', '2026'],
        ['annee', '2025-06-30', '2025'],
      ] as const)
        expect(await readFigures(department, cookie, period, at)).toEqual(
          addUp(kept, period, prefix),
        );
    }),
    { numRuns: 30 },
  );
  await department.close();
});
