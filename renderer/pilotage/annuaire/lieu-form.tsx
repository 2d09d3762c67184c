import { Button, Group, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import { shippedIndex } from '../../../shared/domain/catalogue/shipped-index.ts';
import {
  genreLieuLabels,
  genreLieuSchema,
  jours,
} from '../../../shared/domain/organisme/schema.ts';
import type { AnnuaireAnswer, LieuRequest } from '../../../shared/sync/publication-api.ts';
import { capitalise } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { confidenceChoices } from '../confidence-choice.ts';
import { HistoryList } from '../history-list.tsx';
import type { PilotageClient } from '../pilotage-client.ts';
import classes from '../pilotage.module.css';
import { placeToHash } from '../place.ts';
import { useFirstFault } from '../use-first-fault.ts';
import { ARRIVES } from '../wording.ts';
import { readDraft, toDraft } from './lieu-draft.ts';
import type { DraftFaults, LieuField } from './lieu-draft.ts';

const operateurs = shippedIndex.organismes
  .map(({ id, label }) => ({ value: id, label }))
  .toSorted((a, b) => a.label.localeCompare(b.label, 'fr'));

const genres = genreLieuSchema.options.map((value) => ({ value, label: genreLieuLabels[value] }));

/** Adds a place, puts one right, or takes it off the directory. */
export function LieuForm({
  client,
  entry,
  today,
  zone,
  onDone,
  onExpired,
}: {
  readonly client: PilotageClient;
  /** The place to put right; null to add one. */
  readonly entry: AnnuaireAnswer['lieux'][number] | null;
  readonly today: string;
  readonly zone: Zone;
  readonly onDone: (sentence: string) => Promise<void>;
  readonly onExpired: () => void;
}) {
  const lieu = entry?.lieu ?? null;
  const [draft, setDraft] = useState(() => toDraft(lieu, today));
  const [motif, setMotif] = useState('');
  const [faults, setFaults] = useState<DraftFaults>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [busy, run] = useBusy();
  const form = useFirstFault(faults);

  const publish = (request: Pick<LieuRequest, 'lieu'>) =>
    run(async () => {
      const answer = await client.publishLieu({
        ...request,
        id: lieu?.id ?? null,
        attendu: entry?.dit?.numero ?? null,
        motif: motif.trim() === '' ? null : motif,
      });
      const nom = request.lieu?.nom ?? lieu?.nom ?? '';
      if (answer.ok)
        return onDone(`${nom}\u00a0: ${request.lieu === null ? 'ôté' : 'publié'}. ${ARRIVES}`);
      if (answer.failure.code === 'signed-out') onExpired();
      setRefusal(answer.failure.sentence);
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readDraft(draft, lieu?.externe ?? null);
    setFaults(read.ok ? {} : read.faults);
    setRefusal(read.ok ? null : 'Rien n’est publié encore\u00a0: corrigez les champs en rouge.');
    if (read.ok) void publish({ lieu: read.lieu });
  };
  const set = (field: LieuField, value: string) => setDraft({ ...draft, [field]: value });
  const field = (name: LieuField) => ({
    value: draft[name],
    error: faults[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      set(name, event.currentTarget.value),
    autoComplete: 'off',
  });

  return (
    <form ref={form} className={classes['form']} onSubmit={submit} noValidate>
      <Stack gap="lg">
        <Group justify="space-between" align="flex-end">
          <ScreenTitle product="Relais, pilotage">{lieu?.nom ?? 'Ajouter un lieu'}</ScreenTitle>
          <Button component="a" variant="default" href={placeToHash('annuaire')}>
            Tout l’annuaire
          </Button>
        </Group>
        <Text c="dimmed">Laissez vide ce qui n’est pas connu&nbsp;: rien n’est supposé.</Text>
        <div className={classes['fields']}>
          <TextInput label="Nom" {...field('nom')} required className={classes['whole'] ?? ''} />
          <Select
            label="Type de lieu"
            data={genres}
            value={draft.genre === '' ? null : draft.genre}
            error={faults.genre}
            onChange={(value) => set('genre', value ?? '')}
            allowDeselect={false}
            required
          />
          <Select
            label="Opérateur"
            description="Celui dont c’est un bureau"
            data={operateurs}
            value={draft.operateur === '' ? null : draft.operateur}
            onChange={(value) => set('operateur', value ?? '')}
            searchable
            clearable
            nothingFoundMessage="Aucun de ce nom"
          />
          <TextInput label="Téléphone" {...field('telephone')} />
          <TextInput label="Courriel" {...field('courriel')} />
          <TextInput label="Site internet" {...field('site')} placeholder="https://" />
          <Textarea label="Adresse" {...field('adresse')} rows={2} />
          <TextInput label="Code postal" {...field('codePostal')} />
          <TextInput label="Commune" {...field('commune')} />
          <TextInput label="Code INSEE" {...field('insee')} />
          <TextInput label="Latitude" {...field('latitude')} />
          <TextInput label="Longitude" {...field('longitude')} />
          <Textarea
            label="Contacts"
            description="Un par ligne&nbsp;: fonction&#x202f;; téléphone&#x202f;; courriel"
            {...field('contacts')}
            rows={2}
            className={classes['whole'] ?? ''}
          />
          <Textarea
            label="Ce qu’on y fait"
            {...field('activites')}
            rows={3}
            className={classes['whole'] ?? ''}
          />
        </div>
        <Title order={2} size="h3">
          Horaires
        </Title>
        <div className={classes['fields']}>
          {jours.map((jour) => (
            <TextInput key={jour} label={capitalise(jour)} {...field(jour)} />
          ))}
          <TextInput
            label="Remarque sur les horaires"
            {...field('horairesNote')}
            className={classes['whole'] ?? ''}
          />
        </div>
        <Title order={2} size="h3">
          D’où viennent ces informations
        </Title>
        <div className={classes['fields']}>
          <TextInput
            label="Source"
            description="Où elles ont été lues, ou qui les a données"
            {...field('source')}
            required
            className={classes['whole'] ?? ''}
          />
          <TextInput label="Exactes au" type="date" {...field('luLe')} required />
          <Select
            label="Fiabilité"
            data={confidenceChoices}
            value={draft.confidence === '' ? null : draft.confidence}
            error={faults.confidence}
            onChange={(value) => set('confidence', value ?? '')}
            allowDeselect={false}
            required
          />
          <TextInput
            label="Raison du changement"
            value={motif}
            onChange={(event) => setMotif(event.currentTarget.value)}
            maxLength={500}
            autoComplete="off"
          />
        </div>
        {refusal !== null && <Notice kind="error">{refusal}</Notice>}
        <Group justify="space-between">
          <Button type="submit" loading={busy}>
            {lieu === null ? 'Publier ce lieu' : 'Publier la correction'}
          </Button>
          {lieu !== null &&
            (leaving ? (
              <Group gap="xs">
                <Button color="red" loading={busy} onClick={() => void publish({ lieu: null })}>
                  Ôter de tous les postes
                </Button>
                <Button variant="default" onClick={() => setLeaving(false)}>
                  Garder
                </Button>
              </Group>
            ) : (
              <Button variant="default" onClick={() => setLeaving(true)}>
                Ôter de l’annuaire…
              </Button>
            ))}
        </Group>
        {lieu !== null && (
          <HistoryList
            client={client}
            objet="lieu"
            id={lieu.id}
            zone={zone}
            onExpired={onExpired}
          />
        )}
      </Stack>
    </form>
  );
}
