import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEvent, replay, undoStep } from '../../../../shared/domain/dossier/apply-event.ts';
import type { Dossier } from '../../../../shared/domain/dossier/apply-event.ts';
import {
  addNote,
  answerQuestion,
  chooseOperateur,
  followPiece,
  followRegle,
  forgetEcheance,
  forgetPiece,
  linkVisite,
  planDepot,
  settleEcheance,
  takeListe,
  unlinkVisite,
} from '../../../../shared/domain/dossier/change-dossier.ts';
import { awaitedPieces, dossierPieces } from '../../../../shared/domain/dossier/dossier-pieces.ts';
import { etapeSchema } from '../../../../shared/domain/dossier/etat.ts';
import { nextMove, otherEtapes } from '../../../../shared/domain/dossier/next-move.ts';
import { dossierSealedSchema } from '../../../../shared/domain/dossier/schema.ts';
import type { PieceSuivie } from '../../../../shared/domain/dossier/schema.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { shippedConditions } from '../piece/shipped-conditions.ts';
import { day, openDossier, seen, step } from './examples.ts';

const number = 'Numéro de sécurité sociale';
const { ouvertPar: author, usager } = openDossier().sealed;
const today = day('2026-11-20');

function value(result: Result<Dossier>): Dossier {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const suivie = (piece: string, more: Record<string, unknown> = {}) =>
  seen(piece, more) as unknown as PieceSuivie;

const awaited = ({ sealed }: Dossier) =>
  awaitedPieces(dossierPieces(sealed, shippedConditions, today));

describe('what is written in a dossier', () => {
  it('ticks a pièce, corrects it, and takes the tick back', () => {
    const ticked = value(followPiece(openDossier(), suivie(number)));
    expect(awaited(ticked)).toEqual(['RIB']);
    const dated = value(followPiece(ticked, suivie(number, { dateDocument: '2026-10-01' })));
    expect(dated.sealed.pieces).toHaveLength(1);
    expect(awaited(value(forgetPiece(dated, number)))).toEqual([number, 'RIB']);
  });

  it('refuses a pièce that is not on its list', () => {
    expect(followPiece(openDossier(), suivie('Carnet de santé'))).toMatchObject({
      failure: { code: 'piece-absente' },
    });
  });

  it('answers a question, otherwise, and takes the answer back', () => {
    const no = value(answerQuestion(openDossier(), 'change-de-compte', 'non'));
    expect(awaited(no)).toEqual([number]);
    const yes = value(answerQuestion(no, 'change-de-compte', 'oui'));
    expect(awaited(yes)).toEqual([number, 'RIB']);
    expect(value(answerQuestion(yes, 'change-de-compte', null)).sealed.reponses).toEqual({});
  });

  it('follows a rule once, says it done, then to do after all with the day it had', () => {
    const ancre = { jour: day('2026-11-02'), heure: null };
    const twice = value(
      followRegle(value(followRegle(openDossier(), 'cra-2m', null)), 'cra-2m', ancre),
    );
    const done = value(settleEcheance(twice, 'cra-2m', 'faite'));
    expect(done.sealed.echeances).toEqual([{ regle: 'cra-2m', ancre, etat: 'faite' }]);
    const again = value(settleEcheance(done, 'cra-2m', 'a-faire'));
    expect(again.sealed.echeances).toEqual([{ regle: 'cra-2m', ancre, etat: 'a-faire' }]);
    expect(value(forgetEcheance(again, 'cra-2m')).sealed.echeances).toEqual([]);
  });

  it('ties a visite once, and unties it', () => {
    const tied = value(linkVisite(value(linkVisite(openDossier(), usager)), usager));
    expect(tied.sealed.visites).toEqual([usager]);
    expect(value(unlinkVisite(tied, usager)).sealed.visites).toEqual([]);
  });

  it('takes a newer list and keeps what was seen', () => {
    const ticked = value(followPiece(openDossier(), suivie(number)));
    const [rib] = ticked.sealed.liste.filter(({ label }) => label === 'RIB');
    if (rib === undefined) throw new Error('no RIB');
    const newer = value(takeListe(ticked, { catalogue: '2027-01-15', liste: [rib] }));
    expect(newer.sealed.pieces).toEqual(ticked.sealed.pieces);
    expect(awaited(newer)).toEqual(['RIB']);
  });

  it('is refused once it is closed, but a note and a visite', () => {
    const closed = value(
      applyEvent(openDossier(), step('clore'), { aujourdhui: today, attendues: [] }),
    );
    const note = { le: '2026-11-20T10:00:00Z', par: author, texte: 'Rappelé.' };
    expect(addNote(closed, note).ok && linkVisite(closed, usager).ok).toBe(true);
    for (const refused of [
      followPiece(closed, suivie(number)),
      answerQuestion(closed, 'change-de-compte', 'oui'),
      planDepot(closed, today),
      chooseOperateur(closed, 'msa'),
      followRegle(closed, 'cra-2m', null),
      takeListe(closed, { catalogue: '2027-01-15', liste: [] }),
    ])
      expect(refused).toMatchObject({ ok: false, failure: { code: 'dossier-clos' } });
  });

  it('is refused when the dossier holds no more, and nothing is lost', () => {
    const notes = Array.from({ length: 100 }, () => ({
      le: '2026-11-20T10:00:00Z',
      par: author,
      texte: 'x',
    }));
    const full = openDossier({ notes });
    const one = { le: '2026-11-20T10:00:00Z', par: author, texte: 'une de trop' };
    expect(addNote(full, one)).toMatchObject({ failure: { code: 'dossier-plein' } });
    expect(full.sealed.notes).toHaveLength(100);
  });

  it('whatever is done in whatever order, stays a dossier whose journal replays to its state', () => {
    const anyPiece = fc.constantFrom(
      ...openDossier().sealed.liste.map(({ label }) => label),
      'Rien',
    );
    const anyDay = fc.constantFrom('2026-10-01', '2026-11-10', '2026-11-20', '2026-11-21').map(day);
    const anyGesture: fc.Arbitrary<(dossier: Dossier) => Result<Dossier>> = fc.oneof(
      fc.tuple(fc.constantFrom(...etapeSchema.options), anyDay).map(
        ([etape, jour]) =>
          (dossier: Dossier) =>
            applyEvent(dossier, step(etape, jour), {
              aujourdhui: today,
              attendues: awaited(dossier),
            }),
      ),
      fc.constant((dossier: Dossier) =>
        undoStep(dossier, { le: '2026-11-20T10:05:00Z', par: author }),
      ),
      anyPiece.map((piece) => (dossier: Dossier) => followPiece(dossier, suivie(piece))),
      anyPiece.map((piece) => (dossier: Dossier) => forgetPiece(dossier, piece)),
      fc
        .constantFrom('oui' as const, 'non' as const, null)
        .map((said) => (dossier: Dossier) => answerQuestion(dossier, 'change-de-compte', said)),
      anyDay.map((jour) => (dossier: Dossier) => planDepot(dossier, jour)),
      fc
        .constantFrom('a-faire' as const, 'faite' as const, 'ecartee' as const)
        .map((etat) => (dossier: Dossier) => settleEcheance(dossier, 'cra-2m', etat)),
    );
    fc.assert(
      fc.property(fc.array(anyGesture, { maxLength: 40 }), (gestures) => {
        let dossier = openDossier();
        for (const gesture of gestures) {
          const before = dossier;
          const next = gesture(dossier);
          dossier = next.ok ? next.value : dossier;
          expect(next.ok || next.failure.sentence.endsWith('.')).toBe(true);
          expect(next.ok || dossier === before).toBe(true);
        }
        expect(replay(dossier.sealed.journal)).toBe(dossier.clear.etat);
        expect(dossierSealedSchema.parse(dossier.sealed)).toEqual(dossier.sealed);
        const move = nextMove(dossier.clear.etat, awaited(dossier).length);
        expect(move.kind === 'imprimer' || move.etapes.length > 0).toBe(true);
        expect(otherEtapes(dossier.clear.etat, move).length).toBeLessThan(
          etapeSchema.options.length,
        );
      }),
    );
  });
});
