import { useCallback, useEffect, useState } from 'react';
import type { CommuneIndex } from '../../../shared/domain/commune/commune-index.ts';
import type { SitePlace } from '../../../shared/domain/commune/site-basin.ts';
import { giveWay } from '../give-way.ts';
import { loadCommunes } from './load-communes.ts';

/** The communes, once someone needs them: on the way, there, or out of reach. */
export type Communes =
  | { readonly state: 'chargement' }
  | { readonly state: 'pret'; readonly index: CommuneIndex }
  | { readonly state: 'indisponible'; readonly retry: () => void };

/** The communes for a screen: reading starts with it. */
export function useCommunes(place: SitePlace): Communes {
  const [communes, setCommunes] = useState<Communes>({ state: 'chargement' });
  const load = useCallback(() => {
    setCommunes({ state: 'chargement' });
    loadCommunes(place)
      .then(async (index) => {
        // Every name is read while the screen says it is loading, not at a keystroke.
        await index.prepare(() => giveWay('user-visible'));
        return index;
      })
      .then(
        (index) => setCommunes({ state: 'pret', index }),
        () => setCommunes({ state: 'indisponible', retry: load }),
      );
  }, [place]);
  useEffect(load, [load]);
  return communes;
}
