import { useEffect, useState } from 'react';
import type { DeclaredFigures } from '../../shared/sync/pilotage-api.ts';
import type { PilotageClient } from './pilotage-client.ts';

/** What was published before the tool, asked for until it comes: `attempt` asks again. */
export function useDeclared(client: PilotageClient, attempt: unknown): DeclaredFigures | null {
  const [declared, setDeclared] = useState<DeclaredFigures | null>(null);
  const missing = declared === null;
  useEffect(() => {
    if (!missing) return;
    let wanted = true;
    void client.declared().then((answer) => {
      // A failure is already said by the figures above, asked of the same département.
      if (wanted && answer.ok) setDeclared(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [client, missing, attempt]);
  return declared;
}
