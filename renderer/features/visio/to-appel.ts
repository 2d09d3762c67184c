import type { Appel } from '../../../shared/visio/appel.ts';
import { readLien } from '../../../shared/visio/domaine.ts';
import type { SalleOuverte } from '../../../shared/visio/salle.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { CallPlan } from './call-state.ts';
import { avecOf } from './words.ts';

/** What the call page is told of a call: the partner’s own link, else the room. Refusal: `lien-invalide`. */
export function toAppel(
  plan: CallPlan,
  salle: SalleOuverte | null,
  desk: Pick<Appel, 'nomAffiche' | 'appareils'>,
): Result<Exclude<Appel, { readonly fournisseur: 'essai' }>> {
  const shared = { ...desk, avec: avecOf(plan), audioDAbord: plan.audioDAbord };
  if (plan.lien !== null) {
    const lien = readLien(plan.lien);
    return lien.ok ? ok({ fournisseur: 'lien', lien: lien.value, ...shared }) : lien;
  }
  if (salle === null) throw new Error('A call has a link or a room.');
  return ok({
    fournisseur: 'jitsi',
    domaine: salle.domaine,
    salle: salle.salle,
    jeton: salle.jeton,
    sousTitres: salle.sousTitres === true,
    ...shared,
  });
}
