import { Button, Group, Text } from '@mantine/core';
import { favoriLabels } from '../../../../shared/domain/saisie/favori-label.ts';
import type { Favori } from '../../../../shared/domain/saisie/favori.ts';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { useLexicon } from './lexicon.ts';

/** The nine favourites of whoever is at the desk, each under its digit. */
export function FavoriButtons({
  favoris,
  onPick,
  onEdit,
}: {
  readonly favoris: readonly Favori[];
  readonly onPick: (digit: number) => void;
  readonly onEdit: (() => void) | null;
}) {
  const lexicon = useLexicon();
  return (
    <Group gap={8} role="group" aria-label="Favoris">
      {favoris.length === 0 && (
        <Text c="dimmed">
          Écrivez ce qui est demandé. Vos demandes les plus fréquentes viendront ici, sous un
          chiffre.
        </Text>
      )}
      {favoriLabels(favoris, lexicon).map((label, index) => (
        <Button
          key={index}
          variant="default"
          leftSection={<KeyHint keys={[String(index + 1)]} />}
          onClick={() => onPick(index + 1)}
        >
          {label}
        </Button>
      ))}
      {onEdit !== null && (
        <Button variant="subtle" onClick={onEdit}>
          Mes favoris
        </Button>
      )}
    </Group>
  );
}
