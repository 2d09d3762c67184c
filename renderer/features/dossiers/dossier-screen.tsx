import { Anchor, Button, Skeleton, Stack } from '@mantine/core';
import { useEffect } from 'react';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { noteAcces } from '../../data/acces/acces.ts';
import type { DossierEntry } from '../../data/dossiers/dossier-kind.ts';
import { useDossier } from '../../data/dossiers/dossiers.ts';
import { useUsager } from '../../data/usagers/usagers.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { DossierScreenProps } from './dossier-screen-props.ts';
import classes from './dossiers.module.css';
import { DossierView } from './ecran/dossier-view.tsx';

/** What is missing, by when, who did what? */
export function DossierScreen(props: DossierScreenProps) {
  const id = idSchema.safeParse(props.id);
  return id.success ? (
    <OpenDossier key={id.data} {...props} id={id.data} />
  ) : (
    <Nowhere onClosed={props.onClosed} />
  );
}

function OpenDossier({ id, ...props }: DossierScreenProps & { readonly id: Id }) {
  const entry = useDossier(props.session, id);
  // Opened from far down a list, it is read from its top.
  useEffect(() => {
    // Nothing is returned: the browser may give a promise, which is no clean-up.
    window.scrollTo(0, 0);
  }, []);
  if (entry === undefined) return <Skeleton height={480} />;
  if (entry === null) return <Nowhere onClosed={props.onClosed} />;
  return props.guard(entry.sealed.usager, <OfPerson {...props} entry={entry} />);
}

function OfPerson({
  entry,
  ...props
}: Omit<DossierScreenProps, 'id'> & { readonly entry: DossierEntry }) {
  const { session, hrefOfUsager } = props;
  const owner = entry.sealed.usager;
  const usager = useUsager(session, owner);
  useEffect(() => {
    // A log that cannot be written stops nobody from reading: the ledger says so where it is written.
    void noteAcces(session, owner, 'consultation');
  }, [session, owner]);
  const identite = usager?.sealed.identite;
  const name = [identite?.prenom, identite?.nom].filter((part) => typeof part === 'string');
  const opposition = usager?.sealed.opposition ?? null;
  return (
    <Stack gap="md">
      {opposition !== null && (
        <Notice kind="warn">
          Cette personne s’oppose à ceci&nbsp;: {opposition.objet}. N’ajoutez rien contre cela.
        </Notice>
      )}
      <DossierView
        {...props}
        live={entry}
        person={
          <Anchor href={hrefOfUsager(owner)} fz="lg" className={classes['person'] ?? ''}>
            {name.length === 0 ? 'Voir la fiche de la personne' : name.join(' ')}
          </Anchor>
        }
      />
    </Stack>
  );
}

function Nowhere({ onClosed }: { readonly onClosed: () => void }) {
  return (
    <EmptyState
      title="Ce dossier n’est pas sur ce poste"
      action={<Button onClick={onClosed}>Chercher une personne ou un dossier</Button>}
    >
      Il a peut-être été effacé avec la fiche de la personne, ou l’adresse est incomplète.
      Cherchez-le par sa référence ou par le nom.
    </EmptyState>
  );
}
