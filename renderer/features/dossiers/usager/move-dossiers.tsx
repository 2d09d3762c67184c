import { Button, Group, Modal, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { departementOf } from '../../../../shared/domain/commune/commune-index.ts';
import { guideEnsemble } from '../../../../shared/domain/dossier/ensemble.ts';
import type { EnsembleGuide } from '../../../../shared/domain/dossier/ensemble.ts';
import type { Ensemble } from '../../../../shared/domain/piece/conditions.ts';
import type { Reponses } from '../../../../shared/domain/piece/evaluate-condition.ts';
import { operateurSchema } from '../../../../shared/domain/vocabulary/operateur.ts';
import type { Operateur } from '../../../../shared/domain/vocabulary/operateur.ts';
import { shippedConditions } from '../../../../shared/domain/piece/shipped-conditions.ts';
import { useCommunes } from '../../../data/communes/use-communes.ts';
import type { Communes } from '../../../data/communes/use-communes.ts';
import { openDossiers } from '../../../data/dossiers/dossiers.ts';
import { newId } from '../../../data/visites/record-visite.ts';
import { demarcheName } from '../../../data/publications/catalogue-names.ts';
import { CommuneField } from '../../../ui/commune-field.tsx';
import { count, formatDate, NBSP } from '../../../ui/format.ts';
import { frenchSpaces } from '../../../ui/french-spaces.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useBusy } from '../../../ui/use-busy.ts';
import { listFiches, operateurChoices } from '../catalogue.ts';
import { QuestionFields } from '../question-fields.tsx';
import { moveDrafts } from './dossier-drafts.ts';
import type { OpeningProps } from './open-dossier.tsx';

const MOVE = 'transfert-departement';

/** A move to another département: from where to where, what the person has, and its dossiers at once. */
export function MoveDossiers(props: OpeningProps) {
  const ensemble = shippedConditions.ensembles.find(({ id }) => id === MOVE);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title="Déménagement : transférer ses dossiers"
      size="56rem"
    >
      {ensemble === undefined ? (
        <Notice kind="warn">
          Le catalogue n’a plus cet ensemble de démarches&nbsp;: ouvrez-les une à une.
        </Notice>
      ) : (
        <MoveForm {...props} ensemble={ensemble} />
      )}
    </Modal>
  );
}

function MoveForm({
  session,
  usager,
  dossiers,
  ensemble,
  onOpened,
}: OpeningProps & { readonly ensemble: Ensemble }) {
  const communes = useCommunes(session.identity);
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(usager.sealed.contact.commune);
  const [day, setDay] = useState('');
  const [reponses, setReponses] = useState<Reponses>({});
  const [operateurs, setOperateurs] = useState<Readonly<Record<string, Operateur>>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const guide = guideEnsemble(ensemble, listFiches(), shippedConditions, reponses);
  const chosen = guide.demarches
    .filter(({ choix }) => choix === 'a-faire')
    .map(({ demarche }) => ({
      demarche,
      operateur: operateurs[demarche] ?? operateurChoices(demarche)[0]?.value ?? null,
    }));
  const already = dossiers.filter(
    ({ clear, sealed }) =>
      clear.etat !== 'clos' && chosen.some(({ demarche }) => demarche === sealed.demarche),
  );
  const moved = localDaySchema.safeParse(day);
  const open = async () => {
    const note = moveWords(communes, from, to, moved.success ? moved.data : null);
    const drafts = moveDrafts(usager.id, newId(session), chosen, reponses, {
      moved: moved.success ? moved.data : null,
      note:
        note === null
          ? null
          : { le: session.clock.now().toString(), par: session.author.id, texte: note },
    });
    const opened = await run(() => openDossiers(session, drafts));
    if (opened === undefined) return;
    const [first] = opened.ok ? opened.value : [];
    if (!opened.ok) setFailure(opened.failure.sentence);
    else if (first !== undefined) onOpened(first.id);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length > 0) void open();
      }}
    >
      <Stack gap="md">
        {failure !== null && <Notice kind="error">{frenchSpaces(failure)}</Notice>}
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <CommuneField
            label="Ancienne commune"
            value={from}
            onChange={setFrom}
            communes={communes}
          />
          <CommuneField label="Nouvelle commune" value={to} onChange={setTo} communes={communes} />
          <TextInput
            type="date"
            label="Jour du déménagement"
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        </SimpleGrid>
        {from !== null && to !== null && departementOf(from) === departementOf(to) && (
          <Notice kind="warn">
            Ces deux communes sont dans le même département&nbsp;: vérifiez qu’il y a bien un
            dossier à transférer.
          </Notice>
        )}
        <QuestionFields
          questions={guide.questions}
          reponses={reponses}
          columns={2}
          onAnswer={(question, reponse) => {
            const { [question]: _before, ...others } = reponses;
            setReponses(reponse === null ? others : { ...others, [question]: reponse });
          }}
        />
        <Chosen
          chosen={chosen}
          onOperateur={(demarche, operateur) =>
            setOperateurs({ ...operateurs, [demarche]: operateur })
          }
        />
        {already.length > 0 && (
          <Notice kind="warn">
            Déjà ouvert pour cette personne&nbsp;:{' '}
            {already
              .map(({ sealed }) => `${demarcheName(sealed.demarche)} (${sealed.reference})`)
              .join(', ')}
            .
          </Notice>
        )}
        <Papers guide={guide} />
        <Button type="submit" loading={busy} disabled={chosen.length === 0}>
          {chosen.length === 0
            ? 'Répondez d’abord aux questions'
            : `Ouvrir ${count(chosen.length, 'dossier', 'dossiers')}`}
        </Button>
        <Text size="sm" c="dimmed">
          {frenchSpaces(ensemble.note)}.
        </Text>
      </Stack>
    </form>
  );
}

