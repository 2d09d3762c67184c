import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { DossierResume, UsagerResume } from './resumes.ts';

/** The usagers by the words of their names, and those whose file went into another’s. */
export interface UsagerIndex {
  readonly usagersByWord: ReadonlyMap<string, readonly UsagerResume[]>;
  readonly merged: ReadonlySet<Id>;
}

/** The dossiers of each person, and one dossier of each démarche and opérateur. */
export interface DossierIndex {
  readonly dossiersByUsager: ReadonlyMap<Id, readonly DossierResume[]>;
  readonly kinds: readonly DossierResume[];
}

/** The index of some usagers: made at the first search among them, gone with them. */
export function indexUsagers(usagers: ReadonlyMap<Id, UsagerResume>): UsagerIndex {
  const known = usagerIndexes.get(usagers);
  if (known !== undefined) return known;
  const usagersByWord = new Map<string, UsagerResume[]>();
  const merged = new Set<Id>();
  for (const usager of usagers.values()) {
    for (const word of usager.mots) addTo(usagersByWord, word, usager);
    for (const id of usager.fusions) merged.add(id);
  }
  const index = { usagersByWord, merged };
  usagerIndexes.set(usagers, index);
  return index;
}

/** The index of some dossiers: made at the first search among them, gone with them. */
export function indexDossiers(dossiers: ReadonlyMap<Id, DossierResume>): DossierIndex {
  const known = dossierIndexes.get(dossiers);
  if (known !== undefined) return known;
  const dossiersByUsager = new Map<Id, DossierResume[]>();
  const kinds = new Map<string, Map<string | null, DossierResume>>();
  for (const dossier of dossiers.values()) {
    addTo(dossiersByUsager, dossier.usager, dossier);
    const { demarche, operateur } = dossier;
    const byOperateur = kinds.get(demarche) ?? new Map<string | null, DossierResume>();
    kinds.set(demarche, byOperateur.set(operateur, dossier));
  }
  const index = {
    dossiersByUsager,
    kinds: [...kinds.values()].flatMap((byOperateur) => [...byOperateur.values()]),
  };
  dossierIndexes.set(dossiers, index);
  return index;
}

function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

const usagerIndexes = new WeakMap<ReadonlyMap<Id, UsagerResume>, UsagerIndex>();
const dossierIndexes = new WeakMap<ReadonlyMap<Id, DossierResume>, DossierIndex>();
