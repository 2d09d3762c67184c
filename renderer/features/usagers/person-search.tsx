import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { useRegistre } from '../../data/registre/registre.ts';
import type { UsagerResume } from '../../data/registre/resumes.ts';
import { searchRegistre } from '../../data/registre/search-registre.ts';
import { SearchIcon } from '../../ui/icons.tsx';
import { fullName } from '../../../shared/domain/usager/full-name.ts';
import { identityLine } from './usager-words.ts';
import classes from './usagers.module.css';

/** How many are proposed: a form is not a list. */
const PROPOSED = 5;

/** Someone of the registre, found by name or number, for a form. */
export function PersonSearch({
  session,
  label,
  action,
  without,
  onChoose,
}: {
  readonly session: DeskSession;
  readonly label: string;
  /** What the button beside each one says. */
  readonly action: string;
  /** Those who make no sense here: the person themself, those chosen already. */
  readonly without: readonly Id[];
  readonly onChoose: (usager: UsagerResume) => void;
}) {
  const registre = useRegistre(session);
  const [text, setText] = useState('');
  const found =
    text.trim() === ''
      ? []
      : searchRegistre(registre, text).usagers.filter(({ id }) => !without.includes(id));
  return (
    <Stack gap={4}>
      <TextInput
        label={label}
        leftSection={<SearchIcon />}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
        // Enter here searches, it does not save the form around.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      {text.trim() !== '' && found.length === 0 && (
        <Text c="dimmed">Personne de ce nom dans les fiches.</Text>
      )}
      {found.slice(0, PROPOSED).map((usager) => (
        <Group key={usager.id} justify="space-between" wrap="nowrap">
          <div className={classes['who']}>
            <Text fw={600}>{fullName(usager.identite)}</Text>
            <Text c="dimmed" size="sm">
              {identityLine(usager.identite, null)}
            </Text>
          </div>
          <Button
            variant="default"
            aria-label={`${action} : ${fullName(usager.identite)}`}
            onClick={() => {
              setText('');
              onChoose(usager);
            }}
          >
            {action}
          </Button>
        </Group>
      ))}
    </Stack>
  );
}
