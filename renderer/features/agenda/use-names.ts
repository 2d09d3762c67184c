import { useMemo } from 'react';
import { fullName } from '../../../shared/domain/usager/full-name.ts';
import type { PourQui } from '../../../shared/domain/rdv/desk-rdv.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { useRegistre } from '../../data/registre/registre.ts';
import { usagerNow } from '../../data/registre/usager-now.ts';

/** Says who a RDV is for. */
export type NameOf = (pour: PourQui) => string;

/** Who comes, by their file or as it was typed. */
export function useNames(session: DeskSession): NameOf {
  const { usagers, etat } = useRegistre(session);
  return useMemo(
    () => (pour) => {
      if (pour.genre === 'nom') return pour.nom;
      if (pour.genre === 'efface') return 'personne effacée';
      const identite = usagerNow({ usagers }, pour.usager)?.identite;
      if (identite === undefined) return etat === 'pret' ? 'fiche effacée' : '…';
      return fullName(identite);
    },
    [usagers, etat],
  );
}
