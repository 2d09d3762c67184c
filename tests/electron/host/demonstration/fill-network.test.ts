import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDepartmentClient } from '../../../../electron/host/delivery/department-client.ts';
import {
  readDemonstration,
  startDemonstration,
} from '../../../../electron/host/demonstration/demonstration-file.ts';
import { fillNetwork } from '../../../../electron/host/demonstration/fill-network.ts';
import type { FillDeps } from '../../../../electron/host/demonstration/fill-network.ts';
import { listInventedSites } from '../../../../electron/host/demonstration/invented-sites.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { dayDocumentSchema } from '../../../../shared/domain/comptage/day-document.ts';
import { generateDay, listDemoDays } from '../../../../shared/domain/demonstration/demo-visites.ts';
import { siteIdSchema } from '../../../../shared/domain/site/identifiers.ts';
import { deskPaths, limits } from '../../../../shared/sync/protocol.ts';
import { createFakeDepartment } from '../../../support/fake-department.ts';
import type { FakeDepartment } from '../../../support/fake-department.ts';
import { createFakeTime } from '../../../support/fake-time.ts';
import { createTestFolder } from '../../../support/host-folder.ts';

const until = localDaySchema.parse('2026-05-12');
const sites = [siteIdSchema.parse('fournels'), siteIdSchema.parse('villefort')];
const invented = sites.reduce(
  (sum, site) =>
    sum + listDemoDays(until).reduce((total, day) => total + generateDay(site, day).length, 0),
  0,
);

let folder: string;
let department: FakeDepartment;
let starts: number;

beforeEach(() => {
  folder = createTestFolder();
  startDemonstration(folder, until);
  department = createFakeDepartment(createFakeTime('2026-05-12T08:00:00Z').trueClock);
  starts = 0;
});

function fill(change: Partial<FillDeps> = {}) {
  return fillNetwork({
    folder,
    sites,
    client: createDepartmentClient(department.url, '0.1.0', department.fetch),
    createEnrolmentCode: async (site) => department.issueCode(site),
    onStart: () => (starts += 1),
    signal: new AbortController().signal,
    ...change,
  });
}

/** A fill whose network is cut, or whose program is killed, once `count` deliveries have arrived. */
function fillUntil(count: number, what: 'cut' | 'killed') {
  const controller = new AbortController();
  let delivered = 0;
  return fill({
    signal: controller.signal,
    client: createDepartmentClient(department.url, '0.1.0', async (url, init) => {
      const answer = await department.fetch(url, init);
      if (url.pathname === deskPaths.counts) delivered += 1;
      if (delivered < count) return answer;
      if (what === 'cut') throw new TypeError('terminated');
      controller.abort();
      return answer;
    }),
  });
}

const enrolments = () => department.calls.filter(({ path }) => path === deskPaths.enrol).length;

