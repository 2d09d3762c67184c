import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthDocumentSchema } from '../../../../shared/domain/comptage/month-document.ts';
import {
  applyEvent,
  lastDayOf,
  lastStep,
  replay,
  undoStep,
} from '../../../../shared/domain/dossier/apply-event.ts';
import type { Dossier } from '../../../../shared/domain/dossier/apply-event.ts';
import {
  etapeSchema,
  etatDossierSchema,
  possibleEtapes,
} from '../../../../shared/domain/dossier/etat.ts';
import {
  dossierClearSchema,
  dossierSealedSchema,
} from '../../../../shared/domain/dossier/schema.ts';
import type { Evenement } from '../../../../shared/domain/dossier/schema.ts';
import { day, openDossier, step } from './examples.ts';

const now = { aujourdhui: day('2026-11-20'), attendues: [] };

const taken = {
  le: '2026-11-20T10:05:00Z',
  par: openDossier().sealed.ouvertPar,
} as const;

function after(steps: readonly Evenement[]): Dossier {
  return steps.reduce<Dossier>((dossier, evenement) => {
    const next = applyEvent(dossier, evenement, now);
    if (!next.ok) throw new Error(next.failure.code);
    return next.value;
  }, openDossier());
}

describe('a dossier', () => {
  it('goes from open to granted, each step in its journal with who and when', () => {
    const dossier = after([
      step('signaler-manque', '2026-11-03'),
      step('completer', '2026-11-05'),
      step('envoyer', '2026-11-05'),
      step('mettre-en-instruction', '2026-11-09'),
      step('accorder', '2026-11-18'),
      step('clore', '2026-11-19'),
    ]);
    expect(dossier.clear.etat).toBe('clos');
    expect(dossier.sealed.journal).toHaveLength(6);
    expect(lastDayOf(dossier.sealed, 'envoyer')).toBe('2026-11-05');
    expect(lastDayOf(dossier.sealed, 'refuser')).toBeNull();
  });

  it('may be sent incomplete, asked for more, refused, contested and won', () => {
    const steps = ['signaler-manque', 'envoyer', 'signaler-manque', 'envoyer', 'refuser'] as const;
    const dossier = after(
      [...steps, 'former-recours', 'accorder'].map((one) => step(etapeSchema.parse(one))),
    );
    expect(dossier.clear.etat).toBe('accorde');
  });

  it.each([
    ['ouvert', [], 'envoyer'],
    ['ouvert', [], 'rouvrir'],
    ['complet', ['completer'], 'accorder'],
    ['refusé', ['completer', 'envoyer', 'refuser'], 'envoyer'],
    ['clos', ['clore'], 'clore'],
  ] as const)(
    '« %s » after %j refuses « %s », and says what can be done',
    (etat, steps, refused) => {
      const dossier = after(steps.map((one) => step(one)));
      const result = applyEvent(dossier, step(refused), now);
      expect(result).toMatchObject({ ok: false, failure: { code: 'etape-impossible' } });
      expect(result.ok ? '' : result.failure.sentence).toContain(`«\u00A0${etat}\u00A0»`);
      expect(possibleEtapes(dossier.clear.etat).length).toBeGreaterThan(0);
    },
  );

  it.each([
    ['jour-a-venir', '2026-11-21'],
    ['jour-avant', '2026-11-01'],
  ])('refuses a day that cannot be: %s', (code, jour) => {
    expect(applyEvent(openDossier(), step('completer', jour), now)).toMatchObject({
      ok: false,
      failure: { code },
    });
  });

  it('refuses a day before the step before', () => {
    const dossier = after([step('completer', '2026-11-12')]);
    const result = applyEvent(dossier, step('envoyer', '2026-11-11'), now);
    expect(result.ok ? '' : result.failure.sentence).toContain('12 novembre 2026');
  });

  it('is not complete while a pièce is awaited, unless someone says why', () => {
    const awaiting = { ...now, attendues: ['RIB'] };
    const result = applyEvent(openDossier(), step('completer'), awaiting);
    expect(result).toMatchObject({ ok: false, failure: { code: 'pieces-attendues' } });
    expect(result.ok ? '' : result.failure.sentence).toContain('RIB');
    const reasoned = step('completer', '2026-11-10', 'RIB déjà connu de la caisse');
    expect(applyEvent(openDossier(), reasoned, awaiting).ok).toBe(true);
  });

  it('refuses a step when its journal is full, and stays as it was', () => {
    const journal = Array.from({ length: 100 }, () => [step('clore'), step('rouvrir')]).flat();
    const full = openDossier({ journal });
    expect(applyEvent(full, step('clore'), now)).toMatchObject({
      failure: { code: 'dossier-plein' },
    });
    expect(full.sealed.journal).toHaveLength(200);
  });

  it('never reaches a forbidden state, and its journal replays to the state it is in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...etapeSchema.options, 'revenir' as const), { maxLength: 60 }),
        (etapes) => {
          let dossier = openDossier();
          for (const etape of etapes) {
            const before = dossier;
            const next =
              etape === 'revenir'
                ? undoStep(dossier, taken)
                : applyEvent(dossier, step(etape), now);
            if (next.ok) dossier = next.value;
            expect(next.ok).toBe(
              etape === 'revenir'
                ? lastStep(before.sealed) !== null
                : possibleEtapes(before.clear.etat).includes(etape),
            );
            expect(next.ok || dossier === before).toBe(true);
          }
          expect(replay(dossier.sealed.journal)).toBe(dossier.clear.etat);
          expect(dossierClearSchema.parse(dossier.clear)).toEqual(dossier.clear);
          expect(dossierSealedSchema.parse(dossier.sealed)).toEqual(dossier.sealed);
        },
      ),
    );
  });

  it('comes to every state, and from every state to its end', () => {
    const reached = new Map([['ouvert', openDossier()]]);
    for (const dossier of reached.values()) {
      for (const etape of possibleEtapes(dossier.clear.etat)) {
        const next = applyEvent(dossier, step(etape), now);
        if (next.ok && !reached.has(next.value.clear.etat)) {
          reached.set(next.value.clear.etat, next.value);
        }
      }
    }
    expect(new Set(reached.keys())).toEqual(new Set(etatDossierSchema.options));
    const closable = etatDossierSchema.options.filter((etat) =>
      possibleEtapes(etat).includes('clore'),
    );
    expect(closable).toEqual(etatDossierSchema.options.filter((etat) => etat !== 'clos'));
  });

  it('takes back the last step that counts, which stays in the journal and counts no more', () => {
    const sent = after([step('completer', '2026-11-05'), step('envoyer', '2026-11-12')]);
    const undone = undoStep(sent, taken);
    if (!undone.ok) throw new Error(undone.failure.code);
    expect(undone.value.clear.etat).toBe('complet');
    expect(undone.value.sealed.journal).toHaveLength(2);
    expect(undone.value.sealed.journal[1]?.annule).toEqual(taken);
    expect(lastDayOf(undone.value.sealed, 'envoyer')).toBeNull();
    // The mistaken day no longer holds the next one back.
    expect(applyEvent(undone.value, step('envoyer', '2026-11-06'), now).ok).toBe(true);
    const again = undoStep(undone.value, taken);
    expect(again.ok && again.value.clear.etat).toBe('ouvert');
    const nothing = again.ok ? undoStep(again.value, taken) : again;
    expect(nothing).toMatchObject({ ok: false, failure: { code: 'rien-a-annuler' } });
  });

  it('with a forbidden step in its journal replays to nothing', () => {
    expect(replay([step('envoyer')])).toBeNull();
    expect(replay([step('envoyer'), step('clore')])).toBeNull();
    expect(replay([])).toBe('ouvert');
  });
});

