import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { choosePieces, questionsFor } from '../../../shared/domain/piece/choose-pieces.ts';
import type { PieceChoisie } from '../../../shared/domain/piece/choose-pieces.ts';
import type { Reponses } from '../../../shared/domain/piece/evaluate-condition.ts';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import { checklist } from '../../../shared/documents/papers/checklist.ts';
import { count, formatDate } from '../../ui/format.ts';
import { PrintIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import type { Demarche } from '../../data/publications/catalogue-names.ts';
import { generalRules, listDeadlines } from './deadlines.ts';
import { deskContext } from '../../../shared/domain/echeance/desk-context.ts';
import { shippedCalendrier } from '../../../shared/domain/catalogue/shipped-calendrier.ts';
import { shippedConditions } from '../../../shared/domain/piece/shipped-conditions.ts';
import classes from './demarches.module.css';
import { SourcesShown } from './fact-line.tsx';
import { ficheOf } from './fiche-data.ts';
import { FicheFacts } from './fiche-facts.tsx';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { PieceList } from './piece-list.tsx';
import { PublicationNotice } from './publication-notice.tsx';
import { QuestionList } from './question-list.tsx';

const general = generalRules(shippedCalendrier);

/** A démarche: the questions it needs, what to bring, and all that is known of it, with how sure. */
export function FicheView({
  demarche,
  identity,
  today,
  back,
  onPrint,
  forms,
}: {
  readonly demarche: Demarche;
  readonly identity: DeskIdentity;
  readonly today: LocalDay;
  /** The way back to the list. */
  readonly back: ReactNode;
  readonly onPrint: (paper: Paper) => void;
  /** Its official forms. */
  readonly forms: ReactNode;
}) {
  const [reponses, setReponses] = useState<Reponses>({});
  const [sourcesShown, setSourcesShown] = useState(false);
  // Opened from far down the list, it is read from its top.
  useEffect(() => {
    // Nothing is returned: the browser may give a promise, which is no clean-up.
    window.scrollTo(0, 0);
  }, []);
  const fiche = ficheOf(demarche.id);
  const questions = questionsFor([demarche.id], shippedConditions);
  const pieces = choosePieces(fiche, shippedConditions, reponses);
  const deadlines = useMemo(
    () => listDeadlines(fiche, shippedCalendrier, deskContext(identity, today, shippedCalendrier)),
    [fiche, today, identity],
  );
  const print = () =>
    onPrint(
      checklist({
        site: { id: identity.site, name: identity.siteName },
        demarche,
        fiche,
        pieces,
        dates: deadlines.map(({ rule, date, from, confidence }) => ({
          texte: [rule, date ?? from].filter((part) => part !== null).join(' – '),
          confidence,
        })),
        today,
      }),
    );
  return (
    <SourcesShown value={sourcesShown}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start">
          <div>
            <ScreenTitle>{frenchSpaces(demarche.nomActuel)}</ScreenTitle>
            <Text c="dimmed">{frenchSpaces(demarche.organisation)}</Text>
          </div>
          <Group gap="sm">
            {back}
            <Button leftSection={<PrintIcon />} onClick={print}>
              Imprimer la liste
            </Button>
          </Group>
        </Group>
        <PublicationNotice demarche={demarche.id} />
        {fiche.note !== undefined && <Notice kind="warn">{frenchSpaces(fiche.note)}</Notice>}
        <div className={questions.length === 0 ? undefined : classes['columns']}>
          <QuestionList
            questions={questions}
            reponses={reponses}
            onAnswer={(question, reponse) => {
              const { [question]: _before, ...others } = reponses;
              setReponses(reponse === null ? others : { ...others, [question]: reponse });
            }}
          />
          <Stack gap="md">
            <Text aria-live="polite" fw={600}>
              {summary(pieces)}
            </Text>
            <PieceList fiche={fiche} pieces={pieces} />
          </Stack>
        </div>
        {forms}
        <FicheFacts demarche={demarche} fiche={fiche} deadlines={deadlines} general={general} />
        <Group justify="space-between">
          <Text c="dimmed" size="sm" maw="70ch">
            «&nbsp;À vérifier&nbsp;»&nbsp;: su de mémoire ou proposé, à confirmer auprès de
            l’organisme. «&nbsp;Vu chez un tiers&nbsp;»&nbsp;: lu ailleurs que dans une source
            officielle. Catalogue du {formatDate(shippedCalendrier.asOf)}.
          </Text>
          <Switch
            label="Montrer les sources"
            checked={sourcesShown}
            onChange={(event) => setSourcesShown(event.currentTarget.checked)}
          />
        </Group>
      </Stack>
    </SourcesShown>
  );
}

function summary(pieces: readonly PieceChoisie[]): string {
  const of = (kind: PieceChoisie['choix']['kind']) =>
    pieces.filter(({ choix }) => choix.kind === kind).length;
  const open = of('a-verifier') + of('selon-situation');
  const needed = `${count(of('requise'), 'pièce', 'pièces')} à apporter`;
  return open === 0 ? `${needed}.` : `${needed}, ${count(open, 'autre', 'autres')} selon le cas.`;
}
