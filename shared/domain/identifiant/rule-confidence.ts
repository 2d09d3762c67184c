import type { Confidence } from '../catalogue/fact.ts';
import { weakest } from '../catalogue/weakest.ts';
import type { Identifiants } from '../catalogue/identifiants.ts';

/** The numbers people bring, by the rule that reads them. */
export type IdentifiantKind =
  'nir' | 'caf' | 'france-travail' | 'msa' | 'telephone' | 'code-postal';

/** How sure each reading rule is: never more than the least sure of the facts it rests on. */
export function identifiantConfidences(
  rules: Identifiants,
): Readonly<Record<IdentifiantKind, Confidence>> {
  const { nir, cafNumero, franceTravailId, telephone, codePostal } = rules;
  const nirFacts = [nir.format, nir.keyRule, nir.corsica, nir.firstDigit, nir.month];
  return {
    nir: weakest(nirFacts),
    msa: weakest([...nirFacts, cafNumero.msa]),
    caf: weakest([cafNumero.format, cafNumero.letter]),
    'france-travail': weakest([franceTravailId.format]),
    telephone: weakest([telephone.format, telephone.drom]),
    'code-postal': weakest([codePostal.format]),
  };
}
