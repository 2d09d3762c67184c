import { foldPhrase } from '../../../shared/domain/saisie/fold.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { fullName } from '../../../shared/domain/usager/full-name.ts';
import type { Animateur } from '../../../shared/domain/vault/vault-file.ts';
import { motifWords } from '../../../shared/domain/acces/motif.ts';
import type { GesteAcces } from '../../../shared/domain/acces/schema.ts';
import type { Acces } from '../../data/acces/acces.ts';
import type { UsagerResume } from '../../data/registre/resumes.ts';

/** A line of the log as it is read: names for ids; `fiche` is null once the file is erased. */
export interface AccesRow {
  readonly id: Id;
  readonly le: string;
  readonly qui: string;
  readonly geste: GesteAcces;
  readonly usager: Id;
  readonly fiche: string | null;
  /** Why the file was opened, in words; null when it was not asked. */
  readonly motif: string | null;
}

/** The lines of the log with the names of today: a file merged since bears the one it went to. */
export function accesRows(
  lines: readonly Pick<Acces, 'id' | 'sealed'>[],
  usagers: ReadonlyMap<Id, UsagerResume>,
  people: readonly Pick<Animateur, 'id' | 'nom'>[],
): readonly AccesRow[] {
  const names = new Map(people.map(({ id, nom }) => [id, nom]));
  const keptBy = new Map(
    [...usagers.values()].flatMap((usager) => usager.fusions.map((merged) => [merged, usager.id])),
  );
  return lines.map(({ id, sealed: { usager, geste, le, par, motif } }) => {
    const now = keptBy.get(usager) ?? usager;
    const identite = usagers.get(now)?.identite;
    return {
      id,
      le,
      qui: names.get(par) ?? 'une personne partie depuis',
      geste,
      usager: now,
      fiche: identite === undefined ? null : fullName(identite),
      motif: motif === null ? null : motifWords(motif),
    };
  });
}

/** The rows that hold every word typed, in the name of who opened or of whose file it is. */
export function filterRows(rows: readonly AccesRow[], text: string): readonly AccesRow[] {
  const words = foldPhrase(text)
    .split(' ')
    .filter((word) => word !== '');
  return rows.filter(({ qui, fiche }) => {
    const said = foldPhrase(`${qui} ${fiche ?? ''}`);
    return words.every((word) => said.includes(word));
  });
}
