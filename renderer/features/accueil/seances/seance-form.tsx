import { Button, Group, NumberInput, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import {
  seanceTypeLabels,
  seanceTypeSchema,
} from '../../../../shared/domain/vocabulary/seance-type.ts';
import type { SeanceType } from '../../../../shared/domain/vocabulary/seance-type.ts';
import type { Theme } from '../../../../shared/domain/vocabulary/theme.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { recordSeance, reviseSeance } from '../../../data/seances/seances.ts';
import type { Seance } from '../../../data/seances/seances.ts';
import { ChoiceField } from '../../../ui/choice-field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useBusy } from '../../../ui/use-busy.ts';
import { SeanceTrace } from './seance-trace.tsx';
import { themeChoices } from '../formulaire/vocabulary-choices.ts';

const types = seanceTypeSchema.options.map((value) => ({ value, label: seanceTypeLabels[value] }));

/** A collective session held today or on a past day; `seance` is the one to correct, if any. */
export function SeanceForm({
  session,
  today,
  seance,
  onSaved,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly seance: Seance | null;
  readonly onSaved: () => void;
}) {
  const [titre, setTitre] = useState(seance?.sealed.titre ?? '');
  const [type, setType] = useState<SeanceType | null>(seance?.clear.type ?? null);
  const [theme, setTheme] = useState<Theme | null>(seance?.clear.theme ?? null);
  const [participants, setParticipants] = useState<number | null>(
    seance?.clear.participants ?? null,
  );
  const [minutes, setMinutes] = useState<number | null>(seance?.sealed.dureeMinutes ?? null);
  const [note, setNote] = useState(seance?.sealed.note ?? '');
  const [day, setDay] = useState<string>(seance?.localDay ?? today);
  const [saving, run] = useBusy();
  const [failure, setFailure] = useState<string | null>(null);

  const save = async () => {
    const localDay = localDaySchema.safeParse(day);
    if (!localDay.success) return setFailure('Donnez le jour de cette séance.');
    if (titre.trim() === '') return setFailure('Donnez un titre à cette séance.');
    if (type === null) return setFailure('Dites s’il s’agit d’un atelier, d’une information…');
    if (theme === null) return setFailure('Choisissez le thème de cette séance.');
    if (participants === null) return setFailure('Donnez le nombre de participants.');
    const draft = {
      titre: titre.trim(),
      type,
      theme,
      participants,
      dureeMinutes: minutes,
      note: note.trim() === '' ? null : note.trim(),
    };
    const saved =
      seance === null
        ? await recordSeance(session, localDay.data, draft)
        : await reviseSeance(session, seance, { ...draft, localDay: localDay.data });
    if (saved.ok) onSaved();
    else setFailure(saved.failure.sentence);
  };

  const toggle = async () => {
    if (seance === null) return;
    const etat = seance.clear.etat === 'annulee' ? 'valide' : 'annulee';
    const revised = await reviseSeance(session, seance, { etat });
    if (revised.ok) onSaved();
    else setFailure(revised.failure.sentence);
  };

  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void run(save);
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="Titre"
          placeholder="Contrat aidé, mode d’emploi"
          maxLength={200}
          value={titre}
          onChange={(event) => setTitre(event.currentTarget.value)}
          data-autofocus
        />
        <ChoiceField label="Forme" choices={types} value={type} onChange={setType} />
        <ChoiceField
          label="Thème du rapport"
          choices={themeChoices}
          value={theme}
          onChange={setTheme}
        />
        <Group align="flex-end" gap="md">
          <NumberInput
            label="Participants"
            min={1}
            max={2000}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="strict"
            w={150}
            value={participants ?? ''}
            onChange={(typed) => setParticipants(typeof typed === 'number' ? typed : null)}
          />
          <NumberInput
            label="Durée, en minutes"
            min={1}
            max={1440}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="strict"
            w={170}
            value={minutes ?? ''}
            onChange={(typed) => setMinutes(typeof typed === 'number' ? typed : null)}
          />
          <TextInput
            type="date"
            label="Jour"
            max={today}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        </Group>
        <Textarea
          label="Note"
          rows={2}
          maxLength={4000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {failure !== null && <Notice kind="error">{failure}</Notice>}
        <Group justify={seance === null ? 'flex-end' : 'space-between'}>
          {seance !== null && (
            <Button variant="default" disabled={saving} onClick={() => void run(toggle)}>
              {seance.clear.etat === 'annulee' ? 'Rétablir cette séance' : 'Annuler cette séance'}
            </Button>
          )}
          <Button type="submit" size="lg" loading={saving}>
            Enregistrer la séance
          </Button>
        </Group>
        {seance !== null && <SeanceTrace session={session} seance={seance} />}
      </Stack>
    </form>
  );
}
