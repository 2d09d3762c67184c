import { Input, SegmentedControl, Stack, Text } from '@mantine/core';
import type { RdvCall } from '../../data/agenda/rdv-call.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import type { Call } from './call-state.ts';
import { eviteWords, rdvWords } from './words.ts';

/** What a call leaves to note of its RDV; null: nothing. */
export type RdvOutcome = 'honore' | 'non-venu' | null;

const outcomes: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'honore', label: 'Honoré' },
  { value: 'non-venu', label: 'Non venu' },
  { value: '', label: 'Ne rien noter' },
];

/** The RDV a call was for, with what is proposed to note of it and the kilometres it avoids. */
export function RdvOutcomeField({
  rdv,
  salle,
  value,
  onChange,
}: {
  readonly rdv: RdvCall;
  readonly salle: Call['salle'];
  readonly value: RdvOutcome;
  readonly onChange: (value: RdvOutcome) => void;
}) {
  return (
    <Stack gap={4} role="group" aria-label="Rendez-vous">
      <Text fw={600}>{frenchSpaces(rdvWords(rdv))}</Text>
      <Input.Label component="div">Ce rendez-vous sera noté</Input.Label>
      <SegmentedControl
        aria-label="Ce rendez-vous sera noté"
        data={[...outcomes]}
        value={value ?? ''}
        onChange={(next) => onChange(next === '' ? null : (next as RdvOutcome))}
      />
      {value === 'honore' && salle?.evite !== undefined && <Text>{eviteWords(salle.evite)}</Text>}
    </Stack>
  );
}
