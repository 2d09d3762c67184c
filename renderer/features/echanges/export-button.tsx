import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Period } from '../../../shared/domain/comptage/period.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { useFigures } from '../../data/figures/use-figures.ts';
import { formatDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { useExport } from './use-export.ts';
import type { ExportContent, ExportFormat } from './use-export.ts';

/** Takes a period out as a file: its entries or its figures, for a spreadsheet or anything else. */
export function ExportButton({
  session,
  period,
}: {
  readonly session: DeskSession;
  readonly period: Period;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        Exporter…
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={
          period.from === period.to
            ? `Exporter le ${formatDate(period.from)}`
            : `Exporter du ${formatDate(period.from)} au ${formatDate(period.to)}`
        }
        size="lg"
      >
        {opened && <ExportForm session={session} period={period} />}
      </Modal>
    </>
  );
}

function ExportForm({
  session,
  period,
}: {
  readonly session: DeskSession;
  readonly period: Period;
}) {
  const [content, setContent] = useState<ExportContent>('visites');
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const { state, make, reset } = useExport(session, period);
  const counted = useFigures(session, period);
  const figures = counted?.pendingDays === 0 ? counted.figures : null;
  const isLate = content === 'chiffres' && figures === null;
  return (
    <Stack gap="md">
      <Radio.Group
        label="Quoi"
        value={content}
        onChange={(next) => {
          setContent(next as ExportContent);
          reset();
        }}
      >
        <Stack gap="xs" mt="xs">
          <Radio
            value="visites"
            label="Les entrées"
            description="Une ligne par demande, avec la référence de sa visite. Ni note, ni destination tapée à la main. Une ligne par séance collective."
            data-autofocus
          />
          <Radio
            value="chiffres"
            label="Les chiffres"
            description="Visites, demandes, usagers suivis et séances, chacun avec ses répartitions."
          />
        </Stack>
      </Radio.Group>
      <Radio.Group
        label="Format"
        value={format}
        onChange={(next) => {
          setFormat(next as ExportFormat);
          reset();
        }}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="xlsx" label="Classeur (.xlsx)" description="Excel, LibreOffice." />
          <Radio
            value="csv"
            label="CSV (.csv)"
            description="Texte, séparé par des points-virgules, pour tout autre logiciel."
          />
        </Stack>
      </Radio.Group>
      <Text c="dimmed" size="sm">
        Hors de Relais, ce fichier n’est plus chiffré&nbsp;: sur une petite plateforme, quelques
        lignes peuvent désigner quelqu’un. Ne le laissez pas sur un poste partagé.
      </Text>
      {state.kind === 'refus' && (
        <Notice kind="error">
          Le fichier n’a pas pu être fait, sans doute faute de mémoire. Fermez d’autres programmes,
          ou choisissez une période plus courte, puis recommencez.
        </Notice>
      )}
      <Group>
        {state.kind === 'pret' ? (
          <Button component="a" href={state.href} download={state.name}>
            Enregistrer {state.name}
          </Button>
        ) : (
          <Button
            loading={state.kind === 'preparation'}
            disabled={isLate}
            onClick={() => void make(content, format, figures)}
          >
            Préparer le fichier
          </Button>
        )}
        <Text role="status">
          {isLate && 'Les chiffres se comptent…'}
          {state.kind === 'pret' && 'Le fichier est prêt.'}
        </Text>
      </Group>
    </Stack>
  );
}
