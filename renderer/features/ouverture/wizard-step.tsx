import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import classes from './ouverture.module.css';

/** Steps counted from 1; the welcome is not one of them. */
export interface Progress {
  readonly step: number;
  readonly steps: number;
}

/** One question of the first run: its title, what it is for, its fields, Précédent and Continuer. */
export function WizardStep({
  title,
  progress,
  intro,
  onBack,
  onNext,
  next = 'Continuer',
  busy = false,
  failure = null,
  takesFocus = false,
  actions,
  children,
}: {
  readonly title: string;
  readonly progress: Progress;
  readonly intro: ReactNode;
  /** Left out where there is no way back. */
  readonly onBack?: () => void;
  readonly onNext: () => void;
  readonly next?: string;
  readonly busy?: boolean;
  readonly failure?: string | null;
  /** Whether the title takes the focus: where no field asks for it. */
  readonly takesFocus?: boolean;
  /** More buttons, after Continuer. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onNext();
  };
  return (
    <main className={classes['page']}>
      <Stack gap="lg" className={classes['column']}>
        <header>
          <Text c="dimmed">
            Étape {progress.step} sur {progress.steps}
          </Text>
          <ScreenTitle takesFocus={takesFocus}>{title}</ScreenTitle>
          <Text component="div" mt={4}>
            {intro}
          </Text>
        </header>
        <Paper withBorder p="lg">
          <form onSubmit={submit} autoComplete="off" noValidate>
            <Stack gap="lg">
              {children}
              {failure !== null && <Notice kind="error">{failure}</Notice>}
              <Group gap="sm">
                <Button type="submit" loading={busy}>
                  {next}
                </Button>
                {actions}
                {onBack !== undefined && (
                  <Button variant="subtle" onClick={onBack} disabled={busy} ml="auto">
                    Précédent
                  </Button>
                )}
              </Group>
            </Stack>
          </form>
        </Paper>
      </Stack>
    </main>
  );
}
