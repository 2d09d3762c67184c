import { useEffect, useState } from 'react';
import type { Response } from '../../../shared/ipc/contract.ts';
import type { DeskSession } from '../desk-session.ts';

/** A day the département counts more of than this desk has entries for, since a backup was put back. */
export type LostDay = Response<'delivery.lost'>['days'][number];

const NONE: readonly LostDay[] = [];

/** The days whose detail was lost, followed as they are entered again; none until it is known. */
export function useLostDetail({ bridge }: Pick<DeskSession, 'bridge'>): readonly LostDay[] {
  const [days, setDays] = useState(NONE);
  useEffect(() => {
    const read = () =>
      void bridge.call('delivery.lost', {}).then((answer) => {
        if (answer.ok) setDays(answer.value.days);
      });
    read();
    // The département is heard some time after the desk opens; an entry given again takes its part.
    return bridge.subscribe(({ event }) => {
      if (event === 'delivery.changed' || event === 'ledger.changed' || event === 'link.found')
        read();
    });
  }, [bridge]);
  return days;
}
