import { Group, Paper } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorIcon, InfoIcon, WarningIcon } from './icons.tsx';
import classes from './notice.module.css';

const kinds = {
  info: { word: 'À savoir', icon: InfoIcon, role: 'status' },
  warn: { word: 'Attention', icon: WarningIcon, role: 'status' },
  error: { word: 'Erreur', icon: ErrorIcon, role: 'alert' },
} as const;

/**
 * One sentence for the person, with an icon and a word so that colour never speaks alone. `word`
 * replaces the usual one; `action` is a button that does what the sentence says.
 */
export function Notice({
  kind,
  word,
  action,
  children,
}: {
  readonly kind: keyof typeof kinds;
  readonly word?: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  const { word: usualWord, icon: KindIcon, role } = kinds[kind];
  return (
    <Paper className={classes['notice']} data-kind={kind} px="md" py="sm">
      <Group gap="sm" justify="space-between">
        <div className={classes['sentence']} role={role}>
          <span className={classes['icon']}>
            <KindIcon />
          </span>
          <span>
            <strong>{word ?? usualWord}&nbsp;:</strong> {children}
          </span>
        </div>
        {action}
      </Group>
    </Paper>
  );
}
