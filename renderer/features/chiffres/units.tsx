import type { Figures } from '../../../shared/domain/comptage/figures.ts';
import type { Period, PeriodKind } from '../../../shared/domain/comptage/period.ts';
import { count, NBSP } from '../../ui/format.ts';
import { Stat } from '../../ui/stat.tsx';
import classes from './chiffres.module.css';
import { beforeWords } from './period-words.ts';

/** The firsts that count the usagers suivis of each calendar period; a week has none. */
const firsts = {
  jour: 'jour',
  semaine: null,
  mois: 'mois',
  annee: 'annee',
} as const satisfies Record<PeriodKind, keyof Figures['usagersSuivis'] | null>;

/** The units of a period side by side, never added up, each with what it was a year before. */
export function Units({
  period,
  figures,
  before,
}: {
  readonly period: Period;
  /** Null while they are counted. */
  readonly figures: Figures | null;
  /** Null when there is nothing to compare with. */
  readonly before: Figures | null;
}) {
  const first = firsts[period.kind];
  const suivis = first === null ? null : (figures?.usagersSuivis[first] ?? null);
  const participants = figures?.seances.participants ?? 0;
  const note = (read: (of: Figures) => number) =>
    figures === null || before === null ? null : beforeWords(read(figures), read(before));
  const visites = note((of) => of.visites.total);
  const demandes = note((of) => of.demandes.total);
  const usagers =
    first === null
      ? `non additionnable à la semaine${NBSP}: voir le jour, le mois, l’année`
      : note((of) => of.usagersSuivis[first]);
  const seances = [
    figures === null ? null : count(participants, 'participant', 'participants'),
    note((of) => of.seances.total),
  ].filter((words) => words !== null);
  return (
    <section className={classes['units']} aria-label="Les unités, chacune à part">
      <Stat
        value={figures?.visites.total ?? null}
        label={plural(figures?.visites.total, 'visite', 'visites')}
        {...noteOf(visites)}
      />
      <Stat
        value={figures?.demandes.total ?? null}
        label={plural(figures?.demandes.total, 'demande', 'demandes')}
        {...noteOf(demandes)}
      />
      <Stat
        value={suivis}
        label={plural(suivis, 'usager suivi', 'usagers suivis')}
        {...noteOf(usagers)}
      />
      <Stat
        value={figures?.seances.total ?? null}
        label={plural(figures?.seances.total, 'séance collective', 'séances collectives')}
        {...noteOf(seances.length === 0 ? null : seances.join(`${NBSP}· `))}
      />
    </section>
  );
}

function plural(value: number | null | undefined, one: string, many: string): string {
  return typeof value === 'number' && value < 2 ? one : many;
}

function noteOf(note: string | null): { readonly note?: string } {
  return note === null ? {} : { note };
}
