import 'temporal-polyfill/global';
import { expect, it } from 'vitest';
import { assessDesk, gravityOf } from '../../../../renderer/pilotage/postes/assess-desk.ts';
import type { DeskLine } from '../../../../renderer/pilotage/postes/assess-desk.ts';
import { desksAnswerSchema } from '../../../../shared/sync/administration-api.ts';

const now = '2026-04-14T10:00:00Z';

function deskLine(change: Partial<DeskLine>): DeskLine {
  const [line] = desksAnswerSchema.parse({
    now,
    sites: [],
    desks: [
      {
        site: 'marvejols',
        siteName: 'Marvejols',
        desk: 'A',
        program: '0.10.0',
        enrolledAt: '2026-01-05T08:00:00Z',
        lastContactAt: '2026-04-14T09:55:00Z',
        isRevoked: false,
        backlog: 0,
        rollbacks: 0,
        rollbacksUnseen: 0,
        forks: 0,
        forkedAt: null,
        tokenRenewedAt: null,
      },
    ],
  }).desks;
  if (line === undefined) throw new Error('One desk was given.');
  return { ...line, ...change };
}

const kindsOf = (desk: DeskLine, others: readonly DeskLine[] = []) =>
  assessDesk(desk, { now, desks: [desk, ...others] }).map(({ kind }) => kind);

it('worries about nothing when a desk sends every day', () => {
  expect(kindsOf(deskLine({}))).toEqual([]);
});

it('leaves a long week-end in peace, and worries the day after', () => {
  expect(kindsOf(deskLine({ lastContactAt: '2026-04-10T16:00:00Z' }))).toEqual([]);
  expect(kindsOf(deskLine({ lastContactAt: '2026-04-10T09:00:00Z' }))).toEqual(['silence']);
});

it('tells what is still to come, known or not', () => {
  expect(kindsOf(deskLine({ backlog: 12 }))).toEqual(['retard']);
  expect(kindsOf(deskLine({ backlog: null }))).toEqual(['retard']);
});

it('tells of a desk that started again, until someone has looked at it', () => {
  expect(kindsOf(deskLine({ rollbacks: 2, rollbacksUnseen: 1 }))).toEqual(['restauration']);
  expect(kindsOf(deskLine({ rollbacks: 2, rollbacksUnseen: 0 }))).toEqual([]);
});

it('compares versions as versions, not as words, and not with desks that are gone', () => {
  const old = deskLine({ desk: 'B' as DeskLine['desk'], program: '0.9.0' });
  expect(kindsOf(old, [deskLine({})])).toEqual(['version']);
  expect(kindsOf(deskLine({}), [old])).toEqual([]);
  expect(kindsOf(old, [deskLine({ isRevoked: true })])).toEqual([]);
});

it('keeps nothing of a desk whose access is gone, but its doubles', () => {
  const gone = { isRevoked: true, backlog: 5, lastContactAt: '2026-01-06T08:00:00Z' };
  expect(kindsOf(deskLine(gone))).toEqual([]);
  expect(kindsOf(deskLine({ ...gone, forks: 2 }))).toEqual(['double']);
});

it('puts a desk in two places before anything else', () => {
  const double = assessDesk(deskLine({ forks: 1 }), { now, desks: [] });
  const silent = assessDesk(deskLine({ lastContactAt: '2026-03-01T08:00:00Z' }), {
    now,
    desks: [],
  });
  expect(gravityOf(double)).toBeLessThan(gravityOf(silent));
});
