import {
  Badge,
  Button,
  CloseButton,
  Group,
  NumberInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { addDays, localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import type { Favori } from '../../../../shared/domain/saisie/favori.ts';
import { blankDraft } from '../../../../shared/domain/visite/draft.ts';
import type { VisiteDraft } from '../../../../shared/domain/visite/draft.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { completeDay } from '../../../data/visites/record-visite.ts';
import { count } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useBusy } from '../../../ui/use-busy.ts';
import { useDemarcheNames } from '../formulaire/use-demarche-names.ts';
import { SaisieLine } from '../saisie/saisie-line.tsx';
import type { Completed } from './day-completed.tsx';
import { demandeWords } from './draft-words.ts';

/** What one sheet of paper may hold; more is given as another sheet. */
const MAX_SHEET = 300;

/**
 * A past day, copied from its paper sheet: how many simple passages, then a line a visite. Nothing is
 * saved until the whole sheet is.
 */
export function DayCompletion({
  session,
  today,
  favoris,
  onDone,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly favoris: readonly Favori[];
  readonly onDone: (completed: Completed) => void;
}) {
  const nameDemarche = useDemarcheNames();
  const [day, setDay] = useState<string>(addDays(today, -1));
  const [passages, setPassages] = useState<number | null>(null);
  const [lines, setLines] = useState<readonly VisiteDraft[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [saving, run] = useBusy();
  const total = lines.length + (passages ?? 0);

  const save = async () => {
    const localDay = localDaySchema.safeParse(day);
    if (!localDay.success) return setFailure('Donnez le jour de cette feuille.');
    if (localDay.data > today)
      return setFailure(
        'Ce jour n’est pas encore arrivé. Choisissez aujourd’hui ou un jour passé.',
      );
    if (total > MAX_SHEET)
      return setFailure(
        `Une feuille tient au plus ${MAX_SHEET} visites\u00a0: enregistrez-la en plusieurs fois.`,
      );
    const blanks = Array.from({ length: passages ?? 0 }, () => blankDraft);
    const saved = await completeDay(session, localDay.data, [...blanks, ...lines]);
    if (saved.ok) onDone({ day: localDay.data, entries: saved.value });
    else setFailure(saved.failure.sentence);
  };

  return (
    <Stack gap="md">
      <Group align="flex-end" gap="md">
        <TextInput
          type="date"
          label="Jour de la feuille"
          max={today}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
          data-autofocus
        />
        <NumberInput
          label="Passages sans détail"
          description="Comptés une visite chacun, à préciser."
          min={0}
          max={MAX_SHEET}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="strict"
          w={230}
          value={passages ?? ''}
          onChange={(typed) => setPassages(typeof typed === 'number' ? typed : null)}
        />
      </Group>
      <SaisieLine
        label="Une visite de la feuille par ligne"
        hint={null}
        saveLabel="Ajouter à la feuille"
        favoris={favoris}
        onEditFavoris={null}
        onSave={(demandes, canal) => {
          setLines((before) => [
            ...before,
            { ...blankDraft, canal: canal ?? blankDraft.canal, demandes },
          ]);
          return Promise.resolve(ok(null));
        }}
      />
      <Stack gap={4} role="list" aria-label="Visites de la feuille">
        {lines.map((line, index) => (
          <Group key={index} role="listitem" justify="space-between">
            <Group gap="xs">
              {line.demandes.map((demande, at) => (
                <Badge key={at} size="lg" variant="light" tt="none">
                  {demandeWords(demande, nameDemarche)}
                </Badge>
              ))}
            </Group>
            <CloseButton
              size={44}
              aria-label={`Retirer la visite ${index + 1} de la feuille`}
              onClick={() => setLines((before) => before.filter((_, at) => at !== index))}
            />
          </Group>
        ))}
      </Stack>
      {failure !== null && <Notice kind="error">{failure}</Notice>}
      <Group justify="space-between">
        <Text c="dimmed">Rien n’est enregistré avant ce bouton.</Text>
        <Button size="lg" disabled={total === 0} loading={saving} onClick={() => void run(save)}>
          Enregistrer {count(total, 'visite', 'visites')}
        </Button>
      </Group>
    </Stack>
  );
}
