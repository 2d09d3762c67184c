import { Button, Skeleton, Text } from '@mantine/core';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { linkedRdvs } from '../../data/agenda/linked-rdvs.ts';
import type { RdvsOf } from '../../data/agenda/linked-rdvs.ts';
import { useAgenda } from '../../data/agenda/use-rdvs.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Panel } from '../../ui/panel.tsx';
import classes from './agenda.module.css';
import { slotWhen, standWords } from './words.ts';

/** The RDV of a person or of a dossier: to come, past when asked for, and the way to take another. */
export function LinkedRdvs({
  session,
  today,
  of,
  depuis,
  href,
  hrefOfDay,
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
}) {
  const { rdvs } = useAgenda(session, today, depuis);
  const at = { today, now: session.clock.now() };
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
        <RdvLinks label="Rendez-vous à venir" rdvs={aVenir} hrefOfDay={hrefOfDay} />
      )}
      {depuis !== undefined && autres.length > 0 && (
        <>
          <Text fw={600}>Passés ou annulés</Text>
          <RdvLinks label="Rendez-vous passés ou annulés" rdvs={autres} hrefOfDay={hrefOfDay} />
        </>
      )}
    </Panel>
  );
}

function RdvLinks({
  label,
  rdvs,
  hrefOfDay,
}: {
  readonly label: string;
  readonly rdvs: readonly ShownRdv[];
  readonly hrefOfDay: (jour: LocalDay) => string;
}) {
  return (
    <ul className={classes['lines']} aria-label={label}>
      {rdvs.map(({ entry: { id, sealed }, stand, jour }) => (
        <li key={id}>
          <a className={classes['link']} href={hrefOfDay(jour)}>
            <strong>
              {slotWhen({ jour, debut: stand.creneau?.debut ?? sealed.debut })},{' '}
              {frenchSpaces(sealed.organismeNom)}
            </strong>
            <span>
              {frenchSpaces(sealed.motifLibelle)} ·{' '}
              <span data-etat={stand.etat}>{standWords(stand)}</span> · réf. {sealed.reference}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
