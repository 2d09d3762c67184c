import { NumberInput } from '@mantine/core';
import { usualDurees } from '../../../../shared/domain/vocabulary/demande-details.ts';
import { ChoiceField } from '../../../ui/choice-field.tsx';
import classes from './formulaire.module.css';
import { dureeChoices } from './vocabulary-choices.ts';

/** The time spent on a demande: the usual durations at one touch, any other in whole minutes. */
export function DureeField({
  value,
  onChange,
}: {
  readonly value: number | null;
  readonly onChange: (minutes: number | null) => void;
}) {
  const isUsual = usualDurees.some((minutes) => minutes === value);
  return (
    <div className={classes['duree']}>
      <ChoiceField
        label="Durée"
        choices={dureeChoices}
        value={isUsual ? String(value) : null}
        onChange={(minutes) => onChange(minutes === null ? null : Number(minutes))}
      />
      <NumberInput
        label="Autre, en minutes"
        w={150}
        min={1}
        max={1440}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        hideControls
        value={isUsual || value === null ? '' : value}
        onChange={(typed) => onChange(typeof typed === 'number' && typed > 0 ? typed : null)}
      />
    </div>
  );
}
