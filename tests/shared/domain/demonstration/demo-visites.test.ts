import { describe, expect, it } from 'vitest';
import positions from '../../../../resources/positions-communes.json' with { type: 'json' };
import network from '../../../../resources/network-lozere.json' with { type: 'json' };
import { shippedIndex } from '../../../../shared/domain/catalogue/shipped-index.ts';
import { drawnId } from '../../../../shared/domain/demonstration/drawn-id.ts';
import { blankSealedHalf } from '../../../../shared/domain/visite/passage.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { countVisites } from '../../../../shared/domain/comptage/count-visites.ts';
import { dayCountsSchema } from '../../../../shared/domain/comptage/day-document.ts';
import {
  lastDemoRecord,
  listDemoRecords,
} from '../../../../shared/domain/demonstration/demo-records.ts';
import { yearlyVisites } from '../../../../shared/domain/demonstration/demo-tables.ts';
import { generateDay, listDemoDays } from '../../../../shared/domain/demonstration/demo-visites.ts';
import { networkSchema } from '../../../../shared/domain/network/network.ts';
import { idSchema, siteIdSchema } from '../../../../shared/domain/site/identifiers.ts';
import { visiteClearSchema, visiteSealedSchema } from '../../../../shared/domain/visite/schema.ts';
import { themeSchema } from '../../../../shared/domain/vocabulary/theme.ts';

const { sites, declared } = networkSchema.parse(network);
const published = declared.find(({ year }) => year === 2013);
const marvejols = siteIdSchema.parse('marvejols');
const day = (text: string) => localDaySchema.parse(text);

/** Openings of a demonstration on days that have nothing in common. */
const openings = ['2026-11-21', '2024-02-29', '2027-01-01'].map(day);

function countPast(until: LocalDay, site: string): ReturnType<typeof countVisites> {
  return countVisites(
    listDemoDays(until).flatMap((at) =>
      generateDay(siteIdSchema.parse(site), at).map(({ clear }) => clear),
    ),
  );
}

describe('the days a demonstration shows', () => {
  it('are the 24 months before it was opened, that day left out', () => {
    const days = listDemoDays(day('2026-11-21'));
    expect(days[0]).toBe('2024-11-21');
    expect(days.at(-1)).toBe('2026-11-20');
    expect(days).toHaveLength(730);
    expect(days.toSorted()).toEqual(days);
  });

  it('are calendar months, from the last day of a longer one too', () => {
    expect(listDemoDays(day('2024-02-29'))[0]).toBe('2022-02-28');
    expect(listDemoDays(day('2027-01-01'))[0]).toBe('2025-01-01');
  });
});

describe('an invented day', () => {
  it('is the same whenever it is asked, and another day or platform is another', () => {
    const monday = day('2026-03-09');
    const other = siteIdSchema.parse('langogne');
    expect(generateDay(marvejols, monday)).toEqual(generateDay(marvejols, monday));
    expect(generateDay(marvejols, monday)).not.toEqual(generateDay(marvejols, day('2026-03-10')));
    expect(generateDay(marvejols, monday)).not.toEqual(generateDay(other, monday));
  });

  it('is made of visites as a desk records them, in the order of the clock', () => {
    for (const at of listDemoDays(day('2026-11-21')).slice(-60)) {
      const visites = generateDay(marvejols, at);
      for (const { clear, minute } of visites) {
        expect(visiteClearSchema.parse(clear)).toEqual(clear);
        expect(clear).toMatchObject({ etat: 'valide', datation: 'confirmee', premieres: null });
        expect(minute).toBeGreaterThanOrEqual(0);
        expect(minute).toBeLessThan(60);
      }
      const moments = visites.map(({ clear, minute }) => clear.heure * 60 + minute);
      expect(moments.toSorted((a, b) => a - b)).toEqual(moments);
      const counts = countVisites(visites.map(({ clear }) => clear));
      expect(dayCountsSchema.parse(counts)).toEqual(counts);
    }
  });

  it('says of each visite what a desk could have sealed of it', () => {
    const communes = Object.keys(positions.communes);
    const shipped = shippedIndex.demarches.map(({ id }) => id);
    for (const { id, insee } of sites) {
      const visites = listDemoDays(day('2026-11-21'))
        .slice(-40)
        .flatMap((at) => generateDay(id, at));
      for (const { clear, details } of visites) {
        const sealed = { ...blankSealedHalf(null, drawnId('auteur'), 1), ...details };
        expect(visiteSealedSchema.parse(sealed)).toEqual(sealed);
        expect(details.demandes).toHaveLength(clear.demandes.length);
        // Where each is drawn: its own position is shipped, or the platform’s stands for it.
        expect([null, insee, ...communes]).toContain(details.commune);
        for (const { demarche } of details.demandes) expect([null, ...shipped]).toContain(demarche);
      }
      expect(visites.filter(({ details }) => details.commune === insee).length).toBeGreaterThan(0);
    }
  });

  it.each(['2026-03-07', '2026-03-08', '2026-05-01', '2026-07-14', '2026-12-25'])(
    'has nobody when the platform is closed: %s',
    (closed) => {
      for (const { id } of sites) expect(generateDay(id, day(closed))).toEqual([]);
    },
  );

  it('has nobody at a platform the network does not have', () => {
    expect(generateDay(siteIdSchema.parse('paris'), day('2026-03-09'))).toEqual([]);
  });
});

