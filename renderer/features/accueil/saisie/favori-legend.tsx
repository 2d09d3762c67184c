import { Group, Text } from '@mantine/core';
import { dureeKeys, natureKeys } from '../../../../shared/domain/saisie/favori-keys.ts';
import type { DemandeDraft } from '../../../../shared/domain/visite/draft.ts';
import {
  natureLabels,
  natureSchema,
} from '../../../../shared/domain/vocabulary/demande-details.ts';
import { KeyHint } from '../../../ui/key-hint.tsx';

/** The letters that may follow a favourite: first the nature, then the duration. */
export function FavoriLegend({ demande }: { readonly demande: DemandeDraft }) {
  const keys =
    demande.nature === null
      ? natureSchema.options.map((nature) => [natureKeys[nature], natureLabels[nature]] as const)
      : dureeKeys.map(({ key, minutes }) => [key, `${minutes}\u00a0min`] as const);
  if (demande.dureeMinutes !== null) return null;
  return (
    <Group gap="sm" aria-label="Lettres qui peuvent suivre" role="group">
      <Text c="dimmed">{demande.nature === null ? 'Nature\u00a0:' : 'Durée\u00a0:'}</Text>
      {keys.map(([key, label]) => (
        <Text key={key} span>
          <KeyHint keys={[key]} /> {label}
        </Text>
      ))}
    </Group>
  );
}
