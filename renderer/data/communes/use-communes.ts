import { useCallback, useEffect, useState } from 'react';
import { communeDataSchema } from '../../../shared/domain/commune/commune-data.ts';
import type { CommuneData } from '../../../shared/domain/commune/commune-data.ts';
import type { CommuneIndex } from '../../../shared/domain/commune/commune-index.ts';
import { createSiteIndex } from '../../../shared/domain/commune/site-basin.ts';
import type { SitePlace } from '../../../shared/domain/commune/site-basin.ts';

/** The communes, once someone needs them: on the way, there, or out of reach. */
export type Communes =
  | { readonly state: 'chargement' }
  | { readonly state: 'pret'; readonly index: CommuneIndex }
  | { readonly state: 'indisponible'; readonly retry: () => void };

let loading: Promise<CommuneData> | null = null;
let indexed: { readonly place: SitePlace; readonly index: CommuneIndex } | null = null;

/**
 * The communes of France, read from the page’s own origin once a session, whoever asks; the nearest
 * to `place` first. Rejects when the list cannot be read; the next call tries again.
 */
export async function loadCommunes(place: SitePlace): Promise<CommuneIndex> {
  loading ??= readCommuneData().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  const data = await loading;
  // A first run asks before its platform has a name: the next one to ask may be elsewhere.
  if (indexed === null || !isSamePlace(indexed.place, place))
    indexed = { place, index: createSiteIndex(data, place) };
  return indexed.index;
}

/** The communes for a screen: reading starts with it. */
export function useCommunes(place: SitePlace): Communes {
  const [communes, setCommunes] = useState<Communes>({ state: 'chargement' });
  const load = useCallback(() => {
    setCommunes({ state: 'chargement' });
    loadCommunes(place).then(
      (index) => {
        // The first search reads every name: while the screen says it is loading, not at a keystroke.
        index.search('a');
        setCommunes({ state: 'pret', index });
      },
      () => setCommunes({ state: 'indisponible', retry: load }),
    );
  }, [place]);
  useEffect(load, [load]);
  return communes;
}

function isSamePlace(one: SitePlace, other: SitePlace): boolean {
  return (
    one.site === other.site && one.siteName === other.siteName && one.commune === other.commune
  );
}

/** The list of communes itself, for who makes an index elsewhere. Rejects when it cannot be read. */
export async function readCommuneData(): Promise<CommuneData> {
  const { default: url } = await import('virtual:communes');
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The communes answered ${response.status}.`);
  return communeDataSchema.parse(await response.json());
}
