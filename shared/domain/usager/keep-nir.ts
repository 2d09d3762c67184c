import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { Nir } from '../identifiant/nir.ts';
import type { UsagerContent } from './schema.ts';

/** The responsable’s decision to keep NIRs, with what allows it: a relay point is not on the list. */
export interface NirDecision {
  readonly motif: string;
}

/**
 * The usager with their NIR kept. Refused without the responsable’s documented decision
 * (nir-non-conserve): it can be typed for one print, and is forgotten.
 */
export function keepNir(
  usager: UsagerContent,
  nir: Nir,
  decision: NirDecision | null,
): Result<UsagerContent> {
  return decision === null || decision.motif.trim() === ''
    ? refuse(
        'nir-non-conserve',
        'Le numéro de sécurité sociale n’est pas conservé ici : tapez-le pour l’impression, il sera oublié. Le responsable peut en décider autrement dans les réglages, en disant pourquoi.',
      )
    : ok({ ...usager, identifiants: { ...usager.identifiants, nir } });
}
