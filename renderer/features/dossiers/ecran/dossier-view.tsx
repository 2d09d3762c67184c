import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { applyEvent } from '../../../../shared/domain/dossier/apply-event.ts';
import { tieMandat } from '../../../../shared/domain/dossier/change-dossier.ts';
import { awaitedPieces, dossierPieces } from '../../../../shared/domain/dossier/dossier-pieces.ts';
import { questionsFor } from '../../../../shared/domain/piece/choose-pieces.ts';
import { shippedConditions } from '../../../../shared/domain/piece/shipped-conditions.ts';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import type { DossierEntry } from '../../../data/dossiers/dossier-kind.ts';
import { usePublished } from '../../../data/publications/published.ts';
import { useUsagerDossiers } from '../../../data/dossiers/use-usager-dossiers.ts';
import { listPeople } from '../../../data/vault/people.ts';
import { frenchSpaces } from '../../../ui/french-spaces.ts';
import { Notice } from '../../../ui/notice.tsx';
import { findFiche } from '../catalogue.ts';
import classes from '../dossiers.module.css';
import type { DossierScreenProps } from '../dossier-screen-props.ts';
import { dossierPaper, echeancesOf } from '../papers.ts';
import { useDossierChanges } from '../use-dossier-changes.ts';
import { acteToNote } from './acte-to-note.ts';
import { DossierHeader } from './dossier-header.tsx';
import { EcheancesPanel } from './echeances-panel.tsx';
import { EnsemblePanel } from './ensemble-panel.tsx';
import { DoneLine } from './done-line.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { NextStep } from './next-step.tsx';
import { NotesPanel } from './notes-panel.tsx';
import { PiecesPanel } from './pieces-panel.tsx';
import { QuestionsPanel } from './questions-panel.tsx';
import { seenElsewhere } from './seen-elsewhere.ts';
import type { StepNoted } from './step-dialog.tsx';
import { UpdateOffer } from './update-offer.tsx';
import { VisitesPanel } from './visites-panel.tsx';

/** An open dossier: its next step, its pièces, what runs, what was said and done. */
export function DossierView({
  session,
  today,
  live,
  person,
  hrefOf,
  hrefOfPack,
  onPrint,
  copies,
  mandat,
}: Omit<DossierScreenProps, 'id'> & {
  readonly live: DossierEntry;
  readonly person: ReactNode;
}) {
  // The fiches may change while it is open.
  usePublished();
  const { entry, failure, done, change, doAlso, forget } = useDossierChanges(session, live);
  const all = useUsagerDossiers(session, entry.sealed.usager);
  const { clear, sealed } = entry;
  const closed = clear.etat === 'clos';
  const pieces = dossierPieces(sealed, shippedConditions, today);
  const awaited = awaitedPieces(pieces);
  const fiche = findFiche(sealed.demarche);
  const people = listPeople(session.vault.current());
  const nameOf = (id: string) =>
    people.find((one) => one.id === id)?.nom ?? 'quelqu’un qui n’ouvre plus ce poste';
  const members =
    sealed.ensemble === null
      ? []
      : (all ?? [])
          .filter((one) => one.sealed.ensemble === sealed.ensemble)
          .toSorted((a, b) => a.sealed.reference.localeCompare(b.sealed.reference));
  const others = members.filter(({ id }) => id !== entry.id);
  const note = ({ etape, jour, motif }: StepNoted) =>
    change(
      (dossier) =>
        applyEvent(
          dossier,
          {
            etape,
            jour,
            motif,
            noteLe: session.clock.now().toString(),
            par: session.author.id,
            annule: null,
          },
          {
            aujourdhui: today,
            attendues: awaitedPieces(dossierPieces(dossier.sealed, shippedConditions, today)),
          },
        ),
      // The state changes in sight: nothing else is said, but what is left to note elsewhere.
      acteToNote(session, sealed, { etape, jour, motif }),
      'ailleurs',
    );
  const tie = (id: Id | null) =>
    void change((dossier) => tieMandat(dossier, id), {
      words: id === null ? 'Mandat détaché du dossier.' : 'Mandat rattaché au dossier.',
      undo: (dossier) => tieMandat(dossier, sealed.mandat),
    });
  return (
    <Stack gap="md">
      <DossierHeader
        entry={entry}
        person={person}
        change={change}
        actions={
          <NextStep
            etat={clear.etat}
            awaited={awaited.length}
            today={today}
            onNote={note}
            onPrint={() => onPrint(dossierPaper(session, entry, today))}
            packHref={hrefOfPack(entry.id)}
          />
        }
      />
      {failure !== null && <Notice kind="error">{frenchSpaces(failure)}</Notice>}
      {fiche !== null && !closed && <UpdateOffer sealed={sealed} fiche={fiche} change={change} />}
      <div className={classes['columns']}>
        <Stack gap="md">
          <PiecesPanel
            pieces={pieces}
            awaited={awaited.length}
            liste={sealed.liste}
            today={today}
            closed={closed}
            change={change}
            elsewhere={(suivie) => seenElsewhere(session, others, suivie, today)}
          />
          {members.length > 1 && (
            <EnsemblePanel
              session={session}
              current={entry}
              members={members}
              today={today}
              hrefOf={hrefOf}
              onPrint={onPrint}
            />
          )}
          {copies(entry)}
          <HistoryPanel session={session} sealed={sealed} nameOf={nameOf} change={change} />
        </Stack>
        <Stack gap="md">
          <QuestionsPanel
            questions={questionsFor([sealed.demarche], shippedConditions)}
            reponses={sealed.reponses}
            closed={closed}
            change={change}
          />
          <EcheancesPanel
            sealed={sealed}
            echeances={echeancesOf(session, entry, today)}
            today={today}
            closed={closed}
            change={change}
          />
          {mandat(entry, tie)}
          <NotesPanel session={session} notes={sealed.notes} nameOf={nameOf} change={change} />
          <VisitesPanel session={session} visites={sealed.visites} today={today} change={change} />
        </Stack>
      </div>
      <DoneLine done={done} change={change} doAlso={doAlso} onClose={forget} />
    </Stack>
  );
}
