import { Button, Skeleton, Text } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { mandatEtat } from '../../../shared/domain/mandat/mandat-period.ts';
import type { MandatSealed } from '../../../shared/domain/mandat/schema.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { Mandat } from '../../data/mandats/mandat-kind.ts';
import { useUsagerMandats } from '../../data/mandats/use-usager-mandats.ts';
import type { Usager } from '../../data/usagers/usager-kind.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ActeDialog } from './acte-dialog.tsx';
import { MandatCard } from './mandat-card.tsx';
import { MandatForm } from './mandat-form.tsx';
import { mandatToPaper } from './mandat-to-paper.ts';
import { RenewDialog } from './renew-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

/** What is being done to which mandat. */
type Opened =
  | { readonly kind: 'donner' }
  | { readonly kind: 'acte' | 'renouveler' | 'retirer'; readonly mandat: Mandat };

/** The mandats of someone: what may be done in their name, until when, and what was. */
export function UsagerMandats({
  session,
  today,
  usager,
  onPrint,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly usager: Usager;
  readonly onPrint: (paper: Paper) => void;
}) {
  const mandats = useUsagerMandats(session, usager.id);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [given, setGiven] = useState<MandatSealed | null>(null);
  const close = () => setOpened(null);
  const { identite, opposition } = usager.sealed;
  const print = (mandat: MandatSealed) => onPrint(mandatToPaper(session, mandat, identite, today));
  const renewed = new Set(mandats?.map(({ sealed }) => sealed.renouvelle));
  return (
    <Panel
      title="Mandats"
      aside={
        <Button
          variant="default"
          disabled={opposition !== null}
          onClick={() => setOpened({ kind: 'donner' })}
        >
          Faire un mandat
        </Button>
      }
    >
      {given !== null && (
        <Notice
          kind="info"
          word="Enregistré"
          action={
            <Button variant="default" onClick={() => print(given)}>
              Imprimer le mandat
            </Button>
          }
        >
          Imprimez-le en deux exemplaires, à signer tous les deux&nbsp;: l’un est pour la personne.
        </Notice>
      )}
      {mandats === undefined && <Skeleton height={60} />}
      {mandats?.length === 0 && (
        <Text c="dimmed">
          Aucun mandat. Il en faut un pour faire une démarche à la place de la personne, en son
          absence ou sur son compte.
        </Text>
      )}
      {mandats?.map((mandat) => (
        <MandatCard
          key={mandat.id}
          mandat={mandat}
          today={today}
          vault={session.vault.current()}
          onActe={
            mandatEtat(mandat.sealed, today) === 'actif'
              ? () => setOpened({ kind: 'acte', mandat })
              : null
          }
          onRenew={
            mandat.sealed.revocation === null && !renewed.has(mandat.id)
              ? () => setOpened({ kind: 'renouveler', mandat })
              : null
          }
          onRevoke={
            mandatEtat(mandat.sealed, today) === 'actif'
              ? () => setOpened({ kind: 'retirer', mandat })
              : null
          }
          onPrint={() => print(mandat.sealed)}
        />
      ))}
      {opened?.kind === 'donner' && (
        <MandatForm
          session={session}
          today={today}
          usager={usager.id}
          onGiven={(mandat) => setGiven(mandat.sealed)}
          onClose={close}
        />
      )}
      {opened?.kind === 'acte' && (
        <ActeDialog session={session} today={today} mandat={opened.mandat} onClose={close} />
      )}
      {opened?.kind === 'renouveler' && (
        <RenewDialog
          session={session}
          today={today}
          mandat={opened.mandat}
          onGiven={(mandat) => setGiven(mandat.sealed)}
          onClose={close}
        />
      )}
      {opened?.kind === 'retirer' && (
        <RevokeDialog session={session} today={today} mandat={opened.mandat} onClose={close} />
      )}
    </Panel>
  );
}
