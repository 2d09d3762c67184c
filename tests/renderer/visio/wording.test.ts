import { describe, expect, it } from 'vitest';
import {
  constats as deskConstats,
  etapes,
  pannes as deskPannes,
} from '../../../renderer/features/visio/words.ts';
import { constats, epreuves, pannes, phases, remedeOf } from '../../../renderer/visio/wording.ts';
import type { Epreuve } from '../../../renderer/visio/wording.ts';
import { etatEssaiSchema, panneSchema } from '../../../shared/visio/appel.ts';
import { expectFrenchTypography } from '../french-typography.ts';

const AVEC = 'votre interlocuteur (CAF)';

describe('the words of a call', () => {
  it('are typeset in French, in the booth and at the desk', () => {
    const texts = [
      ...panneSchema.options.flatMap((panne) => [
        pannes[panne].titre,
        pannes[panne].quoiFaire,
        deskPannes[panne],
      ]),
      ...etatEssaiSchema.options.flatMap((etat) => [constats[etat], deskConstats[etat]]),
      ...Object.values(etapes),
      ...Object.values(phases).map((phase) => phase(AVEC)),
      ...(Object.keys(epreuves) as Epreuve[]).flatMap((epreuve) =>
        etatEssaiSchema.options.flatMap((etat) => remedeOf(epreuve, etat) ?? []),
      ),
    ];
    for (const text of texts) expectFrenchTypography(text);
  });

  it('say what to do about each part of a booth that can fail', () => {
    for (const [epreuve, etats] of [
      ['camera', ['refuse', 'absent', 'occupe']],
      ['micro', ['refuse', 'absent', 'occupe', 'muet']],
      ['hautParleurs', ['muet', 'absent']],
      ['reseau', ['lent', 'injoignable']],
    ] as const)
      for (const etat of etats) expect(remedeOf(epreuve, etat)).toMatch(/\.$/);
    expect(remedeOf('camera', 'bon')).toBeNull();
  });
});
