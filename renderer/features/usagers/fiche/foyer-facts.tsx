import { Text } from '@mantine/core';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import { lienLabels } from '../../../../shared/domain/usager/lien-labels.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { useRegistre } from '../../../data/registre/registre.ts';
import type { Usager } from '../../../data/usagers/usager-kind.ts';
import { FormPart } from '../form/form-part.tsx';
import { fullName } from '../../../../shared/domain/usager/full-name.ts';
import { Facts } from './facts.tsx';

/** The household: those this file names, and those whose file names this one. */
export function FoyerFacts({
  session,
  usager: { id, sealed },
  hrefOf,
}: {
  readonly session: DeskSession;
  readonly usager: Usager;
  readonly hrefOf: (id: string) => string;
}) {
  const { usagers } = useRegistre(session);
  const named = new Set(sealed.foyer.map(({ usager }) => usager));
  const naming = [...usagers.values()].filter(
    (other) => other.foyer.includes(id) && !named.has(other.id),
  );
  const link = (to: Id) => {
    const known = usagers.get(to);
    return known === undefined ? (
      'fiche effacée'
    ) : (
      <a key={to} href={hrefOf(to)}>
        {fullName(known.identite)}
      </a>
    );
  };
  return (
    <FormPart title="Foyer">
      {named.size + naming.length === 0 ? (
        <Text c="dimmed">Personne n’est relié à cette fiche.</Text>
      ) : (
        <Facts
          facts={[
            ...sealed.foyer.map(({ usager, lien }) => [lienLabels[lien], link(usager)] as const),
            ...naming.map((other) => ['relié par sa fiche', link(other.id)] as const),
          ]}
        />
      )}
    </FormPart>
  );
}
