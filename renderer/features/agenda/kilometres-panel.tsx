import { Skeleton, Text } from '@mantine/core';
import { useKilometres } from '../../data/agenda/kilometres.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { count, formatInstant, formatNumber } from '../../ui/format.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { kilometreSentences } from './kilometre-words.ts';

/** The kilometres a year of visio avoided at this platform, with how they are made. */
export function KilometresPanel({
  session,
  annee,
}: {
  readonly session: DeskSession;
  readonly annee: number;
}) {
  const known = useKilometres(session, annee);
  const year = known?.kept?.annee ?? null;
  return (
    <Panel title={`Kilomètres évités par la visio en ${annee}`}>
      {known === null && <Skeleton height={72} />}
      {known?.failure != null && (
        <Notice kind="info">
          {frenchSpaces(known.failure.sentence)}
          {known.kept !== null &&
            ` Le chiffre ci-dessous est celui du ${formatInstant(known.kept.recuLe, session.identity.zone)}.`}
        </Notice>
      )}
      {year !== null && (
        <>
          {year.rdv > 0 && (
            <Text fw={600} size="xl">
              {formatNumber(Math.round(year.km))}&nbsp;km
              {year.estimes > 0 &&
                (year.estimes < year.rdv ? ' (en partie estimés)' : ' (estimés)')}
            </Text>
          )}
          {kilometreSentences(year).map((sentence) => (
            <Text key={sentence}>{sentence}</Text>
          ))}
          <Text c="dimmed">
            Publié pour le réseau entier en {year.publie.annee}&nbsp;:{' '}
            {count(year.publie.km, 'km', 'km')} ({frenchSpaces(year.publie.source)}), par une autre
            méthode.
          </Text>
          <details>
            <summary>Comment ce chiffre est fait</summary>
            <Text mt="xs">{frenchSpaces(year.methode)}</Text>
          </details>
        </>
      )}
    </Panel>
  );
}
