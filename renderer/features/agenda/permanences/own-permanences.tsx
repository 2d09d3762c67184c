import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { addDays } from '../../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { cancelPermanence } from '../../../data/agenda/permanences.ts';
import type { ToCallBack } from '../../../data/agenda/permanences.ts';
import type { Calendar } from '../../../data/agenda/calendar.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { capitalise, count, formatDay } from '../../../ui/format.ts';
import { frenchSpaces } from '../../../ui/french-spaces.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useBusy } from '../../../ui/use-busy.ts';
import classes from '../agenda.module.css';
import { hourWords, lieuWords } from '../words.ts';

// The rules of recurrences come with the form alone.
const PermanenceForm = lazy(async () => ({
  default: (await import('./permanence-form.tsx')).PermanenceForm,
}));

type Held = Calendar['permanences'] extends ReadonlyMap<string, infer T> ? T : never;

/** A permanence about to be cancelled, and the RDV it would touch. */
interface Cancelling {
  readonly held: Held;
  readonly touched: readonly ToCallBack[];
}

/** The permanences that receive this platform; those it entered itself can be cancelled here. */
export function OwnPermanences({
  session,
  calendar,
  today,
}: {
  readonly session: DeskSession;
  readonly calendar: Calendar;
  readonly today: LocalDay;
}) {
  const [entering, setEntering] = useState(false);
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

  const ask = (held: Held) =>
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
      if (cancelled.ok)
        setSaid(
          `Permanence annulée\u00a0: ${count(cancelled.value.length, 'rendez-vous à rappeler', 'rendez-vous à rappeler')}.`,
        );
    });

  return (
    <Panel
      title="Permanences"
      aside={<Button onClick={() => setEntering(true)}>Nouvelle permanence</Button>}
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
                  <Text fw={600}>
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
                  <Button variant="default" disabled={busy} onClick={() => void ask(held)}>
                    Annuler…
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {entering && (
        <Suspense>
          <PermanenceForm
            session={session}
            calendar={calendar}
            today={today}
            onEntered={() => {
              setEntering(false);
              setSaid('Permanence enregistrée\u00a0: ses créneaux arrivent dans l’agenda.');
            }}
            onClose={() => setEntering(false)}
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
            {cancelling.touched.length > 0 && (
              <ul>
                {cancelling.touched.map(({ reference, avant }) => (
                  <li key={reference}>
                    {formatDay(avant.jour)} à {hourWords(avant.debut)}, réf. {reference}
                  </li>
                ))}
              </ul>
            )}
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