function Chosen({
  chosen,
  onOperateur,
}: {
  readonly chosen: readonly { readonly demarche: string; readonly operateur: Operateur | null }[];
  readonly onOperateur: (demarche: string, operateur: Operateur) => void;
}) {
  if (chosen.length === 0) return null;
  return (
    <section aria-label="Dossiers à ouvrir">
      <Stack gap="xs">
        {chosen.map(({ demarche, operateur }) => {
          const choices = operateurChoices(demarche);
          return (
            <Group key={demarche} justify="space-between">
              <Text fw={600}>{frenchSpaces(demarcheName(demarche))}</Text>
              {choices.length > 1 && (
                <Select
                  aria-label={`Avec, pour ${demarcheName(demarche)}`}
                  data={[...choices]}
                  value={operateur}
                  allowDeselect={false}
                  onChange={(value) => {
                    const parsed = operateurSchema.safeParse(value);
                    if (parsed.success) onOperateur(demarche, parsed.data);
                  }}
                />
              )}
            </Group>
          );
        })}
      </Stack>
    </section>
  );
}

/** The papers of the set, those that are sure first. */
function Papers({ guide }: { readonly guide: EnsembleGuide }) {
  const sure = guide.papiers.filter(({ besoin }) => besoin === 'requise');
  const perhaps = guide.papiers.filter(
    ({ besoin }) => besoin === 'a-verifier' || besoin === 'selon-situation',
  );
  if (sure.length + perhaps.length === 0) return null;
  return (
    <section aria-label="Papiers à réunir">
      <Text>
        <strong>{count(sure.length, 'papier à réunir', 'papiers à réunir')}</strong>
        {NBSP}: {frenchSpaces(sure.map(({ nom }) => nom).join(' ; '))}.
      </Text>
      {perhaps.length > 0 && (
        <Text c="dimmed">
          Selon le cas&nbsp;: {frenchSpaces(perhaps.map(({ nom }) => nom).join(' ; '))}.
        </Text>
      )}
    </section>
  );
}

/** The move as its dossiers keep it: `Déménagement de Bayonne (64) à Florac (48) le 2 novembre 2026.` */
function moveWords(
  communes: Communes,
  from: string | null,
  to: string | null,
  moved: string | null,
): string | null {
  const named = (insee: string) => {
    const nom = communes.state === 'pret' ? (communes.index.find(insee)?.nom ?? insee) : insee;
    return `${nom} (${departementOf(insee)})`;
  };
  const parts = [
    from === null ? null : `de ${named(from)}`,
    to === null ? null : `à ${named(to)}`,
    moved === null ? null : `le ${formatDate(moved)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `Déménagement ${parts.join(' ')}.`;
}