describe('the invented past of a network', () => {
  it('reaches the département as that of real desks would, one desk a platform', async () => {
    expect(await fill()).toEqual({ ok: true, value: null });
    expect(department.totalVisites()).toBe(invented);
    expect(enrolments()).toBe(2);
    expect(starts).toBe(1);
    for (const site of sites) {
      const documents = department.applied.filter((document) => document.site === site);
      expect(documents.map(({ rev }) => rev)).toEqual(documents.map((_, index) => index + 1));
      expect(documents.map(({ day }) => day).toSorted()).toEqual(documents.map(({ day }) => day));
      for (const document of documents) {
        expect(document).toMatchObject({ provenance: 'fictif', desk: 'A', epoch: 0 });
        expect(document.day < until).toBe(true);
        expect(dayDocumentSchema.parse(document)).toEqual(document);
      }
    }
    const largest = department.calls.flatMap(({ body }) =>
      body !== null && typeof body === 'object' && 'documents' in body
        ? [(body.documents as unknown[]).length]
        : [],
    );
    expect(Math.max(...largest)).toBeLessThanOrEqual(limits.documentsPerCall);
  });

  it('has the document of each month that was over, whose totals are those of its days', async () => {
    await fill();
    // Twenty-four, begun in May 2024; the month it was opened in is not over.
    expect(department.appliedMonths()).toBe(2 * 24);
    const month = department.keptMonth('A', '2026-04');
    const days = department.applied.filter(
      ({ site, day }) => site === month?.site && day.startsWith('2026-04'),
    );
    expect(month?.provenance).toBe('fictif');
    expect(month?.counts.visites.total).toBe(
      days.reduce((sum, { counts }) => sum + counts.visites.total, 0),
    );
    expect(month?.counts.demandes.total).toBe(
      days.reduce((sum, { counts }) => sum + counts.demandes.total, 0),
    );
    for (const cells of [
      month?.counts.visites.age,
      month?.counts.visites.commune,
      month?.counts.demandes.issue,
      month?.counts.demandes.demarche,
    ])
      expect(Object.keys(cells ?? {}).length).toBeGreaterThan(1);
    expect(department.keptMonth('A', '2026-05')).toBeNull();
  });

  it('is made once for a profile, whose tokens are then forgotten', async () => {
    await fill();
    const calls = department.calls.length;
    expect(await fill()).toEqual({ ok: true, value: null });
    expect(department.calls).toHaveLength(calls);
    expect(starts).toBe(1);
    expect(readDemonstration(folder)).toMatchObject({ until, filled: true, desks: [] });
  });

  it.each([
    [1, 'cut'],
    [2, 'cut'],
    [1, 'killed'],
    [4, 'killed'],
  ] as const)(
    'interrupted at delivery %i (%s), goes on with the same desks and doubles nothing',
    async (count, what) => {
      expect((await fillUntil(count, what)).ok).toBe(false);
      expect(readDemonstration(folder)).toMatchObject({ filled: false });
      expect(await fill()).toEqual({ ok: true, value: null });
      expect(enrolments()).toBe(2);
      expect(department.totalVisites()).toBe(invented);
      // What had arrived was not even sent again.
      expect(department.applied).toHaveLength(
        new Set(department.applied.map(({ site, day }) => `${site}|${day}`)).size,
      );
    },
  );

  it('keeps the end it was given the first day, whenever it is taken up', async () => {
    await fillUntil(1, 'killed');
    startDemonstration(folder, localDaySchema.parse('2026-06-30'));
    await fill();
    expect(department.totalVisites()).toBe(invented);
  });

  it('says why when the département gives no code, or refuses a day', async () => {
    expect(await fill({ createEnrolmentCode: async () => null })).toMatchObject({
      ok: false,
      failure: { code: 'code-refuse' },
    });
    department.twist((answer) => ({
      ...answer,
      answers: answer.answers.map(() => ({ outcome: 'refused', code: 'x', sentence: 'Non.' })),
    }));
    expect(await fill()).toMatchObject({ ok: false, failure: { code: 'document-refuse' } });
    department.twist(null);
    expect((await fill()).ok).toBe(true);
  });

  it('waits for the next start when nobody answers', async () => {
    department.setWeather('requests-lost');
    expect(await fill()).toMatchObject({ ok: false, failure: { code: 'hors-ligne' } });
    department.setWeather('fair');
    expect((await fill()).ok).toBe(true);
    expect(department.totalVisites()).toBe(invented);
  });

  it('leaves a profile that is no demonstration alone', async () => {
    expect(await fill({ folder: createTestFolder() })).toEqual({ ok: true, value: null });
    expect(department.calls).toEqual([]);
  });

  it('is that of every platform but the demonstration’s own desk’s', () => {
    expect(listInventedSites()).toHaveLength(8);
    expect(listInventedSites()).not.toContain('marvejols');
  });
});

describe('the file of a demonstration', () => {
  it('can be read by its owner alone', () => {
    expect(statSync(join(folder, 'demonstration.json')).mode & 0o777).toBe(0o600);
  });

  it.each(['{', '{}', '{"format":"relais-demonstration","version":2}'])(
    'that is not ours (%s) is refused, not replaced',
    (text) => {
      writeFileSync(join(folder, 'demonstration.json'), text);
      expect(startDemonstration(folder, until)).toMatchObject({
        ok: false,
        failure: { code: 'profil-illisible' },
      });
      expect(readDemonstration(folder)).toBeNull();
    },
  );
});
