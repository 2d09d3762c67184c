import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import type { DeskSession } from '../../data/desk-session.ts';
import { useRegistre } from '../../data/registre/registre.ts';
import { searchRegistre } from '../../data/registre/search-registre.ts';
import { SearchIcon } from '../../ui/icons.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { UnreadableNotice } from '../../ui/unreadable-notice.tsx';
import { useCommuneName } from './use-commune-name.ts';
import { UsagerResults } from './usager-results.tsx';

/** One field that finds a person or a dossier. Nobody is listed before something is typed. */
export function UsagerSearch({
  session,
  text,
  onText,
  hrefOf,
  hrefOfDossier,
  onOpen,
  onCreate,
}: {
  readonly session: DeskSession;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly hrefOf: (id: string | null) => string;
  readonly hrefOfDossier: (id: string) => string;
  readonly onOpen: (id: string) => void;
  readonly onCreate: (typed: string) => void;
}) {
  const registre = useRegistre(session);
  const communeName = useCommuneName(session);
  // The letters come first, the list follows.
  const asked = useDeferredValue(text);
  const [said, setSaid] = useState<string | null>(null);
  const openOnly = () => {
    const { usagers, dossiers } = searchRegistre(registre, text);
    const [person] = usagers;
    const [dossier] = dossiers;
    if (usagers.length === 1 && dossiers.length === 0 && person !== undefined) onOpen(person.id);
    else if (usagers.length === 0 && dossiers.length === 1 && dossier !== undefined)
      window.location.assign(hrefOfDossier(dossier.id));
    else
      setSaid(usagers.length + dossiers.length === 0 ? null : 'Plusieurs réponses : choisissez.');
  };
  return (
    <Stack gap="md">
      <ScreenTitle takesFocus={false}>Usagers et dossiers</ScreenTitle>
      <Group align="flex-end" role="search">
        <TextInput
          flex="1 1 24rem"
          label="Qui, ou quel dossier&#x202f;?"
          description="Nom, prénom, ancien nom, téléphone, numéro CAF ou France Travail, naissance, référence d’un dossier"
          leftSection={<SearchIcon />}
          value={text}
          onChange={(event) => {
            setSaid(null);
            onText(event.currentTarget.value);
          }}
          onKeyDown={(event) => event.key === 'Enter' && openOnly()}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          autoFocus
        />
        <Button variant="default" onClick={() => onCreate(text)}>
          Créer une fiche
        </Button>
      </Group>
      {said !== null && <Text role="status">{said}</Text>}
      <UnreadableNotice files={registre.illisibles.size} />
      <UsagerResults
        registre={registre}
        text={asked}
        communeName={communeName}
        hrefOf={hrefOf}
        hrefOfDossier={hrefOfDossier}
        onCreate={onCreate}
      />
    </Stack>
  );
}
