import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { isLocalDemarche } from '../../../shared/domain/catalogue/publication.ts';
import { foldWords } from '../../../shared/domain/commune/fold.ts';
import type { StaffSession } from '../../../shared/sync/pilotage-api.ts';
import type { CatalogueAnswer } from '../../../shared/sync/publication-api.ts';
import { count } from '../../ui/format.ts';
import { SearchIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { LoadingPage } from '../loading-page.tsx';
import type { PilotageClient } from '../pilotage-client.ts';
import classes from '../pilotage.module.css';
import { placeToHash } from '../place.ts';
import { useDone } from '../use-done.ts';
import { useLoaded } from '../use-loaded.ts';
import type { StandingDemarche } from './demarche-draft.ts';
import { DemarcheForm } from './demarche-form.tsx';

/** What the address says instead of a démarche’s id. No id is one word with a capital. */
const NEW = 'Nouvelle';

/** The catalogue: which fiches were put right, which démarches are of this département. */
export function CataloguePage({
  client,
  session,
  subject,
  onExpired,
}: {
  readonly client: PilotageClient;
  readonly session: StaffSession;
  readonly subject: string | null;
  readonly onExpired: () => void;
}) {
  const read = useCallback(() => client.catalogue(), [client]);
  const { value, failure, reload } = useLoaded(read, onExpired);
  const { said, done } = useDone('catalogue', reload);
  const [text, setText] = useState('');
  const found = useMemo(() => find(value, text), [value, text]);
  if (value === null)
    return <LoadingPage title="Catalogue" failure={failure} onRetry={() => void reload()} />;
  const standing = subject === null ? null : toStanding(value, subject);
  if (subject === NEW || standing !== null)
    return (
      <DemarcheForm
        key={subject}
        client={client}
        catalogue={value}
        standing={standing}
        zone={session.zone}
        onDone={done}
        onExpired={onExpired}
      />
    );
  const published = new Map(value.dits.map((dit) => [dit.id, dit]));
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end">
        <div>
          <ScreenTitle product="Relais, pilotage" takesFocus={false}>
            Catalogue des démarches
          </ScreenTitle>
          <Text c="dimmed">
            Une correction ou une démarche locale publiée ici arrive sur tous les postes.
          </Text>
        </div>
        <Button component="a" href={placeToHash('catalogue', NEW)}>
          Ajouter une démarche locale
        </Button>
      </Group>
      {said !== null && <Notice kind="info">{said}</Notice>}
      <TextInput
        label="Chercher une démarche"
        description="Nom actuel ou ancien, organisme"
        leftSection={<SearchIcon />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autoComplete="off"
        maw="32rem"
      />
      <Text aria-live="polite">{count(found.length, 'démarche', 'démarches')}</Text>
      <ul className={classes['lines']} aria-label="Démarches">
        {found.map(({ id, nom, organisation }) => {
          const dit = published.get(id);
          const isPublished = dit !== undefined && !dit.retire;
          return (
            <li key={id}>
              <a className={classes['row']} href={placeToHash('catalogue', id)}>
                <span>
                  <strong>{nom}</strong> {organisation}
                </span>
                {isPublished && (
                  <Text component="span" size="sm" fw={700}>
                    {isLocalDemarche(id) ? 'locale' : 'corrigée'}, par {dit.auteur}
                  </Text>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}

/** Published ones first, then by name. */
function find(value: CatalogueAnswer | null, text: string) {
  if (value === null) return [];
  const asked = foldWords(text);
  const published = new Set(value.dits.flatMap(({ id, retire }) => (retire ? [] : [id])));
  return value.index.demarches
    .filter(({ nom, nomActuel, nomsAnciens, organisation }) => {
      const known = foldWords([nom, nomActuel, ...nomsAnciens, organisation].join(' '));
      return asked.every((start) => known.some((word) => word.startsWith(start)));
    })
    .toSorted(
      (a, b) =>
        Number(published.has(b.id)) - Number(published.has(a.id)) ||
        a.nom.localeCompare(b.nom, 'fr'),
    );
}

function toStanding(value: CatalogueAnswer, id: string): StandingDemarche | null {
  const entree = value.index.demarches.find((one) => one.id === id);
  const fiche = value.fiches.find((one) => one.id === id);
  if (entree === undefined || fiche === undefined) return null;
  return { entree, fiche, themesDeVie: value.themesDeVie.demarches[id] ?? [] };
}
