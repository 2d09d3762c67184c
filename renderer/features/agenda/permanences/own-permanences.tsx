import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { addDays } from '../../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { cancelPermanence } from '../../../data/agenda/permanences.ts';
import type { HeldPermanence, ToCallBack } from '../../../data/agenda/permanences.ts';
import type { Calendar } from '../../../data/agenda/calendar.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { capitalise, count, formatDay } from '../../../ui/format.ts';
import { frenchSpaces } from '../../../ui/french-spaces.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useBusy } from '../../../ui/use-busy.ts';
import classes from '../agenda.module.css';
import { hourWords, lieuWords } from '../words.ts';
import { TouchedRdvs } from './touched-rdvs.tsx';

// The rules of recurrences come with the form alone.
const PermanenceForm = lazy(async () => ({
  default: (await import('./permanence-form.tsx')).PermanenceForm,
}));

/** A permanence about to be cancelled, and the RDV it would touch. */
interface Cancelling {
  readonly held: HeldPermanence;
  readonly touched: readonly ToCallBack[];
}

/** The permanences that receive this platform; those it entered itself are changed or cancelled here. */
export function OwnPermanences({
  session,
  calendar,
  today,
}: {
  readonly session: DeskSession;
  readonly calendar: Calendar;
  readonly today: LocalDay;
}) {
  const [form, setForm] = useState<HeldPermanence | 'nouvelle' | null>(null);
  const [cancelling, setCancelling] = useState<Cancelling | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const nextDays = nextDayOf(calendar, today);
  const standing = [...calendar.permanences.values()]
    .filter(({ etat, permanence }) => etat === 'active' && nextDays.has(permanence.id))
    .toSorted((a, b) =>
      (nextDays.get(a.permanence.id) ?? '').localeCompare(nextDays.get(b.permanence.id) ?? ''),
    );

  const ask = (held: HeldPermanence) =>
    run(async () => {
      const tried = await cancelPermanence(session, held, true);
      setFailure(tried.ok ? null : tried.failure.sentence);
      if (tried.ok) setCancelling({ held, touched: tried.value });
    });
  const confirm = ({ held }: Cancelling) =>
    run(async () => {
      const cancelled = await cancelPermanence(session, held, false);
      setCancelling(null);
      setFailure(cancelled.ok ? null : cancelled.failure.sentence);
      if (cancelled.ok) setSaid(`Permanence annulée\u00a0: ${toCall(cancelled.value)}.`);
    });

  return (
    <Panel
      title="Permanences"
      aside={<Button onClick={() => setForm('nouvelle')}>Nouvelle permanence</Button>}
    >
      {said !== null && (
        <Notice kind="info" word="Fait">
          {said}
        </Notice>
      )}
      {failure !== null && <Notice kind="error">{failure}</Notice>}
      {standing.length === 0 ? (
        <Text c="dimmed">
          Aucune permanence à venir. Saisissez celles qui se tiennent chez vous&nbsp;; la
          coordination saisit les autres.
        </Text>
      ) : (
        <ul className={classes['lines']} aria-label="Permanences">
          {standing.map((held) => {
            const { permanence, saisiePar } = held;
            const next = nextDays.get(permanence.id);
            return (
              <li key={permanence.id} className={classes['line']}>
                <div className={classes['words']}>
                  <Text fw={600} id={`permanence-${permanence.id}`}>
                    {frenchSpaces(permanence.organismeNom)}, {lieuWords(permanence)}
                  </Text>
                  <Text>
                    {next !== undefined && `Prochaine\u00a0: ${formatDay(next)}, `}
                    {hourWords(permanence.debut)} à {hourWords(permanence.fin)} ·{' '}
                    {permanence.motifs.map(({ libelle }) => frenchSpaces(libelle)).join(', ')}
                  </Text>
                  {permanence.notes !== null && (
                    <Text c="dimmed">{frenchSpaces(permanence.notes)}</Text>
                  )}
                </div>
                {saisiePar === session.identity.site && (
                  <Group gap="xs">
                    <Button
                      variant="default"
                      disabled={busy}
                      aria-describedby={`permanence-${permanence.id}`}
                      onClick={() => setForm(held)}
                    >
                      Modifier…
                    </Button>
                    <Button
                      variant="default"
                      disabled={busy}
                      aria-describedby={`permanence-${permanence.id}`}
                      onClick={() => void ask(held)}
                    >
                      Annuler…
                    </Button>
                  </Group>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {form !== null && (
        <Suspense>
          <PermanenceForm
            key={form === 'nouvelle' ? form : form.permanence.id}
            session={session}
            calendar={calendar}
            today={today}
            held={form === 'nouvelle' ? null : form}
            onSaved={(touched) => {
              setForm(null);
              setFailure(null);
              setSaid(
                form === 'nouvelle'
                  ? 'Permanence enregistrée\u00a0: ses créneaux arrivent dans l’agenda.'
                  : `Permanence modifiée\u00a0: ${toCall(touched)}.`,
              );
            }}
            onClose={() => setForm(null)}
          />
        </Suspense>
      )}
      {cancelling !== null && (
        <Modal opened onClose={() => setCancelling(null)} title="Annuler cette permanence">
          <Stack gap="md">
            <Text>
              {capitalise(frenchSpaces(cancelling.held.permanence.organismeNom))}&nbsp;: toutes les
              dates à venir seront ôtées.{' '}
              {cancelling.touched.length === 0
                ? 'Aucun rendez-vous n’est pris.'
                : `${count(cancelling.touched.length, 'rendez-vous est pris', 'rendez-vous sont pris')}\u00a0: il faudra rappeler.`}
            </Text>
            <TouchedRdvs touched={cancelling.touched} />
            <Group>
              <Button disabled={busy} onClick={() => void confirm(cancelling)}>
                Annuler la permanence
              </Button>
              <Button variant="default" onClick={() => setCancelling(null)} data-autofocus>
                La garder
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </Panel>
  );
}

function toCall(touched: readonly ToCallBack[]): string {
  return touched.length === 0
    ? 'personne à rappeler'
    : count(touched.length, 'rendez-vous à rappeler', 'rendez-vous à rappeler');
}

/** The next day of each permanence that has one within the year. */
function nextDayOf({ creneaux }: Calendar, today: LocalDay): ReadonlyMap<string, LocalDay> {
  const last = addDays(today, 400);
  const days = new Map<string, LocalDay>();
  for (const { permanence, jour, etat } of creneaux.values()) {
    if (etat === 'retire' || jour < today || jour > last) continue;
    const known = days.get(permanence);
    if (known === undefined || jour < known) days.set(permanence, jour);
  }
  return days;
}
