import { Stack, Text } from '@mantine/core';
import type { Usager } from '../../data/usagers/usager-kind.ts';
import { createUsager } from '../../data/usagers/usagers.ts';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import type { UsagerFields } from './form/usager-fields.ts';
import { UsagerForm } from './form/usager-form.tsx';
import { noticePaper } from './papers.ts';
import type { UsagersScreenProps } from './usagers-screen-props.ts';

/** A new file, from what was searched in vain. */
export function NewUsager({
  session,
  today,
  initial,
  onPrint,
  onCreated,
  onSame,
  onCancel,
}: Pick<UsagersScreenProps, 'session' | 'today' | 'onPrint'> & {
  readonly initial: UsagerFields;
  readonly onCreated: (usager: Usager) => void;
  readonly onSame: (usager: Usager, typed: UsagerFields) => void;
  readonly onCancel: () => void;
}) {
  return (
    <Stack gap="md">
      <div>
        <ScreenTitle takesFocus={false}>Nouvelle fiche</ScreenTitle>
        <Text c="dimmed">
          Un nom ou un prénom suffit, avec ce à quoi sert la fiche. Ce qui n’est pas su reste vide.
        </Text>
      </div>
      <UsagerForm
        session={session}
        today={today}
        usager={null}
        initial={initial}
        onSave={async (said) => {
          const created = await createUsager(session, said);
          if (created.ok) onCreated(created.value);
          return created;
        }}
        onSame={(one, typed) => onSame(one.usager, typed)}
        onCancel={onCancel}
        onPrintNotice={(finalite) => onPrint(noticePaper(session.identity, today, finalite))}
      />
    </Stack>
  );
}
