import { Autocomplete, Group, Select, Stack } from '@mantine/core';
import type { DemandeDraft } from '../../../../shared/domain/visite/draft.ts';
import { usePublished } from '../../../data/publications/published.ts';
import { ChoiceField } from '../../../ui/choice-field.tsx';
import { DureeField } from './duree-field.tsx';
import { listDemarches, themeOfDemarche, themeOfOperateur } from './catalogue-help.ts';
import {
  autonomieChoices,
  issueChoices,
  natureChoices,
  operateurChoices,
  themeChoices,
} from './vocabulary-choices.ts';

/** One demande: what nearly every entry says, then, when `detailed`, what few do. */
export function DemandeFields({
  demande,
  detailed,
  destinations,
  onChange,
}: {
  readonly demande: DemandeDraft;
  readonly detailed: boolean;
  readonly destinations: readonly string[];
  readonly onChange: (demande: DemandeDraft) => void;
}) {
  // Its démarches may be published while it is open.
  usePublished();
  const set = (change: Partial<DemandeDraft>) => onChange({ ...demande, ...change });
  const demarches = listDemarches(demande.operateur);
  return (
    <Stack gap="sm">
      <ChoiceField
        label="Opérateur"
        autoFocus
        choices={operateurChoices}
        value={demande.operateur}
        onChange={(operateur) =>
          set({
            operateur,
            demarche: null,
            // What the catalogue is sure of; the thème stays free to change.
            theme: (operateur === null ? null : themeOfOperateur(operateur)) ?? demande.theme,
          })
        }
      />
      <ChoiceField
        label="Thème du rapport"
        choices={themeChoices}
        value={demande.theme}
        onChange={(theme) => set({ theme })}
      />
      <ChoiceField
        label="Nature de l’aide"
        choices={natureChoices}
        value={demande.nature}
        onChange={(nature) => set({ nature })}
      />
      <DureeField value={demande.dureeMinutes} onChange={(dureeMinutes) => set({ dureeMinutes })} />
      <Group align="flex-end" gap="md">
        <ChoiceField
          label="Issue"
          choices={issueChoices}
          value={demande.issue}
          onChange={(issue) =>
            set({ issue, destination: issue === 'oriente' ? demande.destination : null })
          }
        />
        {demande.issue === 'oriente' && (
          <Autocomplete
            label="Orienté vers"
            placeholder="opérateur, structure, plateforme…"
            data={[...destinations]}
            maxLength={200}
            value={demande.destination ?? ''}
            onChange={(text) => set({ destination: text === '' ? null : text })}
            miw={280}
          />
        )}
      </Group>
      {detailed && (
        <Group align="flex-end" gap="md">
          <Select
            label="Démarche"
            searchable
            clearable
            w={420}
            nothingFoundMessage="Aucune démarche de ce nom"
            data={demarches.map(({ id, nom }) => ({ value: id, label: nom }))}
            value={demande.demarche}
            onChange={(demarche) =>
              set({
                demarche,
                theme: (demarche === null ? null : themeOfDemarche(demarche)) ?? demande.theme,
              })
            }
          />
          <ChoiceField
            label="Autonomie numérique"
            choices={autonomieChoices}
            value={demande.autonomie}
            onChange={(autonomie) => set({ autonomie })}
          />
        </Group>
      )}
    </Stack>
  );
}
