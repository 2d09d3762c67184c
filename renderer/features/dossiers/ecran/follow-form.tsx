import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { followRegle, forgetEcheance } from '../../../../shared/domain/dossier/change-dossier.ts';
import type { DossierSealed } from '../../../../shared/domain/dossier/schema.ts';
import { shippedCalendrier } from '../../../../shared/domain/catalogue/shipped-calendrier.ts';
import { NBSP } from '../../../ui/format.ts';
import { frenchSpaces } from '../../../ui/french-spaces.ts';
import { proposedRegles } from '../proposed-regles.ts';
import type { DossierChanges } from '../use-dossier-changes.ts';

/** Another rule of the calendar to follow, and the day it counts from when it needs one. */
export function FollowForm({
  sealed,
  change,
}: {
  readonly sealed: DossierSealed;
  readonly change: DossierChanges['change'];
}) {
  const [regle, setRegle] = useState<string | null>(null);
  const [day, setDay] = useState('');
  const proposed = proposedRegles(sealed, shippedCalendrier);
  const chosen = proposed.find(({ id }) => id === regle);
  const jour = localDaySchema.safeParse(day);
  if (proposed.length === 0) return null;
  const follow = async () => {
    if (chosen === undefined) return;
    const ancre = chosen.anchor !== null && jour.success ? { jour: jour.data, heure: null } : null;
    const kept = await change((dossier) => followRegle(dossier, chosen.id, ancre), {
      words: 'Échéance suivie.',
      undo: (dossier) => forgetEcheance(dossier, chosen.id),
    });
    if (!kept.ok) return;
    setRegle(null);
    setDay('');
  };
  return (
    <Stack gap="xs">
      <Select
        label="Suivre une autre échéance"
        placeholder="Choisir dans le calendrier"
        data={proposed.map(({ id, rule }) => ({ value: id, label: frenchSpaces(rule) }))}
        value={regle}
        onChange={setRegle}
        clearable
      />
      {chosen !== undefined && (
        <Group align="flex-end" gap="sm">
          {chosen.anchor !== null && (
            <TextInput
              type="date"
              label={`Date${NBSP}: ${chosen.anchor}`}
              description="Inconnue, l’échéance reste sans date."
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
          )}
          <Button variant="default" onClick={() => void follow()}>
            Suivre
          </Button>
        </Group>
      )}
    </Stack>
  );
}
