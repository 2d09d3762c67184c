import { useMemo } from 'react';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { DeskSession } from '../desk-session.ts';
import { useEntries } from '../records/use-entries.ts';
import { idsOfUsager } from '../registre/ids-of-usager.ts';
import { useRegistre } from '../registre/registre.ts';
import { dossierKind } from './dossier-kind.ts';
import type { DossierEntry } from './dossier-kind.ts';

/** The dossiers of someone, latest first, followed live; undefined while they are read. */
export function useUsagerDossiers(
  session: DeskSession,
  usager: Id,
): readonly DossierEntry[] | undefined {
  const { etat, dossiers } = useRegistre(session);
  const ids = useMemo(
    () => (etat === 'pret' ? idsOfUsager(dossiers, usager) : null),
    [dossiers, etat, usager],
  );
  const entries = useEntries(session, dossierKind, ids);
  return useMemo(() => entries?.toSorted(latestFirst), [entries]);
}

function latestFirst(a: DossierEntry, b: DossierEntry): number {
  return (
    b.sealed.ouvertLe.localeCompare(a.sealed.ouvertLe) ||
    b.sealed.reference.localeCompare(a.sealed.reference)
  );
}