describe('the halves of a dossier', () => {
  it('tell in the clear its state and nothing else', () => {
    const { clear } = openDossier();
    expect(dossierClearSchema.safeParse({ ...clear, operateur: 'mdph' }).success).toBe(false);
    expect(dossierClearSchema.safeParse({ ...clear, usager: 'x' }).success).toBe(false);
  });

  it('have the states a month counts', () => {
    const cell = monthDocumentSchema.shape.counts.shape.dossiers.shape.etat;
    expect(
      cell.safeParse(Object.fromEntries(etatDossierSchema.options.map((etat) => [etat, 1])))
        .success,
    ).toBe(true);
  });

  it('refuse what an envelope could not hold, a pièce seen on no day, one set aside without reason', () => {
    const long = Array.from({ length: 16 }, () => ({
      le: '2026-11-20T10:00:00Z',
      par: openDossier().sealed.ouvertPar,
      texte: 'é'.repeat(4000),
    }));
    const { sealed } = openDossier();
    const piece = { piece: 'RIB', dateDocument: null, alternative: null, motif: null };
    const refused = [
      { ...sealed, notes: long },
      { ...sealed, pieces: [{ ...piece, etat: 'vue', vueLe: null }] },
      { ...sealed, pieces: [{ ...piece, etat: 'ecartee', vueLe: null }] },
    ];
    expect(refused.map((one) => dossierSealedSchema.safeParse(one).success)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
