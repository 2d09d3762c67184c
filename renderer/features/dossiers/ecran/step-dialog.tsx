import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { etapeLabels } from '../../../../shared/domain/dossier/etat.ts';
import type { Etape } from '../../../../shared/domain/dossier/etat.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { ChoiceField } from '../../../ui/choice-field.tsx';
import { capitalise } from '../../../ui/format.ts';
import { frenchSpaces } from '../../../ui/french-spaces.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useBusy } from '../../../ui/use-busy.ts';

/** What is noted of a step: which one, its day, why when there is a why. */
export interface StepNoted {
  readonly etape: Etape;
  readonly jour: LocalDay;
  readonly motif: string | null;
}

/** A step, the day it happened (today unless told), and a reason; a refusal is said and loses nothing. */
export function StepDialog({
  title,
  etapes,
  today,
  onNote,
  onClose,
}: {
  readonly title: string;
  /** Several when the answer of the operator decides. */
  readonly etapes: readonly [Etape, ...Etape[]] | readonly Etape[];
  readonly today: LocalDay;
  readonly onNote: (step: StepNoted) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}) {
  const [etape, setEtape] = useState<Etape | null>(
    etapes.length === 1 ? (etapes[0] ?? null) : null,
  );
  const [day, setDay] = useState<string>(today);
  const [motif, setMotif] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const jour = localDaySchema.safeParse(day);
  const submit = async () => {
    if (!jour.success) {
      setFailure('Donnez une date entière : jour, mois, année.');
      return;
    }
    if (etape === null) return;
    const said = motif.trim() === '' ? null : motif.trim();
    const result = await run(() => onNote({ etape, jour: jour.data, motif: said }));
    if (result === undefined) return;
    if (result.ok) onClose();
    else setFailure(result.failure.sentence);
  };
  return (
    <Modal opened onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="md">
          {failure !== null && <Notice kind="error">{frenchSpaces(failure)}</Notice>}
          {etapes.length > 1 && (
            <ChoiceField
              label="Réponse de l’organisme"
              choices={etapes.map((value) => ({ value, label: etapeLabels[value] }))}
              value={etape}
              onChange={setEtape}
              autoFocus
            />
          )}
          <TextInput
            type="date"
            label={etape === 'refuser' ? 'Jour de réception de la notification' : 'Jour'}
            description={
              etape === 'refuser' ? 'Le délai de recours se compte de ce jour.' : undefined
            }
            max={today}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
            {...(etapes.length === 1 && { 'data-autofocus': true })}
          />
          <Textarea
            label="Précision, si elle est utile"
            value={motif}
            onChange={(event) => setMotif(event.currentTarget.value)}
            maxLength={500}
            rows={2}
            autoComplete="off"
            spellCheck={false}
          />
          <Group justify="space-between">
            <Button variant="default" onClick={onClose}>
              Ne rien changer
            </Button>
            <Button type="submit" loading={busy} disabled={etape === null}>
              {etape === null ? 'Noter la réponse' : capitalise(etapeLabels[etape])}
            </Button>
          </Group>
          <Text size="sm" c="dimmed">
            Une étape notée par erreur s’annule dans l’historique du dossier.
          </Text>
        </Stack>
      </form>
    </Modal>
  );
}
