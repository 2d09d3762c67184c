import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { formatTelephone } from '../../../shared/domain/identifiant/telephone.ts';
import type { FoundLieu } from '../../../shared/domain/organisme/search-lieux.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count } from '../../ui/format.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import classes from './annuaire.module.css';
import { distanceWords, kindWords } from './words.ts';

/** Places drawn at once: more than anyone reads, few enough to appear at once. */
const PAGE = 60;

/** The places found, the best or the nearest first. */
export function LieuList({
  found,
  hrefOf,
  onClear,
}: {
  readonly found: readonly FoundLieu[];
  readonly hrefOf: (id: string) => string;
  readonly onClear: () => void;
}) {
  const [shown, setShown] = useState(PAGE);
  if (found.length === 0)
    return (
      <EmptyState
        title="Rien de ce nom dans l’annuaire"
        action={
          <Button variant="default" onClick={onClear}>
            Tout effacer
          </Button>
        }
      >
        Essayez un autre mot&nbsp;: un ancien nom, une commune, un opérateur. Un lieu
        manque&#x202f;? La coordination l’ajoute pour tout le réseau.
      </EmptyState>
    );
  return (
    <Stack gap="sm">
      <Text aria-live="polite">
        {count(found.length, 'lieu', 'lieux')}
        {found[0]?.km !== undefined &&
          found[0].km !== null &&
          ', les plus proches d’abord (à vol d’oiseau)'}
        .
      </Text>
      <ul className={classes['results']} aria-label="Lieux">
        {found.slice(0, shown).map(({ lieu, km }) => (
          <li key={lieu.id}>
            <a className={classes['result']} href={hrefOf(lieu.id)}>
              <strong>{frenchSpaces(lieu.nom)}</strong>
              <span>{frenchSpaces(kindWords(lieu))}</span>
              <Text component="span" c="dimmed" size="sm">
                {[
                  lieu.commune,
                  km === null ? null : distanceWords(km),
                  lieu.telephone === null ? null : formatTelephone(lieu.telephone),
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </Text>
            </a>
          </li>
        ))}
      </ul>
      {found.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + PAGE)}>
          Montrer {count(Math.min(PAGE, found.length - shown), 'autre lieu', 'autres lieux')}
        </Button>
      )}
    </Stack>
  );
}
