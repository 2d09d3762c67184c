import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { PourQui } from '../../../shared/domain/rdv/desk-rdv.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { useRegistre } from '../../data/registre/registre.ts';
import { searchRegistre } from '../../data/registre/search-registre.ts';
import type { NameOf } from './use-names.ts';

/** Letters from which files are looked for. */
const FEWEST_LETTERS = 3;

/** Who comes: a name typed for the day, or a file found by it. */
export function PersonField({
  session,
  nameOf,
  value,
  onChange,
}: {
  readonly session: DeskSession;
  readonly nameOf: NameOf;
  readonly value: PourQui | null;
  readonly onChange: (value: PourQui | null) => void;
}) {
  const registre = useRegistre(session);
  if (value?.genre === 'usager')
    return (
      <Group justify="space-between">
        <Text>
          Pour <strong>{nameOf(value)}</strong>, qui a une fiche ici.
        </Text>
        <Button variant="default" onClick={() => onChange(null)}>
          Quelqu’un d’autre
        </Button>
      </Group>
    );
  const typed = value?.genre === 'nom' ? value.nom : '';
  const found =
    typed.trim().length < FEWEST_LETTERS ? [] : searchRegistre(registre, typed).usagers.slice(0, 4);
  return (
    <Stack gap="xs">
      <TextInput
        label="Pour qui&#x202f;?"
        description="Reste au poste&#x00a0;: le partenaire ne voit qu’une référence"
        value={typed}
        onChange={(event) => {
          const nom = event.currentTarget.value.slice(0, 120);
          onChange(nom === '' ? null : { genre: 'nom', nom });
        }}
        autoComplete="off"
        spellCheck={false}
        required
        data-autofocus
      />
      {found.length > 0 && (
        <Group gap="xs" role="group" aria-label="Fiches de ce nom">
          {found.map(({ id }) => (
            <Button
              key={id}
              variant="default"
              onClick={() => onChange({ genre: 'usager', usager: id })}
            >
              {nameOf({ genre: 'usager', usager: id })}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
}
