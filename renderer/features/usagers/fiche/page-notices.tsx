import { Button, Group } from '@mantine/core';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { isPurgeDue } from '../../../../shared/domain/usager/purge.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import type { Usager } from '../../../data/usagers/usager-kind.ts';
import { formatDate } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { sharesPersonalNumber, useLikelySame } from '../doublons/use-likely-same.ts';
import type { PageAction } from './page-actions.tsx';
import { ReviseButton } from './revise-button.tsx';

/** What must be known before anything else is done with this file. */
export function PageNotices({
  session,
  today,
  usager,
  onChoose,
  onSaid,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly usager: Usager;
  readonly onChoose: (action: PageAction) => void;
  readonly onSaid: (sentence: string) => void;
}) {
  const { opposition, informe, dernierContact } = usager.sealed;
  const same = useLikelySame(session, usager.sealed, usager.id).some(sharesPersonalNumber);
  return (
    <>
      {opposition !== null && (
        <Notice kind="warn" word="Opposition">
          {opposition.objet} (le {formatDate(opposition.le)}). Rien ne s’ajoute à cette fiche&nbsp;:
          on peut la corriger, en remettre la copie, l’effacer.
        </Notice>
      )}
      {same && (
        <Notice
          kind="warn"
          action={
            <Button variant="default" onClick={() => onChoose('fusion')}>
              Voir et réunir
            </Button>
          }
        >
          Une autre fiche porte le même numéro, qui n’est qu’à une personne. Ou c’est elle, et les
          deux se réunissent, ou l’un des deux numéros est à corriger.
        </Notice>
      )}
      {informe === null && (
        <Notice
          kind="info"
          action={
            <Group gap="xs">
              <Button variant="default" onClick={() => onChoose('information')}>
                Imprimer l’information
              </Button>
              <ReviseButton
                session={session}
                usager={usager}
                change={{ informe: { le: today, par: session.author.id } }}
                label="Informée aujourd’hui"
                done="La personne a été informée aujourd’hui."
                onSaid={onSaid}
              />
            </Group>
          }
        >
          Cette personne n’a pas encore été informée de ce qui est gardé et pourquoi.
        </Notice>
      )}
      {isPurgeDue({ dernierContact }, today) && (
        <Notice
          kind="warn"
          action={
            <Group gap="xs">
              <ReviseButton
                session={session}
                usager={usager}
                change={{ dernierContact: today }}
                label="Contact aujourd’hui"
                done="Dernier contact noté aujourd’hui."
                onSaid={onSaid}
              />
              <Button variant="default" onClick={() => onChoose('effacement')}>
                Effacer la fiche…
              </Button>
            </Group>
          }
        >
          Le dernier contact date du {formatDate(dernierContact)}, il y a deux ans ou plus&nbsp;:
          cette fiche est à effacer, sauf si la personne revient.
        </Notice>
      )}
    </>
  );
}
