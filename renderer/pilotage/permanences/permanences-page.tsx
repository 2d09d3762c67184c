import { Button, Group, Stack, Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import { createId } from '../../../shared/kernel/random.ts';
import { agendaAnswerSchema, agendaPaths as paths } from '../../../shared/sync/agenda-api.ts';
import type { AgendaAnswer } from '../../../shared/sync/agenda-api.ts';
import { count, formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { LoadingPage } from '../loading-page.tsx';
import type { PageProps } from '../pages.ts';
import classes from '../pilotage.module.css';
import { placeToHash } from '../place.ts';
import { useDone } from '../use-done.ts';
import { useLoaded } from '../use-loaded.ts';
import { AbsencesSection } from './absences-section.tsx';
import { KilometresSection } from './kilometres-section.tsx';
import { LinksSection } from './links-section.tsx';
import { PermanenceForm } from './permanence-form.tsx';
import { RoomsSection } from './rooms-section.tsx';
import { HolidaysSection } from './holidays-section.tsx';

/** What the address says instead of a permanence’s id. */
const NEW = 'Nouvelle';

const random = {
  bytes: (length: number) => globalThis.crypto.getRandomValues(new Uint8Array(length)),
};

/** The shared calendar as the coordination keeps it. */
export function PermanencesPage({ client, clock, session, subject, onExpired }: PageProps) {
  const read = useCallback(() => client.get(paths.agenda, agendaAnswerSchema), [client]);
  const { value, failure, reload } = useLoaded(read, onExpired);
  const { said, done } = useDone('permanences', reload);
  const [newId] = useState(() => createId(random));
  if (value === null)
    return <LoadingPage title="Permanences" failure={failure} onRetry={() => void reload()} />;
  const chosen = value.permanences.find(({ tenue }) => tenue.permanence.id === subject);
  if (subject === NEW || chosen !== undefined)
    return (
      <PermanenceForm
        // Once entered, the next one is another.
        key={`${subject}-${value.permanences.length}`}
        client={client}
        agenda={value}
        tenue={chosen?.tenue ?? null}
        newId={
          value.permanences.some(({ tenue }) => tenue.permanence.id === newId)
            ? createId(random)
            : newId
        }
        onDone={done}
        onExpired={onExpired}
      />
    );
  const shared = { client, agenda: value, reload, onExpired };
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end">
        <div>
          <ScreenTitle product="Relais, pilotage" takesFocus={false}>
            Permanences
          </ScreenTitle>
          <Text c="dimmed">
            Un créneau appartient au partenaire&nbsp;: neuf plateformes ne le prennent pas deux
            fois.
          </Text>
        </div>
        <Button component="a" href={placeToHash('permanences', NEW)}>
          Nouvelle permanence
        </Button>
      </Group>
      {said !== null && <Notice kind="info">{said}</Notice>}
      <AbsencesSection {...shared} />
      <PermanenceList agenda={value} />
      <LinksSection {...shared} zone={session.zone} />
      <RoomsSection {...shared} newId={() => createId(random)} />
      <HolidaysSection {...shared} newId={() => createId(random)} />
      <KilometresSection
        client={client}
        agenda={value}
        year={clock.now().toZonedDateTimeISO(session.zone).year}
        onExpired={onExpired}
      />
    </Stack>
  );
}

function PermanenceList({ agenda }: { readonly agenda: AgendaAnswer }) {
  const names = new Map<string, string>(agenda.sites.map(({ id, nom }) => [id, nom]));
  if (agenda.permanences.length === 0)
    return (
      <Notice kind="info">
        Aucune permanence encore. Commencez par « Nouvelle permanence »&nbsp;: les postes la verront
        aussitôt.
      </Notice>
    );
  return (
    <ul className={classes['lines']} aria-label="Permanences">
      {agenda.permanences.map(({ tenue: { permanence, etat }, prochaine, creneaux, pris }) => {
        const { lieu } = permanence;
        const where =
          lieu.genre === 'plateforme'
            ? `sur place à ${names.get(lieu.site) ?? lieu.site}`
            : lieu.sites === null
              ? 'en visio, toutes les plateformes'
              : `en visio, ${lieu.sites.map((site) => names.get(site) ?? site).join(', ')}`;
        return (
          <li key={permanence.id}>
            <a className={classes['row']} href={placeToHash('permanences', permanence.id)}>
              <span>
                <strong>{permanence.organismeNom}</strong>
                {permanence.agent !== null && `, ${permanence.agent}`} {where}
              </span>
              <Text component="span" size="sm">
                {etat === 'annulee'
                  ? 'annulée'
                  : prochaine === null
                    ? 'terminée'
                    : `prochaine le ${formatDate(prochaine)}, de ${permanence.debut} à ${permanence.fin}, ${count(creneaux, 'créneau', 'créneaux')} à venir, ${count(pris, 'pris', 'pris')}`}
              </Text>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
