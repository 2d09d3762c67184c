import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { PourQui } from '../../../shared/domain/rdv/desk-rdv.ts';
import type { FoundSlot } from '../../../shared/domain/rdv/find-slots.ts';
import { bookSlot } from '../../data/agenda/take-rdv.ts';
import type { Booking } from '../../data/agenda/take-rdv.ts';
import type { RdvEntry } from '../../data/agenda/rdv-kind.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Notice } from '../../ui/notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { PersonField } from './person-field.tsx';
import type { NameOf } from './use-names.ts';
import { lieuWords, slotWhen } from './words.ts';

/** The second move of a booking: who comes, and Réserver. */
export function BookingDialog({
  session,
  nameOf,
  slot,
  known,
  offline,
  onBooked,
  onClose,
}: {
  readonly session: DeskSession;
  readonly nameOf: NameOf;
  readonly slot: FoundSlot;
  /** What is known before: who it is for, what it belongs to. */
  readonly known: Partial<Booking>;
  readonly offline: boolean;
  readonly onBooked: (rdv: RdvEntry) => void;
  readonly onClose: () => void;
}) {
  const { creneau, permanence } = slot.offer;
  const [only, ...others] = permanence.motifs;
  const isKnown = permanence.motifs.some(({ code }) => code === known.motif);
  const [motif, setMotif] = useState<string | null>(
    slot.motif ??
      (isKnown ? (known.motif ?? null) : others.length === 0 ? (only?.code ?? null) : null),
  );
  const [pour, setPour] = useState<PourQui | null>(known.pour ?? null);
  const [note, setNote] = useState(known.note ?? '');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (pour === null || (pour.genre === 'nom' && pour.nom.trim() === ''))
      return setFailure('Dites d’abord pour qui est ce rendez-vous\u00a0: un nom suffit.');
    if (motif === null) return setFailure('Choisissez d’abord le motif du rendez-vous.');
    void run(async () => {
      const booked = await bookSlot(session, slot.offer, {
        pour,
        motif,
        dossier: known.dossier ?? null,
        visite: known.visite ?? null,
        note: note.trim() === '' ? null : note.trim(),
      });
      if (booked.ok) onBooked(booked.value);
      else setFailure(booked.failure.sentence);
    });
  };

  return (
    <Modal opened onClose={onClose} title="Réserver ce créneau" size="lg">
      <form onSubmit={submit} autoComplete="off">
        <Stack gap="md">
          <Text>
            <strong>{slotWhen(creneau)}</strong>
            <br />
            {frenchSpaces(permanence.organismeNom)}, {lieuWords(permanence)}
          </Text>
          {others.length > 0 && (
            <ChoiceField
              label="Motif"
              choices={permanence.motifs.map(({ code, libelle }) => ({
                value: code,
                label: frenchSpaces(libelle),
              }))}
              value={motif}
              onChange={setMotif}
            />
          )}
          <PersonField session={session} nameOf={nameOf} value={pour} onChange={setPour} />
          <TextInput
            label="Note (facultatif)"
            description="Pour vous&#x00a0;: elle reste au poste"
            value={note}
            maxLength={500}
            autoComplete="off"
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {permanence.pieces.length > 0 && (
            <Text size="sm">
              À apporter&nbsp;: {permanence.pieces.map(frenchSpaces).join(', ')}.
            </Text>
          )}
          {offline && (
            <Notice kind="warn" word="Hors ligne">
              Ce rendez-vous restera en attente de confirmation jusqu’au retour du réseau.
            </Notice>
          )}
          {failure !== null && <Notice kind="error">{failure}</Notice>}
          <Button
            type="submit"
            disabled={busy}
            {...(pour?.genre === 'usager' && { 'data-autofocus': true })}
          >
            Réserver
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
