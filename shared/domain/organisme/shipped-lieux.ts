import annuaireFile from '../../../resources/annuaire.json' with { type: 'json' };
import { annuaireSchema } from './schema.ts';
import type { Lieu } from './schema.ts';

const annuaire = annuaireSchema.parse(annuaireFile);

/** The places Relais ships for a département; none when this version knows nothing of it. */
export function shippedLieux(departement: string | null): readonly Lieu[] {
  return annuaire.departement === departement ? annuaire.lieux : [];
}
