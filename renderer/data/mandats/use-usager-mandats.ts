import { useMemo } from 'react';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { DeskSession } from '../desk-session.ts';
import { useEntries } from '../records/use-entries.ts';
import { idsOfUsager } from '../registre/ids-of-usager.ts';
import { useRegistre } from '../registre/registre.ts';
import { mandatKind } from './mandat-kind.ts';
import type { Mandat } from './mandat-kind.ts';

/** The mandats of someone, latest first, followed live; undefined while they are read. */
export function useUsagerMandats(session: DeskSession, usager: Id): readonly Mandat[] | undefined {
  const { etat, mandats } = useRegistre(session);
  const ids = useMemo(
    () => (etat === 'pret' ? idsOfUsager(mandats, usager) : null),
    [etat, mandats, usager],
  );
  const entries = useEntries(session, mandatKind, ids);
  return useMemo(() => entries?.toSorted(latestFirst), [entries]);
}

function latestFirst(a: Mandat, b: Mandat): number {
  return (
    b.sealed.debut.localeCompare(a.sealed.debut) || b.sealed.noteLe.localeCompare(a.sealed.noteLe)
  );
}
