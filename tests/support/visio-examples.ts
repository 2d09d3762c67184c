import type { Appel } from '../../shared/visio/appel.ts';
import { salleSchema } from '../../shared/visio/salle.ts';

const common = {
  nomAffiche: 'Relais de Marvejols',
  avec: 'la CAF',
  appareils: { camera: null, micro: null, hautParleurs: null },
  audioDAbord: false,
};

/** A room nobody drew. */
export const SALLE = salleSchema.parse('abcdefghijklmnopqrstuvwxyz');

/** A call at an address a partner gave. */
export function appel(lien = 'https://reunion.example/essai'): Appel {
  return { fournisseur: 'lien', lien, ...common };
}

/** A call in a room of a Jitsi. */
export function appelJitsi(domaine = 'visio.example', jeton: string | null = null): Appel {
  return { fournisseur: 'jitsi', domaine, salle: SALLE, jeton, sousTitres: false, ...common };
}

/** The check of a booth. */
export function appelEssai(domaine: string | null = null): Appel {
  return { fournisseur: 'essai', domaine, ...common };
}
