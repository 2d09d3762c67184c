import { Checkbox, TextInput } from '@mantine/core';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import {
  dureeLabels,
  moyenLabels,
  moyenMandatSchema,
} from '../../../shared/domain/mandat/schema.ts';
import type { DureeMandat, MoyenMandat } from '../../../shared/domain/mandat/schema.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';

/** How long, how, from when, and that the person may give a mandat, as typed. */
export interface Terms {
  readonly duree: DureeMandat | null;
  readonly moyen: MoyenMandat | null;
  readonly jour: string;
  readonly libre: boolean;
}

/** Terms as they can be kept. */
export interface ReadTerms {
  readonly duree: DureeMandat;
  readonly moyen: MoyenMandat;
  readonly jour: LocalDay;
  readonly sousProtection: false;
}

/** Nothing chosen yet, from today. */
export function blankTerms(today: LocalDay): Terms {
  return { duree: null, moyen: null, jour: today, libre: false };
}

/**
 * The terms typed, once whole. Codes: `mandat-duree`, `mandat-moyen`, `mandat-date`,
 * `mandat-protection` until someone has asked the person, and been told no.
 */
export function readTerms({ duree, moyen, jour, libre }: Terms): Result<ReadTerms> {
  if (duree === null) return refuse('mandat-duree', 'Choisissez pour combien de temps.');
  if (moyen === null)
    return refuse('mandat-moyen', 'Dites comment la personne a donné son accord.');
  const day = localDaySchema.safeParse(jour);
  if (!day.success) return refuse('mandat-date', 'Donnez une date entière : jour, mois, année.');
  if (!libre) {
    return refuse(
      'mandat-protection',
      'Demandez à la personne si elle est sous protection juridique, et cochez si elle dit que non. Sous tutelle ou curatelle, elle ne donne pas de mandat : voyez avec son tuteur ou son curateur.',
    );
  }
  return ok({ duree, moyen, jour: day.data, sousProtection: false });
}

const durees = ([1, 31, 182, 365] as const).map((duree) => ({
  value: String(duree),
  label: dureeLabels[duree],
  duree,
}));

export function TermsFields({
  terms,
  today,
  onChange,
}: {
  readonly terms: Terms;
  readonly today: LocalDay;
  readonly onChange: (terms: Terms) => void;
}) {
  return (
    <>
      <ChoiceField
        label="Pour combien de temps&#x202f;?"
        choices={durees}
        value={terms.duree === null ? null : String(terms.duree)}
        onChange={(value) =>
          onChange({ ...terms, duree: durees.find((one) => one.value === value)?.duree ?? null })
        }
      />
      <ChoiceField
        label="Accord donné"
        choices={moyenMandatSchema.options.map((value) => ({ value, label: moyenLabels[value] }))}
        value={terms.moyen}
        onChange={(moyen) => onChange({ ...terms, moyen })}
      />
      <TextInput
        type="date"
        label="À partir du"
        max={today}
        value={terms.jour}
        onChange={(event) => onChange({ ...terms, jour: event.currentTarget.value })}
      />
      <Checkbox
        label="La personne dit ne pas être sous tutelle, curatelle ou autre mesure de protection juridique."
        checked={terms.libre}
        onChange={(event) => onChange({ ...terms, libre: event.currentTarget.checked })}
      />
    </>
  );
}
