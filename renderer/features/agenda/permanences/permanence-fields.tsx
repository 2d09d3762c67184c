import { Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import type { Salle } from '../../../../shared/domain/permanence/schema.ts';
import { frenchSpaces } from '../../../ui/french-spaces.ts';
import { DaysOffField } from './days-off-field.tsx';
import type { DayOff } from './days-off-field.tsx';
import { organismes } from './draft.ts';
import type { PermanenceDraft, Rythme } from './draft.ts';

const rythmes: readonly { readonly value: Rythme; readonly label: string }[] = [
  { value: 'une-fois', label: 'Une seule fois' },
  { value: 'semaine', label: 'Chaque semaine' },
  { value: 'deux-semaines', label: 'Une semaine sur deux' },
  { value: 'mois', label: 'Chaque mois, même jour de la semaine' },
  { value: 'autre', label: 'Autre (règle gardée)' },
];

/** What is asked of a permanence held at this platform. */
export function PermanenceFields({
  draft,
  set,
  salles,
  off,
  earliest,
  isOther,
}: {
  readonly draft: PermanenceDraft;
  readonly set: (change: Partial<PermanenceDraft>) => void;
  readonly salles: readonly Salle[];
  /** The days that may not be worked. */
  readonly off: readonly DayOff[];
  /** The first day it may begin; null for one that stands: its beginning is past, its partner known. */
  readonly earliest: LocalDay | null;
  /** Whether its rule is one this form cannot say. */
  readonly isOther: boolean;
}) {
  return (
    <>
      <Group grow align="flex-start">
        <Select
          label="Organisme"
          data={organismes}
          value={draft.organisme}
          disabled={earliest === null}
          allowDeselect={false}
          searchable
          openOnFocus={false}
          data-autofocus
          onChange={(value, option) =>
            value !== null && set({ organisme: value, organismeNom: option.label })
          }
        />
        <TextInput
          label="Agent (facultatif)"
          description="Nom ou fonction d’un professionnel"
          value={draft.agent}
          maxLength={120}
          onChange={(event) => set({ agent: event.currentTarget.value })}
        />
        {salles.length > 0 && (
          <Select
            label="Salle (facultatif)"
            data={salles.map(({ id, nom }) => ({
              value: id as string,
              label: frenchSpaces(nom),
            }))}
            value={draft.salle}
            clearable
            clearButtonProps={{ 'aria-label': 'Aucune salle' }}
            onChange={(salle) => set({ salle })}
          />
        )}
      </Group>
      <Group grow align="flex-start">
        <TextInput
          type="date"
          label="Premier jour"
          {...(earliest !== null && { min: earliest })}
          value={draft.premierJour}
          onChange={(event) => set({ premierJour: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label="De"
          step={300}
          value={draft.debut}
          onChange={(event) => set({ debut: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label="À"
          step={300}
          value={draft.fin}
          onChange={(event) => set({ fin: event.currentTarget.value })}
        />
      </Group>
      <Group grow align="flex-start">
        <Select
          label="Répétition"
          data={rythmes.filter(({ value }) => value !== 'autre' || isOther)}
          value={draft.rythme}
          allowDeselect={false}
          onChange={(rythme) => rythme !== null && set({ rythme: rythme as Rythme })}
        />
        {draft.rythme !== 'une-fois' && draft.rythme !== 'autre' && (
          <TextInput
            type="date"
            label="Dernier jour"
            min={draft.premierJour}
            value={draft.dernierJour}
            onChange={(event) => set({ dernierJour: event.currentTarget.value })}
          />
        )}
      </Group>
      <DaysOffField off={off} value={draft.sauf} onChange={(sauf) => set({ sauf })} />
      <Group grow align="flex-start">
        <NumberInput
          label="Durée d’un créneau, en minutes"
          min={5}
          max={480}
          step={5}
          value={draft.dureeCreneau}
          onChange={(value) => set({ dureeCreneau: Number(value) })}
        />
        <NumberInput
          label="Places par créneau"
          min={1}
          max={30}
          value={draft.places}
          onChange={(value) => set({ places: Number(value) })}
        />
      </Group>
      <Textarea
        label="Motifs acceptés, un par ligne"
        description="C’est tout ce que le partenaire saura de la demande"
        rows={3}
        value={draft.motifs}
        autoComplete="off"
        onChange={(event) => set({ motifs: event.currentTarget.value })}
      />
      <Textarea
        label="Pièces à apporter, une par ligne (facultatif)"
        rows={2}
        value={draft.pieces}
        autoComplete="off"
        onChange={(event) => set({ pieces: event.currentTarget.value })}
      />
    </>
  );
}
