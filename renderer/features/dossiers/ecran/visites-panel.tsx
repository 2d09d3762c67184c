import { Button, Group, Text } from '@mantine/core';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { linkVisite, unlinkVisite } from '../../../../shared/domain/dossier/change-dossier.ts';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import { visiteInWords } from '../../../../shared/domain/visite/visite-words.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { demarcheName } from '../../../data/publications/catalogue-names.ts';
import { useLinkedVisites } from '../../../data/visites/use-linked-visites.ts';
import { useDayVisites } from '../../../data/visites/use-visites.ts';
import type { VisiteEntry } from '../../../data/visites/visite-entry.ts';
import classes from '../dossiers.module.css';
import { Panel } from '../../../ui/panel.tsx';
import type { DossierChanges } from '../use-dossier-changes.ts';

/** How many of today’s visites are proposed: the latest are those one comes from. */
const PROPOSED = 5;

/** The visites this dossier moved in, and the latest of today to tie to it. */
export function VisitesPanel({
  session,
  visites,
  today,
  change,
}: {
  readonly session: DeskSession;
  readonly visites: readonly Id[];
  readonly today: LocalDay;
  readonly change: DossierChanges['change'];
}) {
  const linked = useLinkedVisites(session, visites);
  const ofToday = useDayVisites(session, today);
  const free = (ofToday ?? [])
    .filter(({ id, clear }) => clear.etat !== 'annulee' && !visites.includes(id))
    .slice(0, PROPOSED);
  return (
    <Panel title="Visites">
      {linked !== undefined && linked.length === 0 && free.length === 0 && (
        <Text c="dimmed">Aucune visite liée, et aucune notée aujourd’hui.</Text>
      )}
      <ul className={classes['list']}>
        {linked?.map((visite) => (
          <li key={visite.id}>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <Text>{visiteWords(session, visite)}</Text>
              <Button
                variant="subtle"
                aria-label={`Délier la visite : ${visiteWords(session, visite)}`}
                onClick={() =>
                  void change((dossier) => unlinkVisite(dossier, visite.id), {
                    words:
                      'Visite déliée\u00a0: elle redevient anonyme si aucun autre dossier ne la tient.',
                    undo: (dossier) => linkVisite(dossier, visite.id),
                  })
                }
              >
                Délier
              </Button>
            </Group>
          </li>
        ))}
        {free.map((visite) => (
          <li key={visite.id}>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <Text c="dimmed">{visiteWords(session, visite)}</Text>
              <Button
                variant="default"
                aria-label={`Lier la visite : ${visiteWords(session, visite)}`}
                onClick={() =>
                  void change((dossier) => linkVisite(dossier, visite.id), {
                    words: 'Visite liée.',
                    undo: (dossier) => unlinkVisite(dossier, visite.id),
                  })
                }
              >
                Lier
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function visiteWords({ identity }: DeskSession, visite: VisiteEntry): string {
  return visiteInWords(visite, identity.zone, demarcheName);
}
