import { Checkbox, Text } from '@mantine/core';
import { fullName } from '../../../../shared/domain/usager/full-name.ts';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { useRegistre } from '../../../data/registre/registre.ts';
import { usagerNow } from '../../../data/registre/usager-now.ts';

/** Whose visite is about to be noted: the person a RDV was booked for, unless somebody else came. */
export function WhoseVisite({
  session,
  usager,
  checked,
  onChange,
}: {
  readonly session: DeskSession;
  readonly usager: Id;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const registre = useRegistre(session);
  const person = usagerNow(registre, usager);
  if (person === null)
    return (
      <Text c="dimmed">
        {registre.etat === 'lecture'
          ? 'Recherche de la fiche de la personne…'
          : 'La fiche de la personne n’est plus là\u00a0: la visite restera anonyme.'}
      </Text>
    );
  return (
    <Checkbox
      label={`C’était ${fullName(person.identite)}`}
      description="La visite va dans sa fiche, et compte parmi les usagers suivis. Sans la coche, elle reste anonyme."
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
