import { Button, Skeleton, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { callOf } from '../../data/agenda/rdv-call.ts';
import type { RdvCall } from '../../data/agenda/rdv-call.ts';
import { linkedRdvs } from '../../data/agenda/linked-rdvs.ts';
import type { RdvsOf } from '../../data/agenda/linked-rdvs.ts';
import { useAgenda } from '../../data/agenda/use-rdvs.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import classes from './agenda.module.css';
import { slotWhen, stateWords } from './words.ts';
import type { At } from './words.ts';

/** The RDV of a person or of a dossier: to come, past when asked for, and the way to take another. */
export function LinkedRdvs({
  session,
  today,
  of,
  depuis,
  href,
  hrefOfDay,
  onCall,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly of: RdvsOf;
  /** The first day past ones are shown from; without it, only those to come are. */
  readonly depuis?: LocalDay;
  /** Where one is booked for them. */
  readonly href: string;
  /** The agenda, open on a day. */
  readonly hrefOfDay: (jour: LocalDay) => string;
  /** Starts the call of a RDV by visio, and shows it. */
  readonly onCall: (call: RdvCall) => Promise<Result<unknown>>;
}) {
  const { calendar, rdvs } = useAgenda(session, today, depuis);
  const at = { today, now: session.clock.now() };
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const call = (asked: RdvCall) =>
    void run(async () => {
      const started = await onCall(asked);
      setFailure(started.ok ? null : started.failure.sentence);
    });
  const { aVenir, autres } = linkedRdvs(rdvs ?? [], of, at);
  return (
    <Panel
      title="Rendez-vous"
      aside={
        <Button component="a" variant="default" href={href}>
          Prendre un rendez-vous
        </Button>
      }
    >
      {rdvs === undefined ? (
        <Skeleton height={24} />
      ) : aVenir.length === 0 ? (
        <Text c="dimmed">Aucun rendez-vous à venir.</Text>
      ) : (
        <RdvLinks
          label="Rendez-vous à venir"
          rdvs={aVenir}
          at={at}
          hrefOfDay={hrefOfDay}
          action={(rdv, what) => {
            const asked = callOf(rdv, calendar, today);
            return (
              asked !== null && (
                <Button disabled={busy} aria-describedby={what} onClick={() => call(asked)}>
                  Démarrer l’appel
                </Button>
              )
            );
          }}
        />
      )}
      {failure !== null && <Notice kind="error">{failure}</Notice>}
      {depuis !== undefined && autres.length > 0 && (
        <>
          <Text fw={600}>Passés ou annulés</Text>
          <RdvLinks
            label="Rendez-vous passés ou annulés"
            rdvs={autres}
            at={at}
            hrefOfDay={hrefOfDay}
          />
        </>
      )}
    </Panel>
  );
}

function RdvLinks({
  label,
  rdvs,
  at,
  hrefOfDay,
  action,
}: {
  readonly label: string;
  readonly rdvs: readonly ShownRdv[];
  readonly at: At;
  readonly hrefOfDay: (jour: LocalDay) => string;
  /** What can be done with one from here, described by the element of that id. */
  readonly action?: (rdv: ShownRdv, what: string) => ReactNode;
}) {
  return (
    <ul className={classes['lines']} aria-label={label}>
      {rdvs.map((rdv) => {
        const { entry, stand, jour } = rdv;
        const { sealed } = entry;
        const what = `rdv-${entry.id}`;
        return (
          <li key={entry.id} className={classes['linked']}>
            <a id={what} className={classes['link']} href={hrefOfDay(jour)}>
              <strong>
                {slotWhen({ jour, debut: stand.creneau?.debut ?? sealed.debut })},{' '}
                {frenchSpaces(sealed.organismeNom)}
              </strong>
              <span>
                {frenchSpaces(sealed.motifLibelle)} ·{' '}
                <span data-etat={stand.etat}>{stateWords(rdv, at)}</span> · réf. {sealed.reference}
              </span>
            </a>
            {action?.(rdv, what)}
          </li>
        );
      })}
    </ul>
  );
}
