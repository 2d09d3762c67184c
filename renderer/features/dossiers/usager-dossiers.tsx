import { Button, Group, Skeleton, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { etatLabels } from '../../../shared/domain/dossier/etat.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { DossierEntry } from '../../data/dossiers/dossier-kind.ts';
import { usePublished } from '../../data/publications/published.ts';
import { useUsagerDossiers } from '../../data/dossiers/use-usager-dossiers.ts';
import type { Usager } from '../../data/usagers/usager-kind.ts';
import { count, NBSP } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import classes from './dossiers.module.css';
import { Panel } from '../../ui/panel.tsx';
import { echeancesOf } from './papers.ts';
import { dossierName, quandWords } from './words.ts';

const OpenDossier = lazy(async () => ({
  default: (await import('./usager/open-dossier.tsx')).OpenDossier,
}));
const MoveDossiers = lazy(async () => ({
  default: (await import('./usager/move-dossiers.tsx')).MoveDossiers,
}));

/** The dossiers of a person: where each stands and what falls due; opening one, or those of a move. */
export function UsagerDossiers({
  session,
  today,
  usager,
  hrefOf,
  onOpened,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly usager: Usager;
  readonly hrefOf: (dossier: string) => string;
  readonly onOpened: (dossier: string) => void;
}) {
  // The names of démarches may change while it is open.
  usePublished();
  const dossiers = useUsagerDossiers(session, usager.id);
  const [opening, setOpening] = useState<'un' | 'demenagement' | null>(null);
  const [closedShown, setClosedShown] = useState(false);
  const objects = usager.sealed.opposition !== null;
  const current = (dossiers ?? []).filter(({ clear }) => clear.etat !== 'clos');
  const closed = (dossiers ?? []).filter(({ clear }) => clear.etat === 'clos');
  const forms = { session, today, usager, dossiers: dossiers ?? [], onOpened };
  const close = () => setOpening(null);
  return (
    <Panel
      title="Dossiers"
      aside={
        !objects && (
          <Group gap="sm">
            <Button variant="default" onClick={() => setOpening('demenagement')}>
              Déménagement&nbsp;: transférer ses dossiers
            </Button>
            <Button onClick={() => setOpening('un')}>Ouvrir un dossier</Button>
          </Group>
        )
      }
    >
      {objects && (
        <Notice kind="info">
          Cette personne s’y est opposée&nbsp;: aucun dossier ne s’ouvre plus pour elle.
        </Notice>
      )}
      {dossiers === undefined && <Skeleton height={60} />}
      {dossiers !== undefined && dossiers.length === 0 && (
        <Text c="dimmed">
          Aucun dossier. Ouvrez-en un quand la démarche demande plusieurs passages&nbsp;; une liste
          de pièces s’imprime aussi sans dossier, depuis Démarches.
        </Text>
      )}
      <DossierLinks session={session} today={today} dossiers={current} hrefOf={hrefOf} />
      {closed.length > 0 && (
        <>
          <Button
            variant="subtle"
            aria-expanded={closedShown}
            onClick={() => setClosedShown(!closedShown)}
            style={{ alignSelf: 'start' }}
          >
            {closedShown ? 'Cacher' : 'Montrer'}{' '}
            {count(closed.length, 'dossier clos', 'dossiers clos')}
          </Button>
          {closedShown && (
            <DossierLinks session={session} today={today} dossiers={closed} hrefOf={hrefOf} />
          )}
        </>
      )}
      <Suspense>
        {opening === 'un' && <OpenDossier {...forms} onClose={close} />}
        {opening === 'demenagement' && <MoveDossiers {...forms} onClose={close} />}
      </Suspense>
    </Panel>
  );
}

function DossierLinks({
  session,
  today,
  dossiers,
  hrefOf,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly dossiers: readonly DossierEntry[];
  readonly hrefOf: (dossier: string) => string;
}) {
  if (dossiers.length === 0) return null;
  return (
    <ul className={classes['links']}>
      {dossiers.map((dossier) => {
        const [next] = echeancesOf(session, dossier, today).filter(
          ({ quand }) => quand.kind === 'jour' || quand.kind === 'fenetre',
        );
        return (
          <li key={dossier.id}>
            <a className={classes['link']} href={hrefOf(dossier.id)}>
              <span>
                <strong>{dossierName(dossier.sealed)}</strong> {dossier.sealed.reference}
              </span>
              <span>
                {etatLabels[dossier.clear.etat]}
                {next !== undefined && `, échéance${NBSP}: ${quandWords(next.quand, today)}`}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
