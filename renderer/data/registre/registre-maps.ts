import type { DossierSealed } from '../../../shared/domain/dossier/schema.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { dossierKind } from '../dossiers/dossier-kind.ts';
import { mandatKind } from '../mandats/mandat-kind.ts';
import type { Entry, RecordKind } from '../records/entry.ts';
import { openIfReadable } from '../records/open-if-readable.ts';
import type { Opener } from '../records/open-if-readable.ts';
import type { StoredRow } from '../store/desk-database.ts';
import { usagerKind } from '../usagers/usager-kind.ts';
import { dossierToResume, mandatToResume, usagerToResume } from './resumes.ts';
import type { DossierResume, MandatResume, UsagerResume } from './resumes.ts';

/** What is known of the usagers, dossiers and mandats of a desk. Never changes once given. */
export interface Resumes {
  readonly usagers: ReadonlyMap<Id, UsagerResume>;
  readonly dossiers: ReadonlyMap<Id, DossierResume>;
  readonly mandats: ReadonlyMap<Id, MandatResume>;
}

/** The résumés, and the ids of what does not open: set aside, so that it hides nothing else. */
export interface Gathered extends Resumes {
  readonly illisibles: ReadonlySet<Id>;
}

/** The résumés while they are being gathered. */
export interface RegistreMaps {
  /**
   * Opens a row and keeps its résumé, or sets it aside when it does not open; rows of other collections
   * are left.
   */
  place(row: StoredRow): void;
  /** Forgets every résumé whose id is not among these. */
  keepOnly(ids: ReadonlySet<string>): void;
  /** What was gathered until now: a map that did not change is the same object as before. */
  publish(): Gathered;
}

export function createRegistreMaps(desk: Opener): RegistreMaps {
  const usagers = createPublished<UsagerResume>();
  const dossiers = createPublished<DossierResume>();
  const mandats = createPublished<MandatResume>();
  const listes = new Map<string, DossierSealed['liste']>();
  /** Thousands of dossiers keep the list of a few dozen fiches. */
  const shareListe = (liste: DossierSealed['liste']) => {
    const key = JSON.stringify(liste);
    const known = listes.get(key) ?? liste;
    listes.set(key, known);
    return known;
  };
  const unreadable = createPublished<{ readonly id: Id }>();
  const placeIn = <Clear, Sealed, T extends { readonly id: Id }>(
    map: Published<T>,
    kind: RecordKind<Clear, Sealed>,
    row: StoredRow,
    toResume: (entry: Entry<Clear, Sealed>) => T,
  ) => {
    const entry = openIfReadable(desk, kind, row);
    if (entry === null) {
      map.remove(row.id);
      unreadable.set({ id: row.id });
    } else {
      unreadable.remove(row.id);
      map.set(toResume(entry));
    }
  };
  let illisibles: ReadonlySet<Id> = new Set();
  return {
    place: (row) => {
      if (row.collection === 'usager') placeIn(usagers, usagerKind, row, usagerToResume);
      else if (row.collection === 'dossier')
        placeIn(dossiers, dossierKind, row, (entry) => dossierToResume(entry, shareListe));
      else if (row.collection === 'mandat') placeIn(mandats, mandatKind, row, mandatToResume);
    },
    keepOnly: (ids) => {
      for (const one of [usagers, dossiers, mandats, unreadable]) one.keepOnly(ids);
    },
    publish: () => {
      const aside = unreadable.publish();
      if (aside.size !== illisibles.size || [...aside.keys()].some((id) => !illisibles.has(id)))
        illisibles = new Set(aside.keys());
      return {
        usagers: usagers.publish(),
        dossiers: dossiers.publish(),
        mandats: mandats.publish(),
        illisibles,
      };
    },
  };
}

interface Published<T extends { readonly id: Id }> {
  readonly set: (resume: T) => void;
  readonly remove: (id: Id) => void;
  readonly keepOnly: (ids: ReadonlySet<string>) => void;
  readonly publish: () => ReadonlyMap<Id, T>;
}

/** A map that is copied when it is given away, if it changed since. */
function createPublished<T extends { readonly id: Id }>(): Published<T> {
  const gathered = new Map<Id, T>();
  let published: ReadonlyMap<Id, T> = new Map();
  let changed = false;
  return {
    set: (resume) => {
      gathered.set(resume.id, resume);
      changed = true;
    },
    remove: (id) => {
      changed = gathered.delete(id) || changed;
    },
    keepOnly: (ids) => {
      for (const id of gathered.keys()) {
        if (!ids.has(id)) changed = gathered.delete(id) || changed;
      }
    },
    publish: () => {
      if (changed) published = new Map(gathered);
      changed = false;
      return published;
    },
  };
}
