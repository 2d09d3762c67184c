import { describe, expect, it } from 'vitest';
import { applyEvent, lastDayOf } from '../../../../shared/domain/dossier/apply-event.ts';
import type { Dossier } from '../../../../shared/domain/dossier/apply-event.ts';
import { etapeSchema } from '../../../../shared/domain/dossier/etat.ts';
import { sendDossier } from '../../../../shared/domain/dossier/send-dossier.ts';
import { day, openDossier, step } from './examples.ts';

const { etape: _etape, ...sent } = step('envoyer', '2026-11-12');
const aujourdhui = day('2026-11-20');

function after(...etapes: readonly string[]): Dossier {
  return etapes.reduce<Dossier>((dossier, etape) => {
    const next = applyEvent(dossier, step(etapeSchema.parse(etape)), { aujourdhui, attendues: [] });
    if (!next.ok) throw new Error(next.failure.code);
    return next.value;
  }, openDossier());
}

describe('dossiers sent together', () => {
  it('go through complete when nothing is awaited, both steps of the same day', () => {
    const result = sendDossier(openDossier(), sent, { aujourdhui, attendues: [] });
    if (!result.ok) throw new Error(result.failure.code);
    expect(result.value.clear.etat).toBe('envoye');
    expect(result.value.sealed.journal.map(({ etape }) => etape)).toEqual(['completer', 'envoyer']);
    expect(lastDayOf(result.value.sealed, 'completer')).toBe('2026-11-12');
  });

  it('are sent from complete, and incomplete when that was said', () => {
    for (const dossier of [after('completer'), after('signaler-manque')])
      expect(sendDossier(dossier, sent, { aujourdhui, attendues: ['RIB'] }).ok).toBe(true);
  });

  it('stay as they are while something is awaited, or once sent', () => {
    expect(sendDossier(openDossier(), sent, { aujourdhui, attendues: ['RIB'] })).toMatchObject({
      failure: { code: 'pieces-attendues' },
    });
    for (const dossier of [after('completer', 'envoyer'), after('clore')])
      expect(sendDossier(dossier, sent, { aujourdhui, attendues: [] })).toMatchObject({
        failure: { code: 'pas-a-envoyer' },
      });
  });
});
