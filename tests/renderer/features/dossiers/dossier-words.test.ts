import { describe, expect, it } from 'vitest';
import {
  findDemarche,
  operateurChoices,
} from '../../../../renderer/features/dossiers/catalogue.ts';
import { proposedRegles } from '../../../../renderer/features/dossiers/proposed-regles.ts';
import {
  dossierDraft,
  moveDrafts,
} from '../../../../renderer/features/dossiers/usager/dossier-drafts.ts';
import {
  dossierName,
  operateurWords,
  pieceLabels,
  quandWords,
} from '../../../../renderer/features/dossiers/words.ts';
import { shippedCalendrier } from '../../../../shared/domain/catalogue/shipped-calendrier.ts';
import { dossierSealedSchema } from '../../../../shared/domain/dossier/schema.ts';
import { day, openDossier } from '../../../shared/domain/dossier/examples.ts';
import { ficheOf } from '../../../shared/domain/piece/shipped-conditions.ts';
import { expectFrenchTypography } from '../../french-typography.ts';

const today = day('2026-11-20');
const NB = '\u00a0';

describe('the words of a dossier', () => {
  it('say when something falls due, how far it is, and what is missing', () => {
    const on = (jour: string) => quandWords({ kind: 'jour', jour: day(jour), heure: null }, today);
    expect(on('2026-11-30')).toBe(`30 novembre 2026, dans 10${NB}jours`);
    expect(on('2026-11-20')).toBe('20 novembre 2026, aujourd’hui');
    expect(on('2026-11-19')).toBe(`19 novembre 2026, passée de 1${NB}jour`);
    expect(on('2027-06-01')).toBe('1er juin 2027');
    expect(quandWords({ kind: 'jour', jour: day('2026-11-21'), heure: '09:30' }, today)).toBe(
      `21 novembre 2026 à 09${NB}h${NB}30, dans 1${NB}jour`,
    );
    expect(
      quandWords({ kind: 'fenetre', du: day('2026-11-28'), au: day('2026-12-15') }, today),
    ).toBe(`Du 28 novembre 2026 au 15 décembre 2026, dans 25${NB}jours`);
    expect(quandWords({ kind: 'inconnue', manque: 'la date : fin de droits' }, today)).toBe(
      `Sans date${NB}: il manque la date${NB}: fin de droits`,
    );
  });

  it('name it by its démarche and with whom, once', () => {
    expect(dossierName({ demarche: 'caf-rsa', operateur: 'msa' })).toBe('RSA, MSA');
    expect(dossierName({ demarche: 'cpam-changement-caisse', operateur: 'cpam' })).toBe(
      'Changement de caisse CPAM',
    );
    expect(dossierName({ demarche: 'partie-du-catalogue', operateur: null })).toBe(
      'partie-du-catalogue',
    );
    expect(operateurWords({ demarche: 'caf-rsa', operateur: null })).toBeNull();
  });

  it('hold to French typography', () => {
    for (const label of Object.values(pieceLabels)) expectFrenchTypography(label);
    for (const { kind, ...rest } of [
      { kind: 'sans-date' as const },
      { kind: 'inconnue' as const, manque: 'la date : fin de droits' },
    ])
      expectFrenchTypography(quandWords({ kind, ...rest } as never, today));
  });
});

describe('with whom a démarche is done', () => {
  it('is each operator once, the one it implies first', () => {
    expect(operateurChoices('caf-rsa').map(({ value }) => value)).toEqual([
      'caf',
      'msa',
      'departement',
    ]);
    expect(operateurChoices('retraite-demande').map(({ value }) => value)).toEqual([
      'retraite',
      'msa',
    ]);
    expect(operateurChoices('partie-du-catalogue')).toEqual([]);
  });
});

describe('the deadlines proposed to a dossier', () => {
  it('are its démarche’s first, then those of all; neither facts nor rules of the desk itself', () => {
    const ids = proposedRegles({ demarche: 'caf-rsa', echeances: [] }, shippedCalendrier).map(
      ({ id }) => id,
    );
    expect(ids).toContain('rsa-contrat');
    expect(ids.indexOf('rsa-contrat')).toBeLessThan(ids.indexOf('cra-2m'));
    expect(ids).not.toContain('crpa-ar');
    expect(ids).not.toContain('rsa-ce-stock');
    expect(ids).not.toContain('mandat-6ans');
  });

  it('leave out what it follows already, done or not', () => {
    const echeances = [{ regle: 'cra-2m', ancre: null, etat: 'faite' as const }];
    const ids = proposedRegles({ demarche: 'caf-rsa', echeances }, shippedCalendrier).map(
      ({ id }) => id,
    );
    expect(ids).not.toContain('cra-2m');
  });
});

describe('what a dossier is opened with', () => {
  const { usager, ouvertPar } = openDossier().sealed;

  it('is the list of today’s fiche, and the answers this démarche asks for', () => {
    const draft = dossierDraft(usager, 'cpam-changement-caisse', 'cpam', {
      'change-de-compte': 'non',
      'beneficiaire-rsa': 'oui',
    });
    expect(draft.reponses).toEqual({ 'change-de-compte': 'non' });
    expect(draft.liste).toEqual(ficheOf('cpam-changement-caisse').pieces);
    const whole = { ...openDossier().sealed, ...draft };
    expect(dossierSealedSchema.safeParse(whole).success).toBe(true);
  });

  it('of a move is one set: what runs from that day, and the move said in each', () => {
    const note = { le: '2026-11-20T10:00:00Z', par: ouvertPar, texte: 'Déménagement.' };
    const chosen = [
      { demarche: 'caf-transfert-departement', operateur: 'caf' as const },
      { demarche: 'ft-changement-region', operateur: 'france-travail' as const },
    ];
    const moved = day('2026-11-02');
    const drafts = moveDrafts(usager, usager, chosen, {}, { moved, note });
    expect(drafts.map(({ ensemble }) => ensemble)).toEqual([usager, usager]);
    expect(drafts.map(({ echeances }) => echeances.map(({ regle }) => regle))).toEqual([
      ['caf-mut-al'],
      ['ft-adr'],
    ]);
    expect(drafts.map(({ notes }) => notes)).toEqual([[note], [note]]);
    const undated = moveDrafts(usager, usager, chosen, {}, { moved: null, note: null });
    expect(
      undated.every(({ echeances, notes }) => echeances.length + (notes ?? []).length === 0),
    ).toBe(true);
  });

  it('knows every démarche of the move', () => {
    for (const id of ['caf-transfert-departement', 'cpam-changement-caisse', 'caf-rsa'])
      expect(findDemarche(id)?.id).toBe(id);
  });
});
