import { useEffect, useState } from 'react';
import { communesAnswerSchema, officePaths } from '../../../shared/sync/office-api.ts';
import type { PublishedPlace } from '../../../shared/sync/published-figures.ts';
import type { PilotageClient } from '../pilotage-client.ts';

/** The names of the communes two places count; a code keeps its own until its name comes. */
export function useCommuneNames(
  client: PilotageClient,
  now: PublishedPlace | null,
  before: PublishedPlace | null,
): (insee: string) => string | null {
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const codes = [now, before].flatMap((place) =>
    Object.keys(place?.dimensions['visites.commune'] ?? {}),
  );
  const wanted = [...new Set(codes)]
    .filter((code) => /^[0-9AB]{5}$/.test(code))
    .toSorted()
    .slice(0, 1000)
    .join(',');
  useEffect(() => {
    if (wanted === '') return;
    let isCurrent = true;
    const query = new URLSearchParams({ codes: wanted }).toString();
    void client.get(`${officePaths.communes}?${query}`, communesAnswerSchema).then((answer) => {
      if (isCurrent && answer.ok) setNames(answer.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, wanted]);
  return (insee) => names[insee] ?? null;
}
