import { canalLabels, canalSchema } from '../../../../shared/domain/vocabulary/canal.ts';
import {
  ageLabels,
  ageSchema,
  autonomieLabels,
  autonomieSchema,
  issueLabels,
  issueSchema,
  natureLabels,
  natureSchema,
  usualDurees,
} from '../../../../shared/domain/vocabulary/demande-details.ts';
import {
  operateurLabels,
  operateurSchema,
} from '../../../../shared/domain/vocabulary/operateur.ts';
import {
  themeLabels,
  themeSchema,
  UNSPECIFIED_THEME,
} from '../../../../shared/domain/vocabulary/theme.ts';
import { capitalise, NBSP } from '../../../ui/format.ts';

/** The words of a vocabulary as choices, in its own order. */
function toChoices<T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
): readonly { readonly value: T; readonly label: string }[] {
  return values.map((value) => ({ value, label: capitalise(labels[value]) }));
}

/** What each field of the form offers. */
export const operateurChoices = toChoices(operateurSchema.options, operateurLabels);
export const themeChoices = toChoices(
  themeSchema.options.filter((theme) => theme !== UNSPECIFIED_THEME),
  themeLabels,
);
export const natureChoices = toChoices(natureSchema.options, natureLabels);
export const issueChoices = toChoices(issueSchema.options, issueLabels);
export const canalChoices = toChoices(canalSchema.options, canalLabels);
export const ageChoices = toChoices(ageSchema.options, ageLabels);
export const autonomieChoices = toChoices(autonomieSchema.options, autonomieLabels);
export const dureeChoices = usualDurees.map((minutes) => ({
  value: String(minutes),
  label: `${minutes}${NBSP}min`,
}));
export const premiereVenueChoices = [
  { value: 'oui', label: 'Oui' },
  { value: 'non', label: 'Non' },
] as const;
