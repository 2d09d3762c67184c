import { useCallback, useState } from 'react';
import { goTo } from './place.ts';
import type { PlaceId } from './place.ts';

/** What was just published, said on the list one comes back to. */
export function useDone(place: PlaceId, reload: () => Promise<void>) {
  const [said, setSaid] = useState<string | null>(null);
  const done = useCallback(
    async (sentence: string) => {
      await reload();
      setSaid(sentence);
      goTo(place);
      window.scrollTo(0, 0);
    },
    [place, reload],
  );
  return { said, done } as const;
}
