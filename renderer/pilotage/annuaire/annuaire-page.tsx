import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { foldWords } from '../../../shared/domain/commune/fold.ts';
import { genreLieuLabels } from '../../../shared/domain/organisme/schema.ts';
import type { StaffSession } from '../../../shared/sync/pilotage-api.ts';
import type { AnnuaireAnswer } from '../../../shared/sync/publication-api.ts';
import { count, formatDate } from '../../ui/format.ts';
import { SearchIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { LoadingPage } from '../loading-page.tsx';
import type { PilotageClient } from '../pilotage-client.ts';
import classes from '../pilotage.module.css';
import { placeToHash } from '../place.ts';
import { useDone } from '../use-done.ts';
import { useLoaded } from '../use-loaded.ts';
import { ImportPanel } from './import-panel.tsx';
import { LieuForm } from './lieu-form.tsx';
import { PastImports } from './past-imports.tsx';

/** What the address says instead of a place’s id. No id is one word with a capital. */
const NEW = 'Nouveau';
const IMPORT = 'Import';

/** Places drawn at once. */
const PAGE = 100;

/** The directory: found, added to, put right, filled from a file. */
export function AnnuairePage({
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
  const read = useCallback(() => client.annuaire(), [client]);
  const { value, failure, reload } = useLoaded(read, onExpired);
  const { said, done } = useDone('annuaire', reload);
  const [text, setText] = useState('');
  const [shown, setShown] = useState(PAGE);
  const found = useMemo(() => find(value, text), [value, text]);
  if (value === null)
    return <LoadingPage title="Annuaire" failure={failure} onRetry={() => void reload()} />;
  if (subject === IMPORT)
    return (
      <ImportPanel
        client={client}
        departement={session.departement}
        today={value.today}
        onDone={done}
        onExpired={onExpired}
      />
    );
  if (subject !== null) {
    const entry = value.lieux.find(({ lieu }) => lieu.id === subject);
    if (subject === NEW || entry !== undefined)
      return (
        <LieuForm
          key={subject}
          client={client}
          entry={entry ?? null}
          today={value.today}
          zone={session.zone}
          onDone={done}
          onExpired={onExpired}
        />
      );
  }
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end">
        <div>
          <ScreenTitle product="Relais, pilotage" takesFocus={false}>
            Annuaire
          </ScreenTitle>
          <Text c="dimmed">
            Ce qui est publié ici arrive sur tous les postes, et s’y lit sans réseau.
          </Text>
        </div>
        <Group>
          <Button component="a" variant="default" href={placeToHash('annuaire', IMPORT)}>
            Importer un fichier
          </Button>
          <Button component="a" href={placeToHash('annuaire', NEW)}>
            Ajouter un lieu
          </Button>
        </Group>
      </Group>
      {said !== null && <Notice kind="info">{said}</Notice>}
      <TextInput
        label="Chercher un lieu"
        description="Nom, commune ou type de lieu"
        leftSection={<SearchIcon />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setShown(PAGE);
        }}
        autoComplete="off"
        maw="32rem"
      />
      <Text aria-live="polite">{count(found.length, 'lieu', 'lieux')}</Text>
      <ul className={classes['lines']} aria-label="Lieux">
        {found.slice(0, shown).map(({ lieu, dit }) => (
          <li key={lieu.id}>
            <a className={classes['row']} href={placeToHash('annuaire', lieu.id)}>
              <span>
                <strong>{lieu.nom}</strong> {genreLieuLabels[lieu.genre]}
                {lieu.commune !== null && `, ${lieu.commune}`}
              </span>
              <Text component="span" c="dimmed" size="sm">
                état du {formatDate(lieu.luLe)}
                {dit === null ? ', livré avec Relais' : `, publié par ${dit.auteur}`}
              </Text>
            </a>
          </li>
        ))}
      </ul>
      {found.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + PAGE)}>
          Montrer la suite
        </Button>
      )}
      <PastImports
        client={client}
        imports={value.imports}
        zone={session.zone}
        onUndone={reload}
        onExpired={onExpired}
      />
    </Stack>
  );
}

function find(value: AnnuaireAnswer | null, text: string): AnnuaireAnswer['lieux'] {
  const asked = foldWords(text);
  return (value?.lieux ?? []).filter(({ lieu }) => {
    const known = foldWords(`${lieu.nom} ${lieu.commune ?? ''} ${genreLieuLabels[lieu.genre]}`);
    return asked.every((start) => known.some((word) => word.startsWith(start)));
  });
}
