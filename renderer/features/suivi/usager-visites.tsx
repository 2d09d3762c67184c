import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { visiteInWords } from '../../../shared/domain/visite/visite-words.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { demarcheName } from '../../data/publications/catalogue-names.ts';
import { usePublished } from '../../data/publications/published.ts';
import type { Usager } from '../../data/usagers/usager-kind.ts';
import { attachVisite, detachVisite } from '../../data/visites/attach-visite.ts';
import { useLinkedVisites } from '../../data/visites/use-linked-visites.ts';
import { useDayVisites } from '../../data/visites/use-visites.ts';
import type { VisiteEntry } from '../../data/visites/visite-entry.ts';
import { count } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import classes from './suivi.module.css';

/** How many of someone’s visites are shown: the latest. */
const SHOWN = 5;

/** How many of today’s visites are proposed: the latest are those one comes from. */
const PROPOSED = 5;

/** The visites of a person, which make them a usager suivi in the figures; and those of today to add. */
export function UsagerVisites({
  session,
  today,
  usager,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly usager: Usager;
}) {
  // The names of démarches may change while it is open.
  usePublished();
  const { visites, opposition } = usager.sealed;
  const mine = useLinkedVisites(session, visites.slice(-SHOWN).toReversed());
  const ofToday = useDayVisites(session, today);
  const [failure, setFailure] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const free = (ofToday ?? [])
    .filter(({ clear, sealed }) => clear.etat === 'valide' && sealed?.usager === null)
    .slice(0, PROPOSED);
  const words = (visite: VisiteEntry) => visiteInWords(visite, session.identity.zone, demarcheName);
  const act = async (work: () => Promise<Result<void>>, done: string) => {
    const result = await run(work);
    if (result === undefined) return;
    setFailure(result.ok ? null : result.failure.sentence);
    setSaid(result.ok ? done : null);
  };
  return (
    <Panel
      title="Visites"
      aside={
        <Text c="dimmed">{visites.length > 0 && count(visites.length, 'visite', 'visites')}</Text>
      }
    >
      {failure !== null && <Notice kind="error">{failure}</Notice>}
      <Text role="status">{said}</Text>
      {mine?.length === 0 && free.length === 0 && (
        <Text c="dimmed">
          Aucune visite rattachée, et aucune à rattacher aujourd’hui. Notez-la d’abord à
          l’Accueil&nbsp;: F2 suffit.
        </Text>
      )}
      <ul className={classes['list']}>
        {mine?.map((visite) => (
          <li key={visite.id}>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <Text>
                {words(visite)}
                {visite.clear.etat === 'annulee' && ' (annulée)'}
              </Text>
              <Button
                variant="subtle"
                disabled={busy}
                aria-label={`Détacher la visite : ${words(visite)}`}
                onClick={() =>
                  void act(
                    () => detachVisite(session, visite, usager.id),
                    'Visite détachée\u00a0: elle redevient anonyme.',
                  )
                }
              >
                Détacher
              </Button>
            </Group>
          </li>
        ))}
        {opposition === null &&
          free.map((visite) => (
            <li key={visite.id}>
              <Group justify="space-between" gap="xs" wrap="nowrap">
                <Text c="dimmed">{words(visite)}</Text>
                <Button
                  variant="default"
                  disabled={busy}
                  aria-label={`C’était cette personne : ${words(visite)}`}
                  onClick={() =>
                    void act(
                      () => attachVisite(session, visite, usager.id),
                      'Visite rattachée\u00a0: cette personne compte parmi les usagers suivis.',
                    )
                  }
                >
                  C’était cette personne
                </Button>
              </Group>
            </li>
          ))}
      </ul>
    </Panel>
  );
}
