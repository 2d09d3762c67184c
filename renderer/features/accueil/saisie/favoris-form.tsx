import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Favori } from '../../../../shared/domain/saisie/favori.ts';
import { operateurSchema } from '../../../../shared/domain/vocabulary/operateur.ts';
import { themeSchema } from '../../../../shared/domain/vocabulary/theme.ts';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { Notice } from '../../../ui/notice.tsx';
import {
  listDemarches,
  themeOfDemarche,
  themeOfOperateur,
  operateurOfDemarche,
} from '../formulaire/catalogue-help.ts';
import { operateurChoices, themeChoices } from '../formulaire/vocabulary-choices.ts';
import type { Favoris } from './use-favoris.ts';

const PLACES = 9;

const listGroups = () => [
  {
    group: 'Démarches',
    items: listDemarches(null).map(({ id, nom }) => ({ value: `demarche ${id}`, label: nom })),
  },
  {
    group: 'Opérateurs',
    items: operateurChoices.map(({ value, label }) => ({ value: `operateur ${value}`, label })),
  },
  {
    group: 'Thèmes',
    items: themeChoices.map(({ value, label }) => ({ value: `theme ${value}`, label })),
  },
];

/** The nine favourites, each a démarche, an operator or a thème, under the digit that picks it. */
export function FavorisForm({
  favoris,
  onClose,
}: {
  readonly favoris: Favoris;
  readonly onClose: () => void;
}) {
  const [places, setPlaces] = useState<readonly (string | null)[]>(() =>
    Array.from({ length: PLACES }, (_, at) => favoriToValue(favoris.shown[at])),
  );
  const groups = listGroups();
  const [failure, setFailure] = useState<string | null>(null);
  const choose = async (chosen: readonly Favori[] | null) => {
    const saved = await favoris.choose(chosen);
    if (saved.ok) onClose();
    else setFailure(saved.failure.sentence);
  };
  return (
    <Stack gap="sm">
      <Text>
        Sur la ligne vide de la saisie éclair, le chiffre prend le favori&nbsp;; une lettre donne la
        nature, une autre la durée.
      </Text>
      {places.map((place, at) => (
        <Group key={at} gap="sm" wrap="nowrap">
          <KeyHint keys={[String(at + 1)]} />
          <Select
            aria-label={`Favori ${at + 1}`}
            data={groups}
            value={place}
            searchable
            clearable
            flex={1}
            nothingFoundMessage="Rien de ce nom"
            onChange={(value) =>
              setPlaces((before) => before.map((it, index) => (index === at ? value : it)))
            }
          />
        </Group>
      ))}
      {failure !== null && <Notice kind="error">{failure}</Notice>}
      <Group justify="space-between">
        <Button variant="subtle" disabled={!favoris.chosen} onClick={() => void choose(null)}>
          Revenir à ce que je note le plus
        </Button>
        <Button onClick={() => void choose(places.flatMap((place) => valueToFavori(place) ?? []))}>
          Garder ces favoris
        </Button>
      </Group>
    </Stack>
  );
}

function favoriToValue(favori: Favori | undefined): string | null {
  if (favori === undefined) return null;
  if (favori.demarche !== null) return `demarche ${favori.demarche}`;
  if (favori.operateur !== null) return `operateur ${favori.operateur}`;
  return favori.theme === null ? null : `theme ${favori.theme}`;
}

function valueToFavori(value: string | null): Favori | null {
  const [kind, id = ''] = value?.split(' ') ?? [];
  if (kind === 'demarche')
    return { demarche: id, operateur: operateurOfDemarche(id), theme: themeOfDemarche(id) };
  const operateur = operateurSchema.safeParse(id);
  if (kind === 'operateur' && operateur.success)
    return { demarche: null, operateur: operateur.data, theme: themeOfOperateur(operateur.data) };
  const theme = themeSchema.safeParse(id);
  return theme.success ? { demarche: null, operateur: null, theme: theme.data } : null;
}
