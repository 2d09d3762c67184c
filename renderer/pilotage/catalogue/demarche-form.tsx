import {
  Button,
  Group,
  MultiSelect,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import { confidenceSchema } from '../../../shared/domain/catalogue/fact.ts';
import { isLocalDemarche } from '../../../shared/domain/catalogue/publication.ts';
import { themeLabels, themeSchema } from '../../../shared/domain/vocabulary/theme.ts';
import {
  themeDeVieLabels,
  themeDeVieSchema,
} from '../../../shared/domain/vocabulary/theme-de-vie.ts';
import type { CatalogueAnswer, DemarcheRequest } from '../../../shared/sync/publication-api.ts';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { confidenceChoices } from '../confidence-choice.ts';
import { HistoryList } from '../history-list.tsx';
import type { PilotageClient } from '../pilotage-client.ts';
import classes from '../pilotage.module.css';
import { placeToHash } from '../place.ts';
import { ARRIVES } from '../wording.ts';
import { createLocalId, findDraftFault, toDraft, toPublication } from './demarche-draft.ts';
import type { DemarcheDraft, StandingDemarche } from './demarche-draft.ts';
import { PiecesField } from './pieces-field.tsx';

/** Puts a démarche right for every desk, or adds one of this département. */
export function DemarcheForm({
  client,
  catalogue,
  standing,
  zone,
  onDone,
  onExpired,
}: {
  readonly client: PilotageClient;
  readonly catalogue: CatalogueAnswer;
  /** The démarche to put right; null to add a local one. */
  readonly standing: StandingDemarche | null;
  readonly zone: Zone;
  readonly onDone: (sentence: string) => Promise<void>;
  readonly onExpired: () => void;
}) {
  const [draft, setDraft] = useState(() => toDraft(standing));
  const [refusal, setRefusal] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [busy, run] = useBusy();
  const { index, dits } = catalogue;
  const dit = dits.find(({ id }) => id === standing?.entree.id) ?? null;
  const isLocal = standing === null || isLocalDemarche(standing.entree.id);

  const send = (request: DemarcheRequest) =>
    run(async () => {
      const answer = await client.publishDemarche(request);
      const what = request.publication === null ? 'retiré' : 'publié';
      if (answer.ok) return onDone(`${draft.nom}\u00a0: ${what}. ${ARRIVES}`);
      if (answer.failure.code === 'signed-out') onExpired();
      setRefusal(answer.failure.sentence);
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fault = findDraftFault(draft);
    setRefusal(fault);
    if (fault !== null) return;
    const taken = new Set([...index.demarches, ...dits].map(({ id }) => id));
    const id = standing?.entree.id ?? createLocalId(draft.nom, taken);
    const attendu = dit?.numero ?? null;
    const publication = toPublication(id, draft, standing, { ...catalogue, attendu });
    void send({ id, publication, attendu, motif: draft.motif });
  };
  const withdraw = () => {
    if (standing === null || dit === null) return;
    if (draft.motif.trim() === '') return setRefusal('Dites pourquoi vous retirez, puis retirez.');
    void send({
      id: standing.entree.id,
      publication: null,
      attendu: dit.numero,
      motif: draft.motif,
    });
  };
  const put = (change: Partial<DemarcheDraft>) => setDraft({ ...draft, ...change });

  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <Stack gap="lg">
        <Group justify="space-between" align="flex-end">
          <ScreenTitle product="Relais, pilotage">
            {standing?.entree.nom ?? 'Ajouter une démarche locale'}
          </ScreenTitle>
          <Button component="a" variant="default" href={placeToHash('catalogue')}>
            Tout le catalogue
          </Button>
        </Group>
        <Text c="dimmed" maw="70ch">
          Les délais calculés, les formulaires et les calendriers restent ceux du catalogue livré.
          Un dossier déjà ouvert garde sa liste de pièces&nbsp;; le poste propose la mise à jour.
        </Text>
        <div className={classes['fields']}>
          <TextInput
            label="Nom court"
            value={draft.nom}
            onChange={(event) => put({ nom: event.currentTarget.value })}
            maxLength={40}
            autoComplete="off"
            required
          />
          <TextInput
            label="Nom complet"
            value={draft.nomActuel}
            onChange={(event) => put({ nomActuel: event.currentTarget.value })}
            maxLength={200}
            autoComplete="off"
          />
          <MultiSelect
            label="Avec qui"
            description="Le premier est celui que la démarche désigne d’abord"
            data={index.organismes.map(({ id, label }) => ({ value: id, label }))}
            value={[...draft.organismes]}
            onChange={(organismes) => put({ organismes })}
            searchable
            required
          />
          <Select
            label="Thème du rapport"
            data={themeSchema.options.map((value) => ({ value, label: themeLabels[value] }))}
            value={draft.theme}
            onChange={(value) => {
              const parsed = themeSchema.safeParse(value);
              put({ theme: parsed.success ? parsed.data : null });
            }}
            required
          />
          <MultiSelect
            label="Thèmes de vie"
            data={themeDeVieSchema.options.map((value) => ({
              value,
              label: themeDeVieLabels[value],
            }))}
            value={[...draft.themesDeVie]}
            onChange={(values) =>
              put({
                themesDeVie: values.flatMap((value) => {
                  const parsed = themeDeVieSchema.safeParse(value);
                  return parsed.success ? [parsed.data] : [];
                }),
              })
            }
            maxValues={5}
            searchable
            required
          />
        </div>
        <PiecesField pieces={draft.pieces} onChange={(pieces) => put({ pieces })} />
        <div className={classes['fields']}>
          <Textarea
            label="Comment faire"
            description="Un moyen par ligne&nbsp;: en ligne (avec l’adresse), au guichet, par courrier"
            value={draft.canaux}
            onChange={(event) => put({ canaux: event.currentTarget.value })}
            rows={2}
            className={classes['whole'] ?? ''}
          />
          <Textarea
            label="Délai"
            value={draft.delai}
            onChange={(event) => put({ delai: event.currentTarget.value })}
          />
          <Textarea
            label="Recours"
            value={draft.recours}
            onChange={(event) => put({ recours: event.currentTarget.value })}
          />
          <Textarea
            label="Note en tête de la fiche"
            value={draft.note}
            onChange={(event) => put({ note: event.currentTarget.value })}
            maxLength={1000}
            className={classes['whole'] ?? ''}
          />
        </div>
        <Title order={2} size="h3">
          Pourquoi et d’après quoi
        </Title>
        <div className={classes['fields']}>
          <TextInput
            label="Raison"
            description="Les postes la voient en tête de la fiche"
            value={draft.motif}
            onChange={(event) => put({ motif: event.currentTarget.value })}
            maxLength={500}
            autoComplete="off"
            required
          />
          <TextInput
            label="Source"
            description="Où cela a été lu, ou qui l’a dit"
            value={draft.source}
            onChange={(event) => put({ source: event.currentTarget.value })}
            maxLength={300}
            autoComplete="off"
            required
          />
          <Select
            label="Fiabilité"
            data={confidenceChoices}
            value={draft.confidence}
            onChange={(value) => {
              const parsed = confidenceSchema.safeParse(value);
              put({ confidence: parsed.success ? parsed.data : null });
            }}
            required
          />
        </div>
        {refusal !== null && <Notice kind="error">{refusal}</Notice>}
        <Group justify="space-between">
          <Button type="submit" loading={busy}>
            {standing === null ? 'Publier cette démarche' : 'Publier la correction'}
          </Button>
          {standing !== null &&
            dit !== null &&
            !dit.retire &&
            (leaving ? (
              <Group gap="xs">
                <Button color="red" loading={busy} onClick={withdraw}>
                  {isLocal ? 'Ôter de tous les postes' : 'Revenir à la fiche livrée'}
                </Button>
                <Button variant="default" onClick={() => setLeaving(false)}>
                  Garder
                </Button>
              </Group>
            ) : (
              <Button variant="default" onClick={() => setLeaving(true)}>
                {isLocal ? 'Ôter du catalogue…' : 'Retirer la correction…'}
              </Button>
            ))}
        </Group>
        {standing !== null && dit !== null && (
          <HistoryList
            client={client}
            objet="demarche"
            id={standing.entree.id}
            zone={zone}
            onExpired={onExpired}
          />
        )}
      </Stack>
    </form>
  );
}
