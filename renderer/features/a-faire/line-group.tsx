import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { capitalise, count, formatNumber } from '../../ui/format.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import type { AFaireLine, Cible } from './a-faire-line.ts';
import classes from './a-faire.module.css';
import { whenWords } from './when-words.ts';

/** Lines drawn at once: a long list unfolds by as many. */
const SHOWN_AT_ONCE = 30;

/** The lines of one group; when folded, their number and a button. */
export function LineGroup({
  titre,
  lines,
  folded,
  busy,
  hrefOf,
  personOf,
  onFinish,
}: {
  readonly titre: string;
  readonly lines: readonly AFaireLine[];
  readonly folded: boolean;
  readonly busy: boolean;
  readonly hrefOf: (cible: Exclude<Cible, { readonly kind: 'rappel' }>) => string;
  /** Whose a line is; null when names are not shown. */
  readonly personOf: ((usager: Id | null) => string | null) | null;
  readonly onFinish: (rappel: Id) => void;
}) {
  const heading = useId();
  const [shown, setShown] = useState(folded ? 0 : SHOWN_AT_ONCE);
  const left = lines.length - shown;
  return (
    <Paper withBorder p="sm" component="section" aria-labelledby={heading}>
      <Stack gap="xs">
        <Group gap="xs">
          <Title order={2} id={heading} size="h3">
            {titre}
          </Title>
          <Badge variant="default" size="lg">
            {formatNumber(lines.length)}
          </Badge>
        </Group>
        {shown > 0 && (
          <ul className={classes['lines']}>
            {lines.slice(0, shown).map((line) => (
              <Line
                key={line.key}
                line={line}
                person={personOf === null ? null : personOf(line.usager)}
                busy={busy}
                hrefOf={hrefOf}
                onFinish={onFinish}
              />
            ))}
          </ul>
        )}
        {left > 0 && (
          <Button
            variant="default"
            className={classes['more']}
            onClick={() => setShown((before) => before + SHOWN_AT_ONCE)}
          >
            {shown === 0 ? 'Afficher' : `Afficher la suite (${count(left, 'ligne', 'lignes')})`}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}

function Line({
  line,
  person,
  busy,
  hrefOf,
  onFinish,
}: {
  readonly line: AFaireLine;
  readonly person: string | null;
  readonly busy: boolean;
  readonly hrefOf: (cible: Exclude<Cible, { readonly kind: 'rappel' }>) => string;
  readonly onFinish: (rappel: Id) => void;
}) {
  const what = useId();
  const { cible, quoi, objet, pourquoi } = line;
  const when = whenWords(line);
  return (
    <li className={classes['line']}>
      <div className={classes['words']}>
        <Text id={what} fw={600}>
          {frenchSpaces([quoi, objet].filter((part) => part !== null).join(' – '))}
        </Text>
        {person !== null && <Text>{person}</Text>}
        {when !== null && <Text>{when}</Text>}
        {pourquoi !== null && <Text c="dimmed">{capitalise(frenchSpaces(pourquoi))}</Text>}
      </div>
      {cible.kind === 'rappel' ? (
        <Button
          variant="default"
          disabled={busy}
          aria-describedby={what}
          onClick={() => onFinish(cible.id)}
        >
          Fait
        </Button>
      ) : (
        <Button component="a" variant="default" href={hrefOf(cible)} aria-describedby={what}>
          Ouvrir
        </Button>
      )}
    </li>
  );
}
