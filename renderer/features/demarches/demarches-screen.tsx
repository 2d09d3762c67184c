import { Button, Group, Select, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import { usePublished } from '../../data/publications/published.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchIcon } from '../../ui/icons.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { UnreadPublications } from '../../ui/unread-publications.tsx';
import {
  findDemarche,
  fitsFilter,
  organismeChoices,
  searchDemarches,
  themeChoices,
} from './catalogue.ts';
import type { DemarcheFilter } from './catalogue.ts';
import { DemarcheList } from './demarche-list.tsx';

// The fiches, their sources and their rules are read when one is opened, never before.
const FicheView = lazy(async () => ({ default: (await import('./fiche-view.tsx')).FicheView }));

/** The choice that narrows nothing. */
const EVERY = { value: 'tous', label: 'Tous' } as const;

const NO_FILTER: DemarcheFilter = { organisme: null, theme: null };

/** What does this person need to bring? */
export function DemarchesScreen({
  identity,
  today,
  opened,
  hrefOf,
  onOpen,
  onPrint,
  forms,
}: {
  readonly identity: DeskIdentity;
  readonly today: LocalDay;
  /** The démarche on show; null for the list. */
  readonly opened: string | null;
  /** The address of a démarche’s fiche; of the list for null. */
  readonly hrefOf: (id: string | null) => string;
  readonly onOpen: (id: string) => void;
  readonly onPrint: (paper: Paper) => void;
  /** The official forms of a démarche, by its id. */
  readonly forms: (demarche: string) => ReactNode;
}) {
  // What the functions of the catalogue give follows what is published: so does this screen.
  const { nonLus } = usePublished();
  const [text, setText] = useState('');
  const [filter, setFilter] = useState(NO_FILTER);
  const clear = () => {
    setText('');
    setFilter(NO_FILTER);
  };
  if (opened !== null) {
    const demarche = findDemarche(opened);
    const back = (
      <Button component="a" variant="default" href={hrefOf(null)}>
        Toutes les démarches
      </Button>
    );
    return demarche === null ? (
      <EmptyState title="Cette démarche n’est plus au catalogue" action={back}>
        Elle a peut-être changé de nom&nbsp;: cherchez-la dans la liste.
      </EmptyState>
    ) : (
      <Suspense fallback={<Skeleton height={480} />}>
        <FicheView
          // Answers are of one visitor and one démarche: another starts from nothing.
          key={demarche.id}
          demarche={demarche}
          identity={identity}
          today={today}
          back={back}
          onPrint={onPrint}
          forms={forms(demarche.id)}
        />
      </Suspense>
    );
  }
  const openBest = () => {
    const best = searchDemarches(text).found.find(({ id }) => {
      const demarche = findDemarche(id);
      return demarche !== null && fitsFilter(demarche, filter);
    });
    if (best !== undefined) onOpen(best.id);
  };
  return (
    <Stack gap="md">
      <ScreenTitle takesFocus={false}>Démarches</ScreenTitle>
      <Group align="flex-end" role="search">
        <TextInput
          label="Quelle démarche&#x202f;?"
          description="Nom actuel ou ancien, organisme, mots de la personne"
          leftSection={<SearchIcon />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && openBest()}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          flex="2 1 22rem"
        />
        <Select
          label="Organisme"
          data={[EVERY, ...organismeChoices()]}
          value={filter.organisme ?? EVERY.value}
          onChange={(organisme) =>
            setFilter({ ...filter, organisme: organisme === EVERY.value ? null : organisme })
          }
          allowDeselect={false}
          searchable
          nothingFoundMessage="Aucun de ce nom"
          flex="1 1 14rem"
        />
        <Select
          label="Thème de vie"
          data={[EVERY, ...themeChoices()]}
          value={filter.theme ?? EVERY.value}
          onChange={(theme) =>
            setFilter({ ...filter, theme: theme === EVERY.value ? null : theme })
          }
          allowDeselect={false}
          flex="1 1 14rem"
        />
      </Group>
      <UnreadPublications publications={nonLus} />
      <DemarcheList text={text} filter={filter} hrefOf={hrefOf} onClear={clear} />
      <Text c="dimmed" size="sm">
        Le rangement par thème de vie est une proposition de Relais, à vérifier&nbsp;: il aide à
        chercher et ne sert jamais à compter.
      </Text>
    </Stack>
  );
}
