import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { revokeMandat } from '../../../shared/domain/mandat/change-mandat.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { Mandat } from '../../data/mandats/mandat-kind.ts';
import { reviseMandat } from '../../data/mandats/mandats.ts';
import { MandatDialog } from './mandat-dialog.tsx';

/** A mandat taken back by whoever gave it: from that day on nothing is done under it. */
export function RevokeDialog({
  session,
  today,
  mandat,
  onClose,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly mandat: Mandat;
  readonly onClose: () => void;
}) {
  const [day, setDay] = useState<string>(today);
  const [motif, setMotif] = useState('');
  const revoke = async () => {
    const jour = localDaySchema.safeParse(day);
    if (!jour.success) return refuse('mandat-date', 'Donnez une date entière : jour, mois, année.');
    const revoked = revokeMandat(
      mandat.sealed,
      {
        jour: jour.data,
        noteLe: session.clock.now().toString(),
        par: session.author.id,
        motif: motif.trim() === '' ? null : motif.trim(),
      },
      today,
    );
    return revoked.ok ? reviseMandat(session, mandat, revoked.value) : revoked;
  };
  return (
    <MandatDialog
      title="Retirer le mandat"
      action="Retirer le mandat"
      onSubmit={revoke}
      onClose={onClose}
    >
      <TextInput
        type="date"
        label="Retiré le"
        description="À partir de ce jour, plus rien n’est fait au nom de la personne."
        max={today}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Textarea
        label="Raison, si la personne la donne"
        maxLength={500}
        value={motif}
        onChange={(event) => setMotif(event.currentTarget.value)}
      />
    </MandatDialog>
  );
}
