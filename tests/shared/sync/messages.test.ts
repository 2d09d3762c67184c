import { describe, expect, it } from 'vitest';
import { dayDocumentSchema } from '../../../shared/domain/comptage/day-document.ts';
import { canalSchema } from '../../../shared/domain/vocabulary/canal.ts';
import { operateurSchema } from '../../../shared/domain/vocabulary/operateur.ts';
import { themeSchema } from '../../../shared/domain/vocabulary/theme.ts';
import { toCanonicalText } from '../../../shared/sync/canonical.ts';
import {
  departmentAnswerSchema,
  departmentRequestSchema,
} from '../../../shared/sync/department-parent.ts';
import {
  countAnswerSchema,
  countsRequestSchema,
  enrolRequestSchema,
} from '../../../shared/sync/messages.ts';
import { limits } from '../../../shared/sync/protocol.ts';

const hash = 'a'.repeat(64);

describe('a call that sends counts', () => {
  const call = (documents: readonly string[]) =>
    countsRequestSchema.safeParse({
      protocol: 1,
      program: '0.1.0',
      epoch: 0,
      highestRev: documents.length,
      documents,
    }).success;

  it('carries at least one document and at most as many as the département takes', () => {
    expect(call([])).toBe(false);
    expect(call(['{}'])).toBe(true);
    expect(call(Array.from({ length: limits.documentsPerCall }, () => '{}'))).toBe(true);
    expect(call(Array.from({ length: limits.documentsPerCall + 1 }, () => '{}'))).toBe(false);
  });

  it('carries documents no longer than the limit', () => {
    expect(call(['x'.repeat(limits.documentCharacters)])).toBe(true);
    expect(call(['x'.repeat(limits.documentCharacters + 1)])).toBe(false);
  });

  it('fits in the body allowed, even with every cell of every day at its largest', () => {
    const fill = (names: readonly string[], total: number) =>
      Object.fromEntries(names.map((name) => [name, Math.floor(total / names.length)]));
    const canal = fill(canalSchema.options, 100_000);
    const theme = fill(themeSchema.options, 99_996);
    const document = toCanonicalText(
      dayDocumentSchema.parse({
        kind: 'jour',
        version: Number.MAX_SAFE_INTEGER,
        provenance: 'mesure',
        site: 'x'.repeat(60),
        desk: 'Z',
        day: '2026-12-31',
        epoch: Number.MAX_SAFE_INTEGER,
        rev: Number.MAX_SAFE_INTEGER,
        counts: {
          visites: { total: 99_990, canal: { ...canal, tiers: 9_990 } },
          demandes: { total: 99_996, theme, operateur: fill(operateurSchema.options, 99_000) },
          usagersSuivis: { jour: 99_990, mois: 99_990, annee: 99_990 },
        },
      }),
    );
    expect(document.length).toBeLessThan(limits.documentCharacters / 10);
    const documents = Array.from({ length: limits.documentsPerCall }, () => document);
    expect(Buffer.byteLength(JSON.stringify({ documents }))).toBeLessThan(limits.bodyBytes / 4);
  });

  it('has no room for anything else', () => {
    const more = { protocol: 1, program: '', epoch: 0, highestRev: 1, documents: ['{}'], nom: 'x' };
    expect(countsRequestSchema.safeParse(more).success).toBe(false);
  });
});

describe('the answer to one document', () => {
  it.each(['applied', 'duplicate', 'stale', 'fork'])('%s says what is kept now', (outcome) => {
    const answer = { outcome, epoch: 0, rev: 1, hash };
    expect(countAnswerSchema.parse(answer)).toEqual(answer);
    expect(countAnswerSchema.safeParse({ ...answer, hash: hash.toUpperCase() }).success).toBe(
      false,
    );
  });

  it('refused says why', () => {
    expect(countAnswerSchema.safeParse({ outcome: 'refused' }).success).toBe(false);
    expect(
      countAnswerSchema.safeParse({ outcome: 'refused', code: 'c', sentence: 's' }).success,
    ).toBe(true);
  });
});

describe('an enrolment', () => {
  it('names the platform only when the desk already serves one', () => {
    const asked = { protocol: 1, code: 'abc', program: '0.1.0' };
    expect(enrolRequestSchema.safeParse(asked).success).toBe(true);
    expect(enrolRequestSchema.safeParse({ ...asked, site: 'marvejols' }).success).toBe(true);
    expect(enrolRequestSchema.safeParse({ ...asked, code: '' }).success).toBe(false);
    expect(enrolRequestSchema.safeParse({ ...asked, code: 'x'.repeat(61) }).success).toBe(false);
  });
});

describe('the channel between the département and the program that forked it', () => {
  it.each([
    { request: 'enrol', site: 'marvejols' },
    { request: 'staff', login: 'demo', name: 'Coordination', password: 'p' },
  ])('takes $request', (request) => {
    expect(departmentRequestSchema.parse(request)).toEqual(request);
  });

  it.each([
    { answer: 'enrol', code: 'abc' },
    { answer: 'staff' },
    { answer: 'refused', code: 'c', sentence: 's' },
  ])('answers $answer', (answer) => {
    expect(departmentAnswerSchema.parse(answer)).toEqual(answer);
  });

  it.each([{}, null, { request: 'drop' }, { request: 'enrol', site: '../x' }])(
    'refuses %j',
    (request) => {
      expect(departmentRequestSchema.safeParse(request).success).toBe(false);
    },
  );
});
