import { Button, Chip, Group, Textarea, TextInput } from '@mantine/core';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { finalitesProposees } from '../usager-words.ts';
import type { FieldSet } from './field-set.ts';
import { FormPart } from './form-part.tsx';

/** Why the record is needed, and when the person was told. */
export function PurposePart({
  fields,
  errors,
  set,
  today,
  onPrintNotice,
}: FieldSet & { readonly today: LocalDay; readonly onPrintNotice: () => void }) {
  return (
    <FormPart title="Pourquoi cette fiche">
      <Textarea
        label="À quoi sert cette fiche"
        description="La personne peut le lire : choisissez, ou dites-le avec vos mots."
        value={fields.finalite}
        maxLength={300}
        rows={2}
        error={errors.get('finalite')}
        onChange={(event) => set({ finalite: event.currentTarget.value })}
      />
      <Group gap={8} role="group" aria-label="Finalités proposées">
        {finalitesProposees.map((phrase) => (
          <Chip
            key={phrase}
            checked={fields.finalite === phrase}
            onChange={(chosen) => set({ finalite: chosen ? phrase : '' })}
          >
            {phrase}
          </Chip>
        ))}
      </Group>
      <Group align="flex-end">
        <TextInput
          type="date"
          label="Personne informée le"
          max={today}
          value={fields.informeLe}
          error={errors.get('informeLe')}
          onChange={(event) => set({ informeLe: event.currentTarget.value })}
        />
        {fields.informeLe === '' && (
          <Button variant="default" onClick={() => set({ informeLe: today })}>
            Aujourd’hui
          </Button>
        )}
        <Button variant="subtle" onClick={onPrintNotice}>
          Imprimer l’information
        </Button>
      </Group>
    </FormPart>
  );
}
