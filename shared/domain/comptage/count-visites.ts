import type { VisiteClear } from '../visite/schema.ts';
import type { DayCounts } from './day-document.ts';

/**
 * The counts of a set of visites, told one by one: what the screen shows, and what the SQL that
 * feeds the day documents is checked against. Only valid visites count; the caller leaves out the
 * held ones. Cells that are zero are absent.
 */
export function countVisites(visites: Iterable<VisiteClear>): DayCounts {
  const canal: DayCounts['visites']['canal'] = {};
  const theme: DayCounts['demandes']['theme'] = {};
  const operateur: DayCounts['demandes']['operateur'] = {};
  const usagersSuivis = { jour: 0, mois: 0, annee: 0 };
  let visiteTotal = 0;
  let demandeTotal = 0;
  for (const visite of visites) {
    if (visite.etat !== 'valide') continue;
    visiteTotal += 1;
    canal[visite.canal] = (canal[visite.canal] ?? 0) + 1;
    for (const demande of visite.demandes) {
      demandeTotal += 1;
      theme[demande.theme] = (theme[demande.theme] ?? 0) + 1;
      if (demande.operateur !== null)
        operateur[demande.operateur] = (operateur[demande.operateur] ?? 0) + 1;
    }
    if (visite.premieres?.jour) usagersSuivis.jour += 1;
    if (visite.premieres?.mois) usagersSuivis.mois += 1;
    if (visite.premieres?.annee) usagersSuivis.annee += 1;
  }
  return {
    visites: { total: visiteTotal, canal },
    demandes: { total: demandeTotal, theme, operateur },
    usagersSuivis,
  };
}
