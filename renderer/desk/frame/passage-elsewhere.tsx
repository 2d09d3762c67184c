import { Paper } from '@mantine/core';
import { useState } from 'react';
import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import { PassageOutcome } from '../../features/accueil/passage-panel.tsx';
import { usePassageStatus } from '../../features/accueil/use-passage.ts';
import type { PassageControl } from '../../features/accueil/use-passage.ts';
import type { VisiteEntry } from '../../data/visites/visite-entry.ts';

/**
 * What F2 did on a screen that is not the Accueil: said there too, a refusal above all. Nothing until
 * something is noted since one came to the screen; mounted anew on each.
 */
export function PassageElsewhere({
  passage,
  zone,
  onSpecify,
}: {
  readonly passage: PassageControl;
  readonly zone: Zone;
  readonly onSpecify: (entry: VisiteEntry) => void;
}) {
  const status = usePassageStatus(passage);
  const [known] = useState(status);
  if (status === known) return null;
  return (
    <Paper withBorder p="sm">
      <div role="status" aria-live="polite">
        <PassageOutcome passage={passage} zone={zone} onSpecify={onSpecify} />
      </div>
    </Paper>
  );
}
