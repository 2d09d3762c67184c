import {
  Button,
  Checkbox,
  Group,
  Modal,
  NumberInput,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { listDays } from '../../../../shared/domain/permanence/expand-permanence.ts';
import { proposeExceptions } from '../../../../shared/domain/permanence/proposed-exceptions.ts';
import { departementOfSite } from '../../../../shared/domain/site/departement-of-site.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import { createId } from '../../../../shared/kernel/random.ts';
import { enterPermanence } from '../../../data/agenda/permanences.ts';
import type { Calendar } from '../../../data/agenda/calendar.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { formatDay } from '../../../ui/format.ts';
import { frenchSpaces } from '../../../ui/french-spaces.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useBusy } from '../../../ui/use-busy.ts';
import { blankDraft, draftToPermanence, organismes } from './draft.ts';
import type { PermanenceDraft, Rythme } from './draft.ts';

const rythmes: readonly { readonly value: Rythme; readonly label: string }[] = [
  { value: 'une-fois', label: 'Une seule fois' },
  { value: 'semaine', label: 'Chaque semaine' },
  { value: 'deux-semaines', label: 'Une semaine sur deux' },
  { value: 'mois', label: 'Chaque mois, même jour de la semaine' },
];

/** Two more jours fériés are kept there. */
function isAlsaceMoselle(identity: DeskSession['identity']): boolean {
  return ['57', '67', '68'].includes(departementOfSite(identity) ?? '');
}

/** Enters a permanence held at this platform. It takes the network: nothing is kept for later. */
export function PermanenceForm({
  session,
  calendar,
  today,
  onEntered,
  onClose,
}: {
  readonly session: DeskSession;
  readonly calendar: Calendar;
  readonly today: LocalDay;
  readonly onEntered: () => void;
  readonly onClose: () => void;
}) {
  const [draft, setDraft] = useState<PermanenceDraft>(() => blankDraft(today));
  // The same ones until it is done: an answer that was lost is asked for again, not entered twice.
  const [ids] = useState(() => ({
    permanence: idSchema.parse(createId(session.random)),
    demande: idSchema.parse(createId(session.random)),
  }));
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const { site } = session.identity;
  const salles = [...calendar.salles.values()].filter((one) => one.site === site && one.active);
  const set = (change: Partial<PermanenceDraft>) =>
    setDraft((before) => ({ ...before, ...change }));
  const planned = draftToPermanence(
    { ...draft, motifs: draft.motifs || '-' },
    {
      id: ids.permanence,
      site,
    },
  );
  const days = planned.ok ? listDays(planned.value) : null;
  const off =
    days?.ok === true
      ? proposeExceptions(days.value, [...calendar.vacances.values()], {
          alsaceMoselle: isAlsaceMoselle(session.identity),
        })
      : [];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const held = new Set(off.map(({ jour }) => jour));
    const read = draftToPermanence(
      { ...draft, sauf: draft.sauf.filter((jour) => held.has(jour)) },
      { id: ids.permanence, site },
    );
    if (!read.ok) return setFailure(read.failure.sentence);
    void run(async () => {
      const entered = await enterPermanence(session, ids.demande, read.value);
      if (entered.ok) onEntered();
      else setFailure(entered.failure.sentence);
    });
  };

  return (
    <Modal opened onClose={onClose} title="Nouvelle permanence à cette plateforme" size="xl">
      <form onSubmit={submit} autoComplete="off">
        <Stack gap="md">
          <Group grow align="flex-start">
            <Select
              label="Organisme"
              data={organismes}
              value={draft.organisme}
              allowDeselect={false}
              searchable
              openOnFocus={false}
              data-autofocus
              onChange={(value, option) =>
                value !== null && set({ organisme: value, organismeNom: option.label })
              }
            />
            <TextInput
              label="Agent (facultatif)"
              description="Nom ou fonction d’un professionnel"
              value={draft.agent}
              maxLength={120}
              onChange={(event) => set({ agent: event.currentTarget.value })}
            />
            {salles.length > 0 && (
              <Select
                label="Salle (facultatif)"
                data={salles.map(({ id, nom }) => ({
                  value: id as string,
                  label: frenchSpaces(nom),
                }))}
                value={draft.salle}
                clearable
                clearButtonProps={{ 'aria-label': 'Aucune salle' }}
                onChange={(salle) => set({ salle })}
              />
            )}
          </Group>
          <Group grow align="flex-start">
            <TextInput
              type="date"
              label="Premier jour"
              min={today}
              value={draft.premierJour}
              onChange={(event) => set({ premierJour: event.currentTarget.value })}
            />
            <TextInput
              type="time"
              label="De"
              step={300}
              value={draft.debut}
              onChange={(event) => set({ debut: event.currentTarget.value })}
            />
            <TextInput
              type="time"
              label="À"
              step={300}
              value={draft.fin}
              onChange={(event) => set({ fin: event.currentTarget.value })}
            />
          </Group>
          <Group grow align="flex-start">
            <Select
              label="Répétition"
              data={[...rythmes]}
              value={draft.rythme}
              allowDeselect={false}
              onChange={(rythme) => rythme !== null && set({ rythme: rythme as Rythme })}
            />
            {draft.rythme !== 'une-fois' && (
              <TextInput
                type="date"
                label="Dernier jour"
                min={draft.premierJour}
                value={draft.dernierJour}
                onChange={(event) => set({ dernierJour: event.currentTarget.value })}
              />
            )}
          </Group>
          {off.length > 0 && (
            <Checkbox.Group
              label="Jours à ôter"
              description="Jours fériés et vacances qui tombent sur cette permanence"
              value={draft.sauf.map(String)}
              onChange={(jours) => set({ sauf: jours as LocalDay[] })}
            >
              <Group gap="md" mt={4}>
                {off.map(({ jour, raison }) => (
                  <Checkbox
                    key={jour}
                    value={jour}
                    label={`${formatDay(jour)} (${frenchSpaces(raison)})`}
                  />
                ))}
              </Group>
            </Checkbox.Group>
          )}
          <Group grow align="flex-start">
            <NumberInput
              label="Durée d’un créneau, en minutes"
              min={5}
              max={480}
              step={5}
              value={draft.dureeCreneau}
              onChange={(value) => set({ dureeCreneau: Number(value) })}
            />
            <NumberInput
              label="Places par créneau"
              min={1}
              max={30}
              value={draft.places}
              onChange={(value) => set({ places: Number(value) })}
            />
          </Group>
          <Textarea
            label="Motifs acceptés, un par ligne"
            description="C’est tout ce que le partenaire saura de la demande"
            rows={3}
            value={draft.motifs}
            autoComplete="off"
            onChange={(event) => set({ motifs: event.currentTarget.value })}
          />
          <Textarea
            label="Pièces à apporter, une par ligne (facultatif)"
            rows={2}
            value={draft.pieces}
            autoComplete="off"
            onChange={(event) => set({ pieces: event.currentTarget.value })}
          />
          <Text size="sm" c="dimmed">
            N’écrivez ici aucun nom de personne reçue&nbsp;: cette fiche part au département.
          </Text>
          {failure !== null && <Notice kind="error">{failure}</Notice>}
          <Button type="submit" disabled={busy}>
            Enregistrer la permanence
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
