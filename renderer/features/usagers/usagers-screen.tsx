import { Button, Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NEW, readDraft } from './form/kept-drafts.ts';
import type { UsagerFields } from './form/usager-fields.ts';
import { typedToFields } from './typed-to-fields.ts';
import { UsagerSearch } from './usager-search.tsx';
import type { UsagersScreenProps } from './usagers-screen-props.ts';

// Whoever only searches does not wait for the form nor the page.
const NewUsager = lazy(async () => ({ default: (await import('./new-usager.tsx')).NewUsager }));
const UsagerView = lazy(async () => ({
  default: (await import('./fiche/usager-view.tsx')).UsagerView,
}));

/** Who is this, what is open, what is due? */
export function UsagersScreen(props: UsagersScreenProps) {
  const { session, opened, hrefOf, hrefOfDossier, onOpen } = props;
  const [text, setText] = useState('');
  const [creating, setCreating] = useState(() => readDraft(session, NEW)?.initial ?? null);
  /** What was typed in a new file before it was known whose it is. */
  const [carried, setCarried] = useState<{
    readonly id: string;
    readonly typed: UsagerFields;
  } | null>(null);

  // Whoever comes next must not find the last one’s name in the search.
  if (opened !== null && text !== '') setText('');
  if (opened !== null) {
    const id = idSchema.safeParse(opened);
    const back = (
      <Button component="a" variant="default" href={hrefOf(null)}>
        Chercher quelqu’un d’autre
      </Button>
    );
    return id.success ? (
      <Suspense fallback={<Skeleton height={480} />}>
        <UsagerView
          // Nothing of one person stays for the next.
          key={id.data}
          {...props}
          id={id.data}
          back={back}
          carried={carried?.id === id.data ? carried.typed : null}
          onCarried={() => setCarried(null)}
        />
      </Suspense>
    ) : (
      <EmptyState title="Cette adresse ne mène à aucune fiche" action={back}>
        Cherchez la personne par son nom.
      </EmptyState>
    );
  }
  if (creating !== null) {
    return (
      <Suspense fallback={<Skeleton height={480} />}>
        <NewUsager
          {...props}
          initial={creating}
          onCreated={(usager) => {
            setCreating(null);
            setText('');
            onOpen(usager.id);
          }}
          onSame={(usager, typed) => {
            setCreating(null);
            setText('');
            setCarried({ id: usager.id, typed });
            onOpen(usager.id);
          }}
          onCancel={() => setCreating(null)}
        />
      </Suspense>
    );
  }
  return (
    <Stack gap="md">
      <UsagerSearch
        session={session}
        text={text}
        onText={setText}
        hrefOf={hrefOf}
        hrefOfDossier={hrefOfDossier}
        onOpen={onOpen}
        onCreate={(typed) => setCreating(typedToFields(typed))}
      />
    </Stack>
  );
}