describe('the invented past', () => {
  it.each(openings)('opened on %s, has the size of what was published', (until) => {
    const yearly = sites.map(({ id }) => countPast(until, id).visites.total / 2);
    sites.forEach(({ id }, index) => {
      const ratio = (yearly[index] ?? 0) / (yearlyVisites[id] ?? 0);
      expect(ratio).toBeGreaterThan(0.93);
      expect(ratio).toBeLessThan(1.07);
    });
    const total = yearly.reduce((sum, visites) => sum + visites, 0);
    expect(Math.abs(total - (published?.accueils ?? 0))).toBeLessThan(900);
    const atMarvejols = countPast(until, 'marvejols').visites.total / 2;
    expect(Math.abs(atMarvejols - (published?.sites[0]?.accueils ?? 0))).toBeLessThan(300);
  });

  it.each(openings)('opened on %s, has the published shares within a point', (until) => {
    const counts = sites.map(({ id }) => countPast(until, id).demandes);
    const total = counts.reduce((sum, demandes) => sum + demandes.total, 0);
    for (const theme of themeSchema.options) {
      const part = counts.reduce((sum, demandes) => sum + (demandes.theme[theme] ?? 0), 0);
      const share = published?.themes?.[theme] ?? Number.NaN;
      expect(Math.abs((100 * part) / total - share)).toBeLessThan(1);
    }
  });

  it('never has anybody on a week-end', () => {
    const weekEnds = listDemoDays(day('2026-11-21')).filter(
      (at) => Temporal.PlainDate.from(at).dayOfWeek > 5,
    );
    expect(weekEnds).toHaveLength(208);
    for (const at of weekEnds) expect(generateDay(marvejols, at)).toEqual([]);
  });
});

describe('the records of a past', () => {
  it('have ids of the usual shape, never the same twice, at any platform', () => {
    const ids = sites.flatMap(({ id }) =>
      listDemoRecords(id, day('2026-11-21')).map((record) => record.id),
    );
    expect(ids.length).toBeGreaterThan(30_000);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids.slice(0, 500)) expect(idSchema.parse(id)).toBe(id);
  });

  it('keep their ids when the demonstration is opened on another day', () => {
    const later = new Map(
      listDemoRecords(marvejols, day('2026-12-21')).map((record) => [record.id, record]),
    );
    for (const record of listDemoRecords(marvejols, day('2026-11-21')).slice(-200))
      expect(later.get(record.id)).toEqual(record);
  });

  it('end with the one that says they are all there', () => {
    for (const until of openings)
      expect(lastDemoRecord(marvejols, until)).toEqual(listDemoRecords(marvejols, until).at(-1));
    expect(lastDemoRecord(siteIdSchema.parse('paris'), day('2026-11-21'))).toBeNull();
  });
});
