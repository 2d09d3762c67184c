import { describe, expect, it } from 'vitest';
import { readKilometres } from '../../../../renderer/data/agenda/kilometres.ts';
import { kilometreSentences } from '../../../../renderer/features/agenda/kilometre-words.ts';
import { ok, refuse } from '../../../../shared/kernel/result.ts';
import { createFakeTime } from '../../../support/fake-time.ts';

const year = {
  annee: 2026,
  rdv: 27,
  km: 1539,
  estimes: 12,
  sansDistance: 1,
  methode: 'Aller et retour.',
  publie: { annee: 2010, km: 33_000, source: 'lozere.fr' },
};

function deskWith(answers: readonly object[]) {
  const left = [...answers];
  const kept = new Map<string, string>();
  const session = {
    bridge: { call: () => Promise.resolve(left.shift()) },
    clock: createFakeTime('2026-05-12T08:00:00Z').deskClock,
    identity: { site: 'marvejols' },
  } as unknown as Parameters<typeof readKilometres>[0];
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  return { kept, read: (annee: number) => readKilometres(session, annee, storage) };
}

const offline = refuse('hors-ligne', 'Le département ne répond pas.');

describe('the kilometres of a year', () => {
  it('are the département’s; when it is silent, the last it said, with their date and the reason', async () => {
    const desk = deskWith([ok(year), offline]);
    const heard = { annee: year, recuLe: '2026-05-12T08:00:00Z' };
    expect(await desk.read(2026)).toEqual({ kept: heard, failure: null });
    expect(await desk.read(2026)).toEqual({ kept: heard, failure: offline.failure });
  });

  it('are nothing, and said so, when that year was never heard of or what is kept is unreadable', async () => {
    const desk = deskWith([ok(year), offline, offline]);
    await desk.read(2026);
    expect(await desk.read(2025)).toEqual({ kept: null, failure: offline.failure });
    desk.kept.forEach((_, key) => desk.kept.set(key, '{"annee":1}'));
    expect(await desk.read(2026)).toEqual({ kept: null, failure: offline.failure });
  });

  it('say how many are estimated, and how many add nothing', () => {
    expect(kilometreSentences(year)).toEqual([
      'Pour 27\u00a0rendez-vous en visio honorés à cette plateforme, aller et retour.',
      'Pour 12\u00a0rendez-vous, la distance est estimée.',
      '1\u00a0rendez-vous n’ajoute rien\u00a0: la distance n’est pas connue. La coordination peut la donner.',
    ]);
    expect(kilometreSentences({ ...year, rdv: 0 })).toEqual([
      'Aucun rendez-vous en visio honoré en 2026, à cette plateforme.',
    ]);
  });
});
