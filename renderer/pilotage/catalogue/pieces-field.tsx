import { Button, Group, Select, Stack, TextInput, Title } from '@mantine/core';
import type { PieceDraft } from './demarche-draft.ts';
import classes from '../pilotage.module.css';

const requirements = [
  { value: 'required', label: 'Toujours' },
  { value: 'conditional', label: 'Selon la situation' },
  { value: 'optional', label: 'Utile, pas exigée' },
] as const;

/** The pièces to bring, a line each. */
export function PiecesField({
  pieces,
  onChange,
}: {
  readonly pieces: readonly PieceDraft[];
  readonly onChange: (pieces: readonly PieceDraft[]) => void;
}) {
  const put = (key: number, change: Partial<PieceDraft>) =>
    onChange(pieces.map((piece) => (piece.key === key ? { ...piece, ...change } : piece)));
  const add = () =>
    onChange([
      ...pieces,
      {
        key: Math.max(-1, ...pieces.map(({ key }) => key)) + 1,
        label: '',
        requirement: 'required',
        condition: '',
      },
    ]);
  return (
    <Stack gap="sm">
      <Title order={2} size="h3">
        Pièces à apporter
      </Title>
      {pieces.map(({ key, label, requirement, condition }, at) => (
        <Group key={key} align="flex-end" wrap="wrap">
          <TextInput
            label={`Pièce ${at + 1}`}
            value={label}
            onChange={(event) => put(key, { label: event.currentTarget.value })}
            maxLength={300}
            autoComplete="off"
            flex="3 1 22rem"
          />
          <Select
            label="Demandée"
            data={requirements}
            value={requirement}
            onChange={(value) => {
              const found = requirements.find((one) => one.value === value);
              if (found !== undefined) put(key, { requirement: found.value });
            }}
            allowDeselect={false}
            flex="1 1 11rem"
          />
          {requirement === 'conditional' && (
            <TextInput
              label="Dans quel cas"
              value={condition}
              onChange={(event) => put(key, { condition: event.currentTarget.value })}
              maxLength={300}
              autoComplete="off"
              flex="2 1 14rem"
            />
          )}
          <Button
            variant="default"
            onClick={() => onChange(pieces.filter((one) => one.key !== key))}
            aria-label={`Ôter la pièce ${at + 1}`}
          >
            Ôter
          </Button>
        </Group>
      ))}
      <Group className={classes['screenOnly'] ?? ''}>
        <Button variant="default" onClick={add} disabled={pieces.length >= 60}>
          Ajouter une pièce
        </Button>
      </Group>
    </Stack>
  );
}
