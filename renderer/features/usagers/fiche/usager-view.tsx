import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { noteAcces } from '../../../data/acces/acces.ts';
import { useRegistre } from '../../../data/registre/registre.ts';
import { usagerNow } from '../../../data/registre/usager-now.ts';
import type { Usager } from '../../../data/usagers/usager-kind.ts';
import { useUsager } from '../../../data/usagers/usagers.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { readDraft } from '../form/kept-drafts.ts';
import { fullName } from '../../../../shared/domain/usager/full-name.ts';
import type { UsagerViewProps } from '../usagers-screen-props.ts';
import { EditUsager } from './edit-usager.tsx';
import { UsagerPage } from './usager-page.tsx';

/** One usager, once their file may be shown. */
export function UsagerView(props: UsagerViewProps) {
  const usager = useUsager(props.session, props.id);
  if (usager === null) return <Gone {...props} />;
  // Read while the guard makes up its mind.
  return props.guard(
    props.id,
    usager === undefined ? <Skeleton height={480} /> : <OpenUsager {...props} usager={usager} />,
  );
}

/** The page, or the form over it. Opening it is noted in the access log. */
function OpenUsager({ usager, ...props }: UsagerViewProps & { readonly usager: Usager }) {
  const { session, id, back, carried, onCarried, hrefOf } = props;
  const [editing, setEditing] = useState(() => carried !== null || readDraft(session, id) !== null);
  const [logFailure, setLogFailure] = useState<string | null>(null);
  useEffect(() => {
    void noteAcces(session, id, 'consultation').then((noted) => {
      if (!noted.ok) setLogFailure(noted.failure.sentence);
    });
  }, [session, id]);

  if (editing)
    return (
      <EditUsager
        {...props}
        usager={usager}
        onDone={() => {
          setEditing(false);
          onCarried();
        }}
      />
    );
  return (
    <>
      {logFailure !== null && <Notice kind="error">{logFailure}</Notice>}
      <UsagerPage
        {...props}
        usager={usager}
        back={back}
        hrefOf={hrefOf}
        onEdit={() => setEditing(true)}
      />
    </>
  );
}

/** A file erased, or merged into another, which says so. */
function Gone({ session, id, back, hrefOf }: UsagerViewProps) {
  const kept = usagerNow(useRegistre(session), id);
  return kept === null ? (
    <EmptyState title="Cette fiche n’est plus là" action={back}>
      Elle a été effacée, ou l’adresse est fausse. Cherchez la personne par son nom.
    </EmptyState>
  ) : (
    <EmptyState title="Cette fiche a été réunie avec une autre" action={back}>
      Tout est maintenant dans <a href={hrefOf(kept.id)}>la fiche de {fullName(kept.identite)}</a>.
    </EmptyState>
  );
}
