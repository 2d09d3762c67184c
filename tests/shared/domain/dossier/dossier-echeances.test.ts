import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../../../shared/domain/dossier/apply-event.ts';
import type { Dossier } from '../../../../shared/domain/dossier/apply-event.ts';
import { dossierEcheances, dueDay } from '../../../../shared/domain/dossier/dossier-echeances.ts';
import type { Evenement } from '../../../../shared/domain/dossier/schema.ts';
import { readShippedCatalogue } from '../catalogue/shipped-catalogue.ts';
import { onThe } from '../echeance/context.ts';
import { ficheOf } from '../piece/shipped-conditions.ts';
import { day, openDossier, step } from './examples.ts';

const { calendrier } = readShippedCatalogue();

const rule = (regle: string, jour: string | null, etat = 'a-faire') => ({
  regle,
  ancre: jour === null ? null : { jour, heure: null },
  etat,
});

function due(echeances: readonly unknown[], steps: readonly Evenement[] = []) {
  const opened = openDossier({ demarche: 'caf-rsa', operateur: 'caf', echeances });
  const dossier = steps.reduce<Dossier>((before, one) => {
    const after = applyEvent(before, one, { aujourdhui: day('2026-11-20'), attendues: [] });
    return after.ok ? after.value : before;
  }, opened);
  return dossierEcheances(dossier, ficheOf('caf-rsa'), calendrier, onThe('2026-11-20')).map(
    ({ nature, source, quand }) => [nature, source, dueDay(quand)],
  );
}

describe('what falls due in a dossier', () => {
  it('are its rules not yet done, the soonest first, the undated last', () => {
    expect(
      due([
        rule('rsa-contrat', null),
        rule('rsa-dtr', '2026-11-02'),
        rule('rsa-effet', null),
        rule('cra-2m', '2026-10-01', 'faite'),
      ]),
    ).toEqual([
      ['regle', 'rsa-effet', '2026-11-30'],
      ['regle', 'rsa-dtr', '2027-02-02'],
      ['regle', 'rsa-contrat', '9999'],
    ]);
  });

  it('are the follow-ups once it is sent, counted from that day', () => {
    const sent = [step('completer', '2026-11-03'), step('envoyer', '2026-11-05')];
    expect(due([], sent)).toEqual([
      ['suivi', 'caf-rsa:suivi:2026-12-05', '2026-12-05'],
      ['suivi', 'caf-rsa:suivi:2027-02-05', '2027-02-05'],
    ]);
  });

  it('leaves out a follow-up done or set aside, by the id it bears', () => {
    const sent = [step('completer', '2026-11-03'), step('envoyer', '2026-11-05')];
    const settled = [rule('caf-rsa:suivi:2026-12-05', null, 'faite')];
    expect(due(settled, sent).map(([, source]) => source)).toEqual(['caf-rsa:suivi:2027-02-05']);
  });

  it('is the rules alone when its démarche left the catalogue', () => {
    const dossier = openDossier({ demarche: 'caf-rsa', echeances: [rule('rsa-effet', null)] });
    const found = dossierEcheances(dossier, null, calendrier, onThe('2026-11-20'));
    expect(found.map(({ source }) => source)).toEqual(['rsa-effet']);
  });

  it('is the recourse while it stands refused, and no more once it was made', () => {
    const refused = [
      step('completer', '2026-11-03'),
      step('envoyer', '2026-11-03'),
      step('refuser', '2026-11-18'),
    ];
    expect(due([], refused)).toEqual([['recours', 'caf-rsa:recours', '2027-01-18']]);
    expect(due([], [...refused, step('former-recours', '2026-11-19')])).toEqual([]);
  });

  it('keeps a rule the catalogue no longer has, without a date', () => {
    expect(due([rule('regle-disparue', '2026-11-02')])).toEqual([
      ['regle', 'regle-disparue', '9999'],
    ]);
  });

  it('is nothing once it is closed', () => {
    expect(due([rule('rsa-effet', null)], [step('clore')])).toEqual([]);
  });
});
