import { Paper, Title } from '@mantine/core';
import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './demarches.module.css';

/** A part of a fiche: its name, then its facts. */
export function FicheSection({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id}>
      <Title order={2} size="h3" mb="xs" id={id}>
        {title}
      </Title>
      <ul className={classes['facts']}>{children}</ul>
    </Paper>
  );
}
