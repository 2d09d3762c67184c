import { useEffect, useState } from 'react';
import { operateurLabels } from '../../../../shared/domain/vocabulary/operateur.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { readRecentVisites } from '../../../data/visites/recent-visites.ts';

const operateurs = Object.values(operateurLabels);

/** How many visites the structures someone was sent to are remembered from. */
const RECENT = 400;

/**
 * Where people are oriented: where they were lately, the operators, the network’s platforms. Any
 * other place is typed.
 */
export function useDestinations(session: DeskSession): readonly string[] {
  const [destinations, setDestinations] = useState<readonly string[]>(operateurs);
  useEffect(() => {
    let gone = false;
    const read = async () => {
      const [visites, sites] = await Promise.all([
        readRecentVisites(session, RECENT),
        session.bridge.call('setup.sites', {}),
      ]);
      const said = visites.flatMap(({ sealed }) =>
        (sealed?.demandes ?? []).flatMap(({ destination }) => destination ?? []),
      );
      const others = sites.ok
        ? sites.value
            .filter(({ id }) => id !== session.identity.site)
            .map(({ name }) => `Relais ${name}`)
        : [];
      if (!gone) setDestinations([...new Set([...said, ...operateurs, ...others])]);
    };
    // Without them the field still takes any text.
    void read().catch(() => {});
    return () => {
      gone = true;
    };
  }, [session]);
  return destinations;
}
