import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { measuredMinutes } from '../../../../shared/domain/presence/laps.ts';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import { blankDraft, visiteToDraft } from '../../../../shared/domain/visite/draft.ts';
import type { VisiteDraft } from '../../../../shared/domain/visite/draft.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { endInVisite } from '../../../data/presences/presences.ts';
import type { Presence } from '../../../data/presences/presences.ts';
import { createRappel } from '../../../data/rappels/rappels.ts';
import { readRegistre } from '../../../data/registre/registre.ts';
import { usagerNow } from '../../../data/registre/usager-now.ts';
import { recordVisiteOf } from '../../../data/visites/record-visite-of.ts';
import { newId, recordVisite } from '../../../data/visites/record-visite.ts';
import { correctVisite } from '../../../data/visites/revise-visite.ts';
import type { VisiteEntry } from '../../../data/visites/visite-entry.ts';
import { useDestinations } from '../formulaire/use-destinations.ts';
import { VisiteForm } from '../formulaire/visite-form.tsx';
import type { RappelDraft } from '../formulaire/visite-form.tsx';
import { EntryActions } from './entry-actions.tsx';
import { VisiteTrace } from './visite-trace.tsx';
import { WhoseVisite } from './whose-visite.tsx';

/** What the form is about: a new visite, someone being received, or a visite to change. */
export type VisiteSubject =
  | { readonly kind: 'nouvelle' }
  /** Already filled by what has just been done; `onSaved` hears that it is *enregistrée*. */
  | {
      readonly kind: 'preparee';
      readonly draft: VisiteDraft;
      /** Whose it is proposed to be; null: nobody’s. */
      readonly usager: Id | null;
      readonly onSaved: () => void;
    }
  | { readonly kind: 'presence'; readonly presence: Presence }
  | { readonly kind: 'entree'; readonly entry: VisiteEntry };

/** The form with what it is about: saves as one operation, rappel and end of presence included. */
export function VisiteDialog({
  session,
  today,
  subject,
  onSaved,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly subject: VisiteSubject;
  readonly onSaved: (entry: VisiteEntry) => void;
}) {
  const destinations = useDestinations(session);
  const [isTheirs, setTheirs] = useState(true);
  const proposed = subject.kind === 'preparee' ? subject.usager : null;
  const save = async (draft: VisiteDraft, rappel: RappelDraft | null): Promise<Result<unknown>> => {
    const saved =
      subject.kind === 'entree'
        ? await correctVisite(session, subject.entry, draft)
        : await recordNew(session, subject, draft, { rappel, usager: isTheirs ? proposed : null });
    if (saved.ok) {
      if (subject.kind === 'preparee') subject.onSaved();
      onSaved(saved.value);
    }
    return saved;
  };
  return (
    <Stack gap="md">
      {proposed !== null && (
        <WhoseVisite session={session} usager={proposed} checked={isTheirs} onChange={setTheirs} />
      )}
      <VisiteForm
        session={session}
        initial={draftOf(session, subject)}
        today={today}
        destinations={destinations}
        saveLabel={subject.kind === 'entree' ? 'Enregistrer les changements' : 'Enregistrer'}
        withRappel={subject.kind !== 'entree'}
        onSave={save}
      />
      {subject.kind === 'entree' && (
        <>
          <EntryActions session={session} today={today} entry={subject.entry} onDone={onSaved} />
          <Button
            variant="default"
            // A link to a fragment, first in a dialog, would be announced as a skip link.
            onClick={() => window.location.assign(`#agenda/visite-${subject.entry.id}`)}
            style={{ alignSelf: 'flex-start' }}
          >
            Prendre un rendez-vous
          </Button>
          <VisiteTrace session={session} entry={subject.entry} />
        </>
      )}
    </Stack>
  );
}

async function recordNew(
  session: DeskSession,
  subject: Exclude<VisiteSubject, { kind: 'entree' }>,
  draft: VisiteDraft,
  { rappel, usager }: { readonly rappel: RappelDraft | null; readonly usager: Id | null },
): Promise<Result<VisiteEntry>> {
  const id = newId(session);
  const others = [
    ...(rappel === null ? [] : [createRappel(session, { ...rappel, visite: id })]),
    ...(subject.kind === 'presence' ? [endInVisite(session, subject.presence, id)] : []),
  ];
  const person = usager === null ? null : usagerNow(await readRegistre(session), usager);
  return person === null
    ? recordVisite(session, draft, { id, others })
    : recordVisiteOf(session, person.id, draft, { id, others });
}

function draftOf(session: DeskSession, subject: VisiteSubject): VisiteDraft {
  switch (subject.kind) {
    case 'nouvelle':
      return blankDraft;
    case 'preparee':
      return subject.draft;
    case 'entree':
      return visiteToDraft(subject.entry.clear, subject.entry.sealed);
    case 'presence': {
      // Measured, not remembered: it can still be changed.
      const dureeMinutes = measuredMinutes(subject.presence.sealed.laps, session.clock.now());
      return {
        ...blankDraft,
        demandes: blankDraft.demandes.map((demande) => ({ ...demande, dureeMinutes })),
      };
    }
  }
}
