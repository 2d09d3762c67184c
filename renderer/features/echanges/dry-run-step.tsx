import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { DryRun } from '../../../shared/domain/echange/exchange-messages.ts';
import type { ImportForecast } from '../../data/imports/run-import.ts';
import { capitalise, count } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Stat } from '../../ui/stat.tsx';
import classes from './echanges.module.css';
import {
  addedSentence,
  daysSentence,
  entriesWords,
  leftOut,
  unsentSentence,
} from './import-words.ts';

/** What the import would do, before anything is written. */
export function DryRunStep({
  dryRun,
  forecast: { counts, nonEnvoyees },
  resuming,
  onImport,
  onReview,
  onRestart,
  readErrors,
}: {
  readonly dryRun: DryRun;
  readonly forecast: ImportForecast;
  readonly resuming: boolean;
  readonly onImport: () => void;
  readonly onReview: () => void;
  readonly onRestart: () => void;
  readonly readErrors: () => Promise<Uint8Array<ArrayBuffer> | null>;
}) {
  const { summary, errors } = dryRun;
  const { visite, seance } = counts;
  const newVisites = visite.nouvelles + visite.ramenees;
  const newSeances = seance.nouvelles + seance.ramenees;
  const added = newVisites + newSeances;
  const { premierJour, dernierJour } = summary;
  return (
    <Stack gap="md">
      <section className={classes['figures']} aria-label="Ce que contient le fichier">
        <Stat value={summary.visites} label={summary.visites < 2 ? 'visite' : 'visites'} />
        <Stat value={summary.demandes} label={summary.demandes < 2 ? 'demande' : 'demandes'} />
        <Stat
          value={summary.usagersSuivis}
          label={summary.usagersSuivis < 2 ? 'usager suivi' : 'usagers suivis'}
        />
        {summary.seances > 0 && (
          <Stat
            value={summary.seances}
            label={summary.seances < 2 ? 'séance collective' : 'séances collectives'}
          />
        )}
      </section>
      <Text>
        {premierJour !== null && dernierJour !== null && (
          <>{capitalise(daysSentence(premierJour, dernierJour))}. </>
        )}
        Sur ce poste, {addedSentence(counts)}.
      </Text>
      {leftOut(summary).length > 0 && (
        <Text>Laissé de côté&nbsp;: {leftOut(summary).join(', ')}.</Text>
      )}
      {nonEnvoyees.jours > 0 && <Notice kind="warn">{unsentSentence(nonEnvoyees)}</Notice>}
      {added === 0 && (
        <Notice kind="info">
          {summary.visites + summary.seances === 0
            ? 'Aucune ligne de ce fichier ne peut être importée.'
            : 'Tout ce que contient ce fichier est déjà là.'}
        </Notice>
      )}
      {errors.length > 0 && <ErrorList dryRun={dryRun} readErrors={readErrors} />}
      <Group>
        {(added > 0 || resuming) && (
          <Button onClick={onImport}>
            {added > 0 ? `Importer ${entriesWords(newVisites, newSeances)}` : 'Terminer l’import'}
          </Button>
        )}
        <Button variant="default" onClick={onReview}>
          Revoir les colonnes
        </Button>
        <Button variant="default" onClick={onRestart}>
          Choisir un autre fichier
        </Button>
      </Group>
    </Stack>
  );
}

function ErrorList({
  dryRun: { summary, errors },
  readErrors,
}: {
  readonly dryRun: DryRun;
  readonly readErrors: () => Promise<Uint8Array<ArrayBuffer> | null>;
}) {
  const [href, setHref] = useState<string | null>(null);
  useEffect(() => () => void (href !== null && URL.revokeObjectURL(href)), [href]);
  useEffect(() => {
    let left = false;
    void readErrors().then((bytes) => {
      if (!left && bytes !== null)
        setHref(URL.createObjectURL(new Blob([bytes], { type: 'text/csv;charset=utf-8' })));
    });
    return () => {
      left = true;
    };
  }, [readErrors]);
  return (
    <Stack gap="sm" component="section" aria-labelledby="erreurs-import">
      <Group justify="space-between">
        <Text fw={600} id="erreurs-import">
          {count(summary.erreurs, 'erreur', 'erreurs')}
          {errors.length < summary.erreurs && `, dont voici les ${errors.length} premières`}
        </Text>
        {href !== null && (
          <Button component="a" variant="default" href={href} download="erreurs-import.csv">
            Enregistrer toutes les erreurs
          </Button>
        )}
      </Group>
      <div className={classes['errors']} role="region" aria-label="Erreurs du fichier" tabIndex={0}>
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Ligne</Table.Th>
              <Table.Th>Colonne</Table.Th>
              <Table.Th>Ce qui ne va pas</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {errors.map(({ ligne, colonne, sentence }, index) => (
              <Table.Tr key={index}>
                <Table.Td>{ligne}</Table.Td>
                <Table.Td>{colonne ?? '–'}</Table.Td>
                <Table.Td>{sentence}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  );
}
