import { useEffect, useState } from 'react';
import { loadCommunes } from '../../data/communes/load-communes.ts';
import type { DeskSession } from '../../data/desk-session.ts';

/** The names of communes by their INSEE code; the code itself while the list is on its way. */
export function useCommuneName({ identity }: DeskSession): (insee: string) => string {
  const [name, setName] = useState<(insee: string) => string>(() => sameCode);
  useEffect(() => {
    let gone = false;
    loadCommunes(identity).then(
      (index) => {
        if (!gone) setName(() => (insee: string) => index.find(insee)?.nom ?? insee);
      },
      // Out of reach: the code still tells two people apart.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [identity]);
  return name;
}

function sameCode(insee: string): string {
  return insee;
}
