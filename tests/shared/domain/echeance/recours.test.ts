import { describe, expect, it } from 'vitest';
import { recoursDeadline } from '../../../../shared/domain/echeance/recours.ts';
import { datesDeSuivi } from '../../../../shared/domain/echeance/suivi.ts';
import { readShippedCatalogue } from '../catalogue/shipped-catalogue.ts';
import { day, inShort } from './context.ts';

const { fiches } = readShippedCatalogue();

function fiche(id: string) {
  const found = fiches.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

describe('the deadline of a recours', () => {
  it.each([
    ['caf-rsa', '2026-12-31', '2027-02-28'],
    ['caf-rsa', '2027-12-29', '2028-02-29'],
    ['bdf-surendettement', '2026-12-20', '2027-01-04'],
  ])('for %s notified on %s is %s', (id, notified, due) => {
    expect(inShort(recoursDeadline(fiche(id), day(notified)))).toBe(due);
  });

  it('of a year mistyped is a date all the same', () => {
    expect(inShort(recoursDeadline(fiche('caf-rsa'), day('9999-12-31')))).toBe('9999-12-31');
    expect(inShort(recoursDeadline(fiche('caf-rsa'), day('0000-01-01')))).toBe('0000-03-01');
  });

  it('keeps the confidence of its delay, and says when to read the letter', () => {
    const c2s = recoursDeadline(fiche('cpam-c2s'), day('2027-01-05'));
    expect(c2s.confidence).toBe('memory');
    expect(c2s.pourquoi).toContain('à vérifier sur la notification');
    expect(recoursDeadline(fiche('caf-rsa'), day('2027-01-05')).confidence).toBe('verified');
  });

  it('is unknown without the notification, or without a delay in the catalogue', () => {
    expect(inShort(recoursDeadline(fiche('caf-rsa'), null))).toMatch(/^\? la date de réception/);
    expect(inShort(recoursDeadline(fiche('ddd-saisine'), day('2027-01-05')))).toMatch(
      /^\? le délai/,
    );
  });
});

describe('the follow-ups of a dossier', () => {
  it('are counted from the day it was sent, or back from the end of a right', () => {
    const anchors = {
      envoyeLe: day('2026-12-31'),
      finDeDroits: day('2027-06-30'),
      evenement: null,
    };
    expect(datesDeSuivi(fiche('cpam-c2s'), anchors).map(({ quand }) => quand)).toEqual([
      { kind: 'jour', jour: '2027-01-30', heure: null },
      { kind: 'jour', jour: '2027-03-01', heure: null },
      { kind: 'jour', jour: '2027-02-28', heure: null },
    ]);
  });

  it('say what is missing, and stay a desk practice', () => {
    const anchors = { envoyeLe: null, finDeDroits: null, evenement: null };
    const all = fiches.flatMap((one) => datesDeSuivi(one, anchors));
    expect(all.filter(({ quand }) => quand.kind === 'jour')).toEqual([]);
    expect(all.every(({ pourquoi }) => pourquoi !== '')).toBe(true);
    expect(new Set(all.map(({ confidence }) => confidence))).toEqual(new Set(['proposal']));
  });
});
