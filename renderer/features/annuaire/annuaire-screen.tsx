import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { shippedIndex } from '../../../shared/domain/catalogue/shipped-index.ts';
import { distanceKm } from '../../../shared/domain/organisme/distance.ts';
import { genreLieuLabels, genreLieuSchema } from '../../../shared/domain/organisme/schema.ts';
import type { GenreLieu, Lieu } from '../../../shared/domain/organisme/schema.ts';
import { departementOfSite } from '../../../shared/domain/site/departement-of-site.ts';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import { toDirectory } from '../../data/publications/directory.ts';
import type { Directory } from '../../data/publications/directory.ts';
import { usePublished } from '../../data/publications/published.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchIcon } from '../../ui/icons.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { AnnuaireState } from './annuaire-state.tsx';
import { LieuList } from './lieu-list.tsx';
import { LieuView } from './lieu-view.tsx';

/** The choice that narrows nothing. */
const EVERY = { value: 'tous', label: 'Tous' } as const;

interface Filter {
  readonly genre: GenreLieu | null;
  readonly operateur: string | null;
}

const NO_FILTER: Filter = { genre: null, operateur: null };

/** Whom to call, where to send someone, when it is open. */
export function AnnuaireScreen({
  identity,
  today,
  linked,
  opened,
  hrefOf,
  onOpen,
}: {
  readonly identity: DeskIdentity;
  readonly today: LocalDay;
  /** Whether the desk is linked to a département; null while that is not known. */
  readonly linked: boolean | null;
  /** The place on show; null for the list. */
  readonly opened: string | null;
  /** The address of a place’s fiche; of the list for null. */
  readonly hrefOf: (id: string | null) => string;
  readonly onOpen: (id: string) => void;
}) {
  const published = usePublished();
  const directory = useMemo(
    () => toDirectory(published, departementOfSite(identity)),
    [published, identity],
  );
  const [text, setText] = useState('');
  const [filter, setFilter] = useState(NO_FILTER);
  const from = positionOf(identity, directory);
  const choices = useMemo(() => toChoices(directory.lieux), [directory]);
  const found = useMemo(
    () => directory.search({ text, ...filter, from }),
    [directory, text, filter, from],
  );

  if (opened !== null) {
    const lieu = directory.byId.get(opened);
    const back = (
      <Button component="a" variant="default" href={hrefOf(null)}>
        Tout l’annuaire
      </Button>
    );
    return lieu === undefined ? (
      <EmptyState title="Ce lieu n’est plus dans l’annuaire" action={back}>
        La coordination l’a peut-être ôté ou fusionné&nbsp;: cherchez-le dans la liste.
      </EmptyState>
    ) : (
      <LieuView
        key={lieu.id}
        lieu={lieu}
        km={from === null || lieu.position === null ? null : distanceKm(from, lieu.position)}
        today={today}
        back={back}
      />
    );
  }
  const state = <AnnuaireState published={published} linked={linked} zone={identity.zone} />;
  if (directory.lieux.length === 0)
    return (
      <Stack gap="md">
        <ScreenTitle>Annuaire</ScreenTitle>
        <EmptyState title="L’annuaire est vide">
          La coordination du département le remplit depuis ses pages de pilotage&nbsp;; il arrive
          ici de lui-même, et se lit ensuite sans réseau.
        </EmptyState>
        {state}
      </Stack>
    );
  return (
    <Stack gap="md">
      <ScreenTitle takesFocus={false}>Annuaire</ScreenTitle>
      <Group align="flex-end" role="search">
        <TextInput
          label="Qui ou quoi&#x202f;?"
          description="Nom actuel ou ancien, commune, ce qu’on y fait"
          leftSection={<SearchIcon />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            const [best] = found;
            if (event.key === 'Enter' && best !== undefined) onOpen(best.lieu.id);
          }}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          flex="2 1 22rem"
        />
        <Select
          label="Opérateur"
          data={[EVERY, ...choices.operateurs]}
          value={filter.operateur ?? EVERY.value}
          onChange={(operateur) =>
            setFilter({ ...filter, operateur: operateur === EVERY.value ? null : operateur })
          }
          allowDeselect={false}
          searchable
          nothingFoundMessage="Aucun de ce nom"
          flex="1 1 14rem"
        />
        <Select
          label="Type de lieu"
          data={[EVERY, ...choices.genres]}
          value={filter.genre ?? EVERY.value}
          onChange={(genre) => {
            const parsed = genreLieuSchema.safeParse(genre);
            setFilter({ ...filter, genre: parsed.success ? parsed.data : null });
          }}
          allowDeselect={false}
          flex="1 1 14rem"
        />
      </Group>
      <LieuList
        key={`${text} ${filter.genre} ${filter.operateur}`}
        found={found}
        hrefOf={hrefOf}
        onClear={() => {
          setText('');
          setFilter(NO_FILTER);
        }}
      />
      {state}
      <Text c="dimmed" size="sm">
        Ce qui n’est pas renseigné n’est pas connu&nbsp;: Relais ne devine ni adresse, ni horaire.
      </Text>
    </Stack>
  );
}

/** Where the platform is, when the directory says it. */
function positionOf({ site, commune }: DeskIdentity, { lieux, byId }: Directory): Lieu['position'] {
  const platform =
    byId.get(`plateforme-${site}`) ??
    lieux.find(({ genre, insee }) => genre === 'plateforme' && insee === commune);
  return platform?.position ?? null;
}

/** The operators and the kinds at least one place has. */
function toChoices(lieux: readonly Lieu[]) {
  const operateurs = new Set(lieux.map(({ operateur }) => operateur));
  const genres = new Set(lieux.map(({ genre }) => genre));
  return {
    operateurs: shippedIndex.organismes
      .filter(({ id, standsFor }) =>
        // A body a common counter stands for is found there.
        [...operateurs].some(
          (one) =>
            one === id ||
            standsFor.includes(one ?? '') ||
            shippedIndex.organismes.some(
              (other) => other.id === one && other.standsFor.includes(id),
            ),
        ),
      )
      .map(({ id, label }) => ({ value: id, label }))
      .toSorted((a, b) => a.label.localeCompare(b.label, 'fr')),
    genres: genreLieuSchema.options
      .filter((genre) => genres.has(genre))
      .map((genre) => ({ value: genre, label: genreLieuLabels[genre] })),
  };
}
