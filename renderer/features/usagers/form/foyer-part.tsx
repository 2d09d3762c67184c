import { Button, Group, Select, Text } from '@mantine/core';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import { lienLabels } from '../../../../shared/domain/usager/lien-labels.ts';
import type { UsagerContent } from '../../../../shared/domain/usager/schema.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { useRegistre } from '../../../data/registre/registre.ts';
import { PersonSearch } from '../person-search.tsx';
import { fullName } from '../../../../shared/domain/usager/full-name.ts';
import classes from '../usagers.module.css';
import type { FieldSet } from './field-set.ts';
import { FormPart } from './form-part.tsx';

type Lien = UsagerContent['foyer'][number];

const lienChoices = Object.entries(lienLabels).map(([value, label]) => ({ value, label }));

/** Who lives with the person, among those who have a file: a link says nothing more. */
export function FoyerPart({
  fields: { foyer },
  set,
  session,
  self,
}: FieldSet & { readonly session: DeskSession; readonly self: Id | null }) {
  const { usagers } = useRegistre(session);
  const change = (id: Id, lien: Lien['lien']) =>
    set({ foyer: foyer.map((one) => (one.usager === id ? { ...one, lien } : one)) });
  return (
    <FormPart title="Foyer">
      {foyer.map(({ usager, lien }) => {
        const known = usagers.get(usager);
        const name = known === undefined ? 'fiche effacée' : fullName(known.identite);
        return (
          <Group key={usager} justify="space-between" align="flex-end">
            <Text fw={600} className={classes['who'] ?? ''}>
              {name}
            </Text>
            <Group gap="xs">
              <Select
                aria-label={`${name} est`}
                data={lienChoices}
                value={lien}
                allowDeselect={false}
                onChange={(value) => value !== null && change(usager, value as Lien['lien'])}
              />
              <Button
                variant="subtle"
                aria-label={`Retirer du foyer : ${name}`}
                onClick={() => set({ foyer: foyer.filter((one) => one.usager !== usager) })}
              >
                Retirer
              </Button>
            </Group>
          </Group>
        );
      })}
      {foyer.length < 20 && (
        <PersonSearch
          session={session}
          label="Ajouter quelqu’un qui a une fiche"
          action="Ajouter"
          without={[...foyer.map(({ usager }) => usager), ...(self === null ? [] : [self])]}
          onChoose={({ id }) => set({ foyer: [...foyer, { usager: id, lien: 'autre' }] })}
        />
      )}
    </FormPart>
  );
}
