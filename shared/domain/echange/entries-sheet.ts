import type { LocalDay } from '../calendar/local-day.ts';
import type { CommuneIndex } from '../commune/commune-index.ts';
import type { SeanceClear, SeanceSealed } from '../seance/schema.ts';
import type { VisiteClear, VisiteSealed } from '../visite/schema.ts';
import { canalLabels } from '../vocabulary/canal.ts';
import {
  ageLabels,
  autonomieLabels,
  issueLabels,
  natureLabels,
} from '../vocabulary/demande-details.ts';
import { operateurLabels } from '../vocabulary/operateur.ts';
import { seanceTypeLabels } from '../vocabulary/seance-type.ts';
import { themeLabels } from '../vocabulary/theme.ts';
import type { Champ } from './champ.ts';
import { etatLabels, ownColumns, suiviLabels } from './own-columns.ts';
import type { Sheet, SheetCell } from './sheet.ts';

/** A visite as it is exported. */
export interface ExportedVisite {
  readonly id: string;
  readonly localDay: LocalDay;
  readonly held: boolean;
  readonly clear: VisiteClear;
  readonly sealed: VisiteSealed | null;
}

/** A collective session as it is exported. */
export interface ExportedSeance {
  readonly id: string;
  readonly localDay: LocalDay;
  readonly clear: SeanceClear;
  readonly sealed: SeanceSealed;
}

/** How codes are named for whoever reads the file. */
export interface ExportNames {
  readonly communes: Pick<CommuneIndex, 'find'> | null;
  /** The name of a démarche of the catalogue, or null. */
  demarche(id: string): string | null;
  /** Whether a destination is an organisme or a platform everyone knows, not words typed at the desk. */
  isPlace(destination: string): boolean;
}

/**
 * The entries of a period as a sheet, in the columns of `ownColumns`: a line a demande, then a line a
 * collective session.
 */
export function entriesSheet(
  visites: Iterable<ExportedVisite>,
  seances: Iterable<ExportedSeance>,
  names: ExportNames,
): Sheet {
  const rows: (readonly SheetCell[])[] = [];
  for (const visite of visites) rows.push(...visiteRows(visite, names));
  for (const seance of seances) rows.push(seanceRow(seance));
  return { name: 'Entrées', columns: ownColumns, rows };
}

function seanceRow({ id, localDay, clear, sealed }: ExportedSeance): readonly SheetCell[] {
  const cells: Readonly<Partial<Record<Champ, SheetCell>>> = {
    date: localDay,
    theme: themeLabels[clear.theme],
    duree: sealed.dureeMinutes,
    etat: etatLabels[clear.etat],
    seance: id,
    typeSeance: seanceTypeLabels[clear.type],
    titreSeance: sealed.titre,
    participants: clear.participants,
  };
  return ownColumns.map(({ champ }) => (champ === null ? null : (cells[champ] ?? null)));
}

/** The columns of collective sessions, empty on the lines of visites. */
const noSeance: readonly SheetCell[] = [null, null, null, null];

function visiteRows(visite: ExportedVisite, names: ExportNames): SheetCell[][] {
  const { id, localDay, held, clear, sealed } = visite;
  const commune = sealed?.commune ?? null;
  return clear.demandes.map(({ theme, operateur, nature }, index) => {
    const details = sealed?.demandes[index];
    const demarche = details?.demarche ?? null;
    return [
      id,
      index + 1,
      localDay,
      clear.heure,
      canalLabels[clear.canal],
      themeLabels[theme],
      label(operateurLabels, operateur),
      demarche === null ? null : names.demarche(demarche),
      demarche,
      label(natureLabels, nature),
      details?.dureeMinutes ?? null,
      label(issueLabels, details?.issue),
      place(details?.destination ?? null, names),
      label(autonomieLabels, details?.autonomie),
      label(ageLabels, sealed?.age),
      commune,
      commune === null ? null : (names.communes?.find(commune)?.nom ?? null),
      yesNo(sealed?.premiereVenue),
      sealed?.foyer ?? null,
      suivi(clear.premieres),
      held ? etatLabels['a-dater'] : etatLabels[clear.etat],
      ...noSeance,
    ];
  });
}

function label<T extends string>(
  labels: Readonly<Record<T, string>>,
  value: T | null | undefined,
): string | null {
  return value === null || value === undefined ? null : labels[value];
}

/** Typed by hand, a destination may name someone: `chez M. …`. It does not leave the desk. */
function place(destination: string | null, names: ExportNames): string | null {
  return destination !== null && names.isPlace(destination) ? destination : null;
}

function yesNo(value: boolean | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  return value ? 'oui' : 'non';
}

function suivi(premieres: VisiteClear['premieres']): string | null {
  if (premieres === null) return null;
  if (premieres.annee) return suiviLabels.annee;
  if (premieres.mois) return suiviLabels.mois;
  return premieres.jour ? suiviLabels.jour : suiviLabels.aucune;
}
