import { Text } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { renewMandat } from '../../../shared/domain/mandat/change-mandat.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { Mandat } from '../../data/mandats/mandat-kind.ts';
import { createMandat } from '../../data/mandats/mandats.ts';
import { MandatDialog } from './mandat-dialog.tsx';
import { objetWords } from './mandat-words.ts';
import { blankTerms, readTerms, TermsFields } from './terms-fields.tsx';

/** The mandat that follows another, for the same things. */
export function RenewDialog({
  session,
  today,
  mandat,
  onGiven,
  onClose,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly mandat: Mandat;
  readonly onGiven: (mandat: Mandat) => void;
  readonly onClose: () => void;
}) {
  const [terms, setTerms] = useState(() => blankTerms(today));
  const renew = async () => {
    const read = readTerms(terms);
    if (!read.ok) return read;
    const { jour, ...rest } = read.value;
    const geste = { jour, noteLe: session.clock.now().toString(), par: session.author.id };
    const renewed = renewMandat(mandat, rest, geste, today);
    if (!renewed.ok) return renewed;
    const kept = await createMandat(session, renewed.value);
    if (kept.ok) onGiven(kept.value);
    return kept;
  };
  return (
    <MandatDialog
      title="Renouveler le mandat"
      action="Renouveler"
      onSubmit={renew}
      onClose={onClose}
    >
      <Text>Le nouveau mandat est pour&nbsp;: {objetWords(mandat.sealed)}.</Text>
      <TermsFields terms={terms} today={today} onChange={setTerms} />
    </MandatDialog>
  );
}
