import type { KilometreYear } from '../../data/agenda/kilometres.ts';
import { count } from '../../ui/format.ts';

/** What a year of kilometres is made of, in sentences. */
export function kilometreSentences({
  annee,
  rdv,
  estimes,
  sansDistance,
}: Pick<KilometreYear, 'annee' | 'rdv' | 'estimes' | 'sansDistance'>): readonly string[] {
  if (rdv === 0) return [`Aucun rendez-vous en visio honoré en ${annee}, à cette plateforme.`];
  const one = 'rendez-vous en visio honoré';
  return [
    `Pour ${count(rdv, one, 'rendez-vous en visio honorés')} à cette plateforme, aller et retour.`,
    ...(estimes === 0
      ? []
      : [`Pour ${count(estimes, 'rendez-vous', 'rendez-vous')}, la distance est estimée.`]),
    ...(sansDistance === 0
      ? []
      : [
          `${count(sansDistance, 'rendez-vous n’ajoute', 'rendez-vous n’ajoutent')} rien\u00a0: la distance n’est pas connue. La coordination peut la donner.`,
        ]),
  ];
}
