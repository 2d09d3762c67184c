import { useEffect, useState } from 'react';

/** The short name of a démarche by its id; null while the catalogue is on its way. */
export type DemarcheNames = (id: string) => string | null;

const none: DemarcheNames = () => null;

/** The names of the catalogue, fetched after the first paint: the walk-in path does not wait. */
export function useDemarcheNames(): DemarcheNames {
  const [names, setNames] = useState<DemarcheNames>(() => none);
  useEffect(() => {
    let gone = false;
    void import('./catalogue-help.ts').then(({ nameDemarche }) => {
      if (!gone) setNames(() => nameDemarche);
    });
    return () => {
      gone = true;
    };
  }, []);
  return names;
}
