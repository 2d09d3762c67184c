import { Button, Text } from '@mantine/core';
import { lastStep, undoStep } from '../../../../shared/domain/dossier/apply-event.ts';
import type { DossierSealed } from '../../../../shared/domain/dossier/schema.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { formatDate, formatInstant, NBSP } from '../../../ui/format.ts';
import { frenchSpaces } from '../../../ui/french-spaces.ts';
import classes from '../dossiers.module.css';
import { Panel } from '../../../ui/panel.tsx';
import type { DossierChanges } from '../use-dossier-changes.ts';
import { etapesFaites } from '../words.ts';

/** Every step since the opening, the latest first: who, when, why; the last one can be taken back. */
export function HistoryPanel({
  session,
  sealed,
  nameOf,
  change,
}: {
  readonly session: DeskSession;
  readonly sealed: DossierSealed;
  readonly nameOf: (id: string) => string;
  readonly change: DossierChanges['change'];
}) {
  const last = lastStep(sealed);
  const { zone } = session.identity;
  const takeBack = () => {
    const annule = { le: session.clock.now().toString(), par: session.author.id };
    void change((dossier) => undoStep(dossier, annule), {
      words: `Étape annulée${NBSP}: elle reste dans l’historique, barrée.`,
      undo: null,
    });
  };
  return (
    <Panel
      title="Historique"
      aside={
        last !== null && (
          <Button variant="default" onClick={takeBack}>
            Annuler la dernière étape
          </Button>
        )
      }
    >
      <ul className={classes['list']}>
        {sealed.journal.toReversed().map(({ etape, jour, noteLe, par, motif, annule }) => (
          <li key={noteLe + etape}>
            <Text className={annule === null ? '' : classes['taken']}>
              <strong>{etapesFaites[etape]}</strong> le {formatDate(jour)}
              {motif !== null && ` – ${frenchSpaces(motif)}`}
            </Text>
            <Text size="sm" c="dimmed">
              Noté par {nameOf(par)}, {formatInstant(noteLe, zone)}
              {annule !== null &&
                `. Annulé par ${nameOf(annule.par)}, ${formatInstant(annule.le, zone)}`}
            </Text>
          </li>
        ))}
        <li>
          <Text>
            <strong>Ouvert</strong> le {formatDate(sealed.ouvertLe)}
          </Text>
          <Text size="sm" c="dimmed">
            Par {nameOf(sealed.ouvertPar)}. Pièces du catalogue du {formatDate(sealed.catalogue)}.
          </Text>
        </li>
      </ul>
    </Panel>
  );
}
