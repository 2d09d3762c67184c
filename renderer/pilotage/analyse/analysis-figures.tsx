import { SimpleGrid } from '@mantine/core';
import { useCallback } from 'react';
import { mapAnswerSchema, officePaths } from '../../../shared/sync/office-api.ts';
import type {
  PublishedDimension,
  PublishedPeriod,
  TotalName,
} from '../../../shared/sync/published-figures.ts';
import { totalNameSchema } from '../../../shared/sync/published-figures.ts';
import { totalLabels } from '../../../shared/sync/published-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber, NBSP } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Stat } from '../../ui/stat.tsx';
import type { PageProps } from '../pages.ts';
import { SUM_OF_SITES, WITHHELD } from '../wording.ts';
import { CostSection } from './cost-section.tsx';
import { CutSection } from './cut-section.tsx';
import { MapSection } from './map-section.tsx';
import { PlatformsSection } from './platforms-section.tsx';
import { questionToColumn } from './question.ts';
import type { Question } from './question.ts';
import { placeOf, showChange } from './rows.ts';
import { useLoaded } from '../use-loaded.ts';
import { useCommuneNames } from './use-commune-names.ts';

/** The breakdowns shown, in the order people ask for them. */
const shownCuts = [
  'demandes.theme',
  'demandes.operateur',
  'visites.canal',
  'demandes.nature',
  'demandes.issue',
  'visites.age',
  'visites.commune',
  'demandes.autonomie',
  'demandes.demarche',
  'seances.type',
  'dossiers.etat',
  'rdv.etat',
] as const satisfies readonly PublishedDimension[];

/** Units always shown, even at zero; the others when something was counted. */
const alwaysShown: readonly TotalName[] = ['visites', 'demandes', 'usagersSuivis'];

/** Everything published of a period, beside the same a year before. */
export function AnalysisFigures({
  client,
  onExpired,
  question,
  now,
  before,
}: Pick<PageProps, 'client' | 'onExpired'> & {
  readonly question: Question;
  readonly now: PublishedPeriod;
  readonly before: PublishedPeriod | null;
}) {
  const place = placeOf(now, question.site);
  const former = before === null ? null : placeOf(before, question.site);
  const nameCommune = useCommuneNames(client, place, former);
  const readMap = useCallback(() => client.get(officePaths.carte, mapAnswerSchema), [client]);
  const { value: map } = useLoaded(readMap, onExpired);
  if (place === null || place.lastReceived === null)
    return (
      <EmptyState title="Rien reçu">
        Aucun chiffre n’a été envoyé pour cette période. Choisissez-en une autre, ou regardez la
        page Postes.
      </EmptyState>
    );
  const formerPlace = former === null || former.lastReceived === null ? null : former;
  const columns = {
    now: questionToColumn(question, 0),
    before: formerPlace === null ? null : questionToColumn(question, 1),
  };
  return (
    <>
      {now.provenances.includes('fictif') && (
        <Notice kind="warn" word="Démonstration">
          {now.provenances.includes('mesure')
            ? 'une partie de ces chiffres est fictive.'
            : 'chiffres fictifs.'}
        </Notice>
      )}
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        {totalNameSchema.options
          .filter(
            (name) =>
              alwaysShown.includes(name) ||
              place.totals[name] !== 0 ||
              (formerPlace !== null && formerPlace.totals[name] !== 0),
          )
          .map((name) => {
            const [value, was] = [place.totals[name], formerPlace?.totals[name] ?? null];
            const notes = [
              ...(value === null ? [WITHHELD] : []),
              ...(was === null
                ? []
                : [`${formatNumber(was)} un an avant${sayChange(showChange(value, was))}`]),
              ...(name === 'usagersSuivis' && question.site === null ? [SUM_OF_SITES] : []),
            ];
            return (
              <Stat
                key={name}
                value={value}
                label={totalLabels[name]}
                {...(notes.length === 0 ? {} : { note: notes.join('. ') })}
              />
            );
          })}
      </SimpleGrid>
      {question.site === null && (
        <>
          <PlatformsSection now={now} before={before} columns={columns} />
          <MapSection map={map} published={now} />
        </>
      )}
      <Notice kind="info" word="Lecture">
        {sayBreakdowns(now)}
      </Notice>
      {shownCuts.map((dimension) => (
        <CutSection
          key={dimension}
          dimension={dimension}
          now={place}
          before={formerPlace}
          columns={columns}
          nameCommune={nameCommune}
          map={map}
        />
      ))}
      {question.period === 'annee' && (
        <CostSection client={client} onExpired={onExpired} published={now} question={question} />
      )}
    </>
  );
}

function sayChange(change: string): string {
  return change === '–' ? '' : ` (${change})`;
}

function sayBreakdowns({ throughMonth, threshold }: PublishedPeriod): string {
  const months =
    throughMonth === null
      ? 'aucun mois n’est encore clos, les ventilations viendront avec le premier.'
      : `les ventilations ci-dessous sont celles des mois${threshold > 1 ? ' clos' : ''}, jusqu’à ${throughMonth.slice(5)}/${throughMonth.slice(0, 4)} compris.`;
  return threshold === 1
    ? months
    : `${months} Un effectif de 1 à ${threshold - 1} est «${NBSP}${WITHHELD}${NBSP}», comme ceux qui permettraient de le retrouver.`;
}
