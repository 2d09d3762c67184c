import { Button, Stack, Text, Title } from '@mantine/core';
import { themeDeVieLabels } from '../../../shared/domain/vocabulary/theme-de-vie.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count, NBSP } from '../../ui/format.ts';
import { findDemarche, fitsFilter, groupByTheme, searchDemarches } from './catalogue.ts';
import type { DemarcheFilter } from './catalogue.ts';
import { DemarcheLink } from './demarche-link.tsx';
import classes from './demarches.module.css';

/** What the list shows, and what is asked of it. */
export interface ListProps {
  readonly text: string;
  readonly filter: DemarcheFilter;
  /** The address of a démarche’s fiche. */
  readonly hrefOf: (id: string) => string;
  readonly onClear: () => void;
}

/** The démarches a search finds, the best first; without a search, all of them by thème de vie. */
export function DemarcheList({ text, filter, hrefOf, onClear }: ListProps) {
  if (text.trim() === '') return <Groups filter={filter} hrefOf={hrefOf} onClear={onClear} />;
  const { found, unknown } = searchDemarches(text);
  const shown = found.flatMap(({ id, ancien }) => {
    const demarche = findDemarche(id);
    return demarche !== null && fitsFilter(demarche, filter) ? [{ demarche, ancien }] : [];
  });
  return (
    <Stack gap="sm">
      <Text aria-live="polite">
        {count(shown.length, 'démarche trouvée', 'démarches trouvées')}
        {unknown.length > 0 && shown.length > 0 && `. Non compris${NBSP}: ${unknown.join(', ')}.`}
      </Text>
      {shown.length === 0 ? (
        <Nothing onClear={onClear} />
      ) : (
        <ul className={classes['links']} aria-label="Démarches trouvées">
          {shown.map(({ demarche, ancien }) => (
            <DemarcheLink
              key={demarche.id}
              demarche={demarche}
              ancien={ancien}
              href={hrefOf(demarche.id)}
            />
          ))}
        </ul>
      )}
    </Stack>
  );
}

function Groups({ filter, hrefOf, onClear }: Omit<ListProps, 'text'>) {
  const groups = groupByTheme(filter);
  const total = groups.reduce((sum, { demarches }) => sum + demarches.length, 0);
  return (
    <Stack gap="lg">
      <Text aria-live="polite">{count(total, 'démarche', 'démarches')}</Text>
      {groups.length === 0 && <Nothing onClear={onClear} />}
      {groups.map(({ theme, demarches }) => (
        <section key={theme} aria-labelledby={`theme-${theme}`}>
          <Title order={2} size="h3" mb="xs" id={`theme-${theme}`}>
            {themeDeVieLabels[theme]}
          </Title>
          <ul className={classes['links']}>
            {demarches.map((demarche) => (
              <DemarcheLink key={demarche.id} demarche={demarche} href={hrefOf(demarche.id)} />
            ))}
          </ul>
        </section>
      ))}
    </Stack>
  );
}

function Nothing({ onClear }: { readonly onClear: () => void }) {
  return (
    <EmptyState
      title="Rien de ce nom au catalogue"
      action={
        <Button variant="default" onClick={onClear}>
          Tout effacer
        </Button>
      }
    >
      Essayez un autre mot&nbsp;: un ancien nom, un organisme, ce que la personne dit. Le catalogue
      ne connaît pas tout&nbsp;: l’organisme, lui, sait ce qu’il faut.
    </EmptyState>
  );
}
