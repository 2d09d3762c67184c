import type { DayCounts } from '../../../shared/domain/comptage/day-document.ts';
import { Stat } from '../../ui/stat.tsx';
import classes from './accueil.module.css';

/** Today’s three figures, side by side and never added up; dashes while they load. */
export function DayFigures({ counts }: { readonly counts: DayCounts | undefined }) {
  const suivis = counts?.usagersSuivis.jour ?? null;
  return (
    <section className={classes['figures']} aria-label="Chiffres du jour">
      <Stat value={counts?.visites.total ?? null} label={noun(counts?.visites.total, 'visite')} />
      <Stat
        value={counts?.demandes.total ?? null}
        label={noun(counts?.demandes.total, 'demande')}
      />
      <Stat
        value={suivis}
        label={suivis !== null && suivis > 1 ? 'usagers suivis' : 'usager suivi'}
      />
    </section>
  );
}

function noun(value: number | undefined, one: string): string {
  return value !== undefined && value < 2 ? one : `${one}s`;
}
