import { Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { useImports } from '../../data/imports/imports.ts';
import type { Import } from '../../data/imports/imports.ts';
import { capitalise, formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { DryRunStep } from './dry-run-step.tsx';
import { addedSentence } from './import-words.ts';
import { PastImports } from './past-imports.tsx';
import { useImport } from './use-import.ts';
import type { ImportStep } from './use-import.ts';

/** Brings past entries in from a file, and says what was brought in before. */
export function ImportPanel({
  session,
  today,
  resumed,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  /** The import cut short that this goes on with. */
  readonly resumed: Import | null;
}) {
  const imports = useImports(session);
  const control = useImport(session, today);
  return (
    <Stack gap="lg">
      <StepView step={control.step} control={control} resumed={resumed} />
      {control.step.kind === 'choix' && imports !== undefined && (
        <PastImports
          session={session}
          imports={imports.filter(({ clear }) => clear.etat !== 'en-cours')}
        />
      )}
    </Stack>
  );
}

function StepView({
  step,
  control,
  resumed,
}: {
  readonly step: ImportStep;
  readonly control: ReturnType<typeof useImport>;
  readonly resumed: Import | null;
}) {
  switch (step.kind) {
    case 'choix':
      return (
        <Stack gap="md" align="flex-start">
          {step.refusal !== null && <Notice kind="error">{step.refusal}</Notice>}
          {resumed !== null && (
            <Text>
              Choisissez de nouveau «&nbsp;{resumed.sealed.fichier}&nbsp;»&nbsp;: l’import reprendra
              où il en était.
            </Text>
          )}
          <Text>
            Un CSV ou un classeur .xlsx&nbsp;: un export de Relais ou de La Coop de la médiation
            numérique, ou votre propre tableau. Rien n’est enregistré avant que vous ayez vu ce
            qu’il contient.
          </Text>
          <FileButton
            accept=".csv,.txt,.xlsx"
            onChange={(file) => void (file !== null && control.choose(file, resumed))}
            inputProps={{ 'aria-label': 'Fichier à importer' }}
          >
            {(props) => <Button {...props}>Choisir un fichier…</Button>}
          </FileButton>
        </Stack>
      );
    case 'lecture':
      return <Text role="status">Lecture du fichier…</Text>;
    case 'colonnes':
    case 'essai-en-cours':
      return (
        <ColumnsStep
          file={step.file}
          refusal={step.kind === 'colonnes' ? step.refusal : null}
          busy={step.kind === 'essai-en-cours'}
          onChange={control.review}
          onRead={() => void control.read(step.file)}
          onBack={control.restart}
        />
      );
    case 'essai':
      return (
        <DryRunStep
          dryRun={step.dryRun}
          forecast={step.forecast}
          resuming={resumed !== null}
          onImport={() => void control.run(step.file, step.dryRun, resumed)}
          onReview={() => control.review(step.file)}
          onRestart={control.restart}
          readErrors={control.readErrors}
        />
      );
    case 'import':
      return <Running done={step.done} total={step.total} onInterrupt={control.interrupt} />;
    case 'fini':
      return (
        <Notice
          kind="info"
          action={
            <Button variant="default" onClick={control.restart}>
              Importer un autre fichier
            </Button>
          }
        >
          {step.outcome.kind === 'interrompu'
            ? 'L’import est interrompu\u202f; rien n’en a été gardé dans les chiffres.'
            : `L’import est terminé. ${capitalise(addedSentence(step.outcome.counts))}.`}
        </Notice>
      );
  }
}

function Running({
  done,
  total,
  onInterrupt,
}: {
  readonly done: number;
  readonly total: number;
  readonly onInterrupt: () => void;
}) {
  const [stopping, setStopping] = useState(false);
  return (
    <Stack gap="sm">
      <Text id="import-en-cours">
        {stopping
          ? 'Import interrompu, retrait de ce qui était écrit…'
          : 'Import en cours… Il continue si vous fermez cette fenêtre.'}
      </Text>
      <Progress.Root size="xl">
        <Progress.Section
          value={total === 0 ? 100 : Math.round((100 * done) / total)}
          aria-labelledby="import-en-cours"
        />
      </Progress.Root>
      <Group justify="space-between">
        <Text c="dimmed">
          {formatNumber(done)} sur {formatNumber(total)}
        </Text>
        <Button
          variant="default"
          loading={stopping}
          onClick={() => {
            setStopping(true);
            onInterrupt();
          }}
        >
          Interrompre
        </Button>
      </Group>
    </Stack>
  );
}
