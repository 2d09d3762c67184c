import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Usager } from '../../../data/usagers/usager-kind.ts';
import { Notice } from '../../../ui/notice.tsx';
import { ScreenTitle } from '../../../ui/screen-title.tsx';
import { useCommuneName } from '../use-commune-name.ts';
import { fullName } from '../../../../shared/domain/usager/full-name.ts';
import { identityLine } from '../usager-words.ts';
import classes from '../usagers.module.css';
import { PageActions } from './page-actions.tsx';
import type { PageAction } from './page-actions.tsx';
import { PageDialogs } from './page-dialogs.tsx';
import { PageNotices } from './page-notices.tsx';
import { UsagerFacts } from './usager-facts.tsx';
import type { UsagerViewProps } from '../usagers-screen-props.ts';

/** Everything about one person: what is open first, then who they are and what is held. */
export function UsagerPage(
  props: UsagerViewProps & { readonly usager: Usager; readonly onEdit: () => void },
) {
  const { session, today, usager, back, dossiers, mandats, visites, onEdit, hrefOf } = props;
  const [action, setAction] = useState<PageAction | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const communeName = useCommuneName(session);
  const { identite, contact } = usager.sealed;
  const open = (next: PageAction) => {
    setSaid(null);
    setAction(next);
  };
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <div className={classes['who']}>
          <ScreenTitle pageTitle="Usager">{fullName(identite)}</ScreenTitle>
          <Text c="dimmed">
            {identityLine(identite, contact.commune === null ? null : communeName(contact.commune))}
          </Text>
        </div>
        <Group gap="sm">
          {back}
          <Button variant="default" onClick={onEdit}>
            Modifier
          </Button>
          <PageActions opposed={usager.sealed.opposition !== null} onChoose={open} />
        </Group>
      </Group>
      {said !== null && (
        <Notice kind="info" word="Fait">
          {said}
        </Notice>
      )}
      <PageNotices
        session={session}
        today={today}
        usager={usager}
        onChoose={open}
        onSaid={setSaid}
      />
      <div className={`${classes['columns']} ${classes['page']}`}>
        <Stack gap="md">
          {dossiers(usager)}
          {visites(usager)}
          {mandats(usager)}
        </Stack>
        <UsagerFacts
          session={session}
          today={today}
          usager={usager}
          communeName={communeName}
          hrefOf={hrefOf}
          onSaid={setSaid}
        />
      </div>
      <PageDialogs
        {...props}
        action={action}
        communeName={communeName}
        onClose={() => setAction(null)}
        onSaid={(sentence) => {
          setAction(null);
          setSaid(sentence);
        }}
      />
    </Stack>
  );
}
