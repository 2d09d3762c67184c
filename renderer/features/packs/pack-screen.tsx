import { Anchor, Button, Skeleton, Stack } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { departementOfSite } from '../../../shared/domain/site/departement-of-site.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { noteAcces } from '../../data/acces/acces.ts';
import { useAgenda } from '../../data/agenda/use-rdvs.ts';
import { loadCommunes } from '../../data/communes/load-communes.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { DossierEntry } from '../../data/dossiers/dossier-kind.ts';
import { useDossier } from '../../data/dossiers/dossiers.ts';
import { useUsagerDossiers } from '../../data/dossiers/use-usager-dossiers.ts';
import { useFormulaires } from '../../data/formulaires/formulaires.ts';
import { useUsagerMandats } from '../../data/mandats/use-usager-mandats.ts';
import { toDirectory } from '../../data/publications/directory.ts';
import { usePublished } from '../../data/publications/published.ts';
import { useUsager } from '../../data/usagers/usagers.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import type { PackFacts } from './gather-pack.ts';
import type { PackScreenProps } from './pack-props.ts';
import { PackView } from './pack-view.tsx';

/** Is it right before it goes on paper? */
export function PackScreen(props: PackScreenProps) {
  const id = idSchema.safeParse(props.id);
  return id.success ? (
    <OpenPack key={id.data} {...props} id={id.data} />
  ) : (
    <Nowhere onClosed={props.onClosed} />
  );
}

function OpenPack({ id, ...props }: PackScreenProps & { readonly id: Id }) {
  const entry = useDossier(props.session, id);
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
}: Omit<PackScreenProps, 'id'> & { readonly entry: DossierEntry }) {
  const { session, today, hrefOfDossier, papers } = props;
  const owner = entry.sealed.usager;
  const usager = useUsager(session, owner);
  const all = useUsagerDossiers(session, owner);
  const mandats = useUsagerMandats(session, owner);
  const commune = useCommune(session, usager?.sealed.contact.commune ?? null);
  const agenda = useAgenda(session, today);
  const forms = useFormulaires(session);
  const published = usePublished();
  const departement = departementOfSite(session.identity);
  const { lieux } = useMemo(() => toDirectory(published, departement), [published, departement]);
  useEffect(() => {
    // A log that cannot be written stops nobody from reading: the ledger says so where it is written.
    void noteAcces(session, owner, 'consultation');
  }, [session, owner]);
  const members = useMemo(
    () =>
      (all ?? [])
        .filter(
          ({ sealed }) => sealed.ensemble !== null && sealed.ensemble === entry.sealed.ensemble,
        )
        .toSorted((a, b) => a.sealed.reference.localeCompare(b.sealed.reference)),
    [all, entry.sealed.ensemble],
  );
  const facts = useMemo((): Omit<PackFacts, 'dossiers'> | null => {
    if (usager === undefined || usager === null || mandats === undefined) return null;
    if (commune === undefined || forms === undefined) return null;
    return { usager, commune, mandats, lieux, agenda, formulaires: forms.formulaires };
  }, [usager, commune, mandats, lieux, agenda, forms]);
  return (
    <Stack gap="md">
      <div>
        {/* A browser writes titles on the disk: it says neither who nor for what. */}
        <ScreenTitle pageTitle="Pack à imprimer">Pack à imprimer</ScreenTitle>
        <Anchor href={hrefOfDossier(entry.id)} fz="lg">
          Dossier {entry.sealed.reference}, {papers.wordsOf(entry).nom}
        </Anchor>
      </div>
      {facts === null || all === undefined ? (
        <Skeleton height={480} />
      ) : (
        <PackView {...props} entry={entry} members={members} facts={facts} />
      )}
    </Stack>
  );
}

/** The name of a commune; its code when the list is out of reach, undefined while it is on its way. */
function useCommune({ identity }: DeskSession, insee: string | null): string | null | undefined {
  const [found, setFound] = useState<{
    readonly insee: string | null;
    readonly name: string | null;
  }>();
  useEffect(() => {
    let gone = false;
    const tell = (name: string | null) => {
      if (!gone) setFound({ insee, name });
    };
    if (insee === null) tell(null);
    else
      loadCommunes(identity).then(
        (index) => tell(index.find(insee)?.nom ?? insee),
        () => tell(insee),
      );
    return () => {
      gone = true;
    };
  }, [identity, insee]);
  return found?.insee === insee ? found?.name : undefined;
}

function Nowhere({ onClosed }: { readonly onClosed: () => void }) {
  return (
    <EmptyState
      title="Ce dossier n’est pas sur ce poste"
      action={<Button onClick={onClosed}>Chercher une personne ou un dossier</Button>}
    >
      Il a peut-être été effacé avec la fiche de la personne, ou l’adresse est incomplète.
    </EmptyState>
  );
}
