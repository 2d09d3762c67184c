import { Button, Stack, Text } from '@mantine/core';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { useAgenda } from '../../data/agenda/use-rdvs.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Panel } from '../../ui/panel.tsx';
import classes from './agenda.module.css';
import { slotWhen, standWords } from './words.ts';

/** The RDV of a person or of a dossier from today on, and the way to take another. */
export function LinkedRdvs({
  session,
  today,
  of,
  href,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly of: { readonly kind: 'usager' | 'dossier'; readonly id: Id };
  /** Where one is booked for them. */
  readonly href: string;
}) {
  const { rdvs } = useAgenda(session, today);
  const mine = (rdvs ?? [])
    .filter(({ entry: { sealed }, jour }) => {
      if (jour < today) return false;
      if (of.kind === 'dossier') return sealed.dossier === of.id;
      return sealed.pour.genre === 'usager' && sealed.pour.usager === of.id;
    })
    .toSorted((a, b) => a.jour.localeCompare(b.jour));
  return (
    <Panel
      title="Rendez-vous"
      aside={
        <Button component="a" variant="default" href={href}>
          Prendre un rendez-vous
        </Button>
      }
    >
      {mine.length === 0 ? (
        <Text c="dimmed">Aucun rendez-vous à venir.</Text>
      ) : (
        <ul className={classes['lines']}>
          {mine.map(({ entry: { id, sealed }, stand, jour }) => (
            <li key={id}>
              <Stack gap={0}>
                <Text>
                  {slotWhen({ jour, debut: stand.creneau?.debut ?? sealed.debut })},{' '}
                  {frenchSpaces(sealed.organismeNom)}
                </Text>
                <Text c="dimmed">
                  {frenchSpaces(sealed.motifLibelle)} · {standWords(stand)} · réf.{' '}
                  {sealed.reference}
                </Text>
              </Stack>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
