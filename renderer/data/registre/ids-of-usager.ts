import type { Id } from '../../../shared/domain/site/identifiers.ts';

/** The ids of what belongs to someone among dossiers or mandats, in their own order. */
export function idsOfUsager(
  resumes: ReadonlyMap<Id, { readonly id: Id; readonly usager: Id }>,
  usager: Id,
): readonly Id[] {
  return [...resumes.values()]
    .filter((resume) => resume.usager === usager)
    .map(({ id }) => id)
    .toSorted();
}
