import type { DossierSealed } from '../../../shared/domain/dossier/schema.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { dossierKind } from '../dossiers/dossier-kind.ts';
import { mandatKind } from '../mandats/mandat-kind.ts';
import { openEntry } from '../records/entry.ts';
import type { Sealer } from '../sealing/sealer.ts';
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

/** The résumés while they are being gathered. */
export interface RegistreMaps {
  /** Opens a row and keeps its résumé; rows of other collections are left. */
  place(row: StoredRow): void;
  /** Forgets every résumé whose id is not among these. */
  keepOnly(ids: ReadonlySet<string>): void;
  /** What was gathered until now: a map that did not change is the same object as before. */
  publish(): Resumes;
}

export function createRegistreMaps(sealer: Sealer): RegistreMaps {
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
  return {
    place: (row) => {
      if (row.collection === 'usager') {
        usagers.set(usagerToResume(openEntry(usagerKind, sealer, row)));
      } else if (row.collection === 'dossier') {
        dossiers.set(dossierToResume(openEntry(dossierKind, sealer, row), shareListe));
      } else if (row.collection === 'mandat') {
        mandats.set(mandatToResume(openEntry(mandatKind, sealer, row)));
      }
    },
    keepOnly: (ids) => {
      for (const one of [usagers, dossiers, mandats]) one.keepOnly(ids);
    },
    publish: () => ({
      usagers: usagers.publish(),
      dossiers: dossiers.publish(),
      mandats: mandats.publish(),
    }),
  };
}

/** A map that is copied when it is given away, if it changed since. */
function createPublished<T extends { readonly id: Id }>() {
  const gathered = new Map<Id, T>();
  let published: ReadonlyMap<Id, T> = new Map();
  let changed = false;
  return {
    set: (resume: T) => {
      gathered.set(resume.id, resume);
      changed = true;
    },
    keepOnly: (ids: ReadonlySet<string>) => {
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
