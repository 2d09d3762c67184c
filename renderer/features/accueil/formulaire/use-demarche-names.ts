import { useEffect, useState } from 'react';
import { usePublished } from '../../../data/publications/published.ts';

/** The short name of a démarche by its id; null while the catalogue is on its way. */
export type DemarcheNames = (id: string) => string | null;

const none: DemarcheNames = () => null;

/** The names of the catalogue, fetched after the first paint: the walk-in path does not wait. */
export function useDemarcheNames(): DemarcheNames {
  const [names, setNames] = useState<DemarcheNames>(() => none);
  const published = usePublished();
  useEffect(() => {
    let gone = false;
    void import('./catalogue-help.ts').then(({ nameDemarche }) => {
      // Another function each time: what is published is named anew.
      if (!gone) setNames(() => (id: string) => nameDemarche(id));
    });
    return () => {
      gone = true;
    };
  }, [published]);
  return names;
}
