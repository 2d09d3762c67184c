import { Button, Group, Stack, Text } from '@mantine/core';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import type { Ressemblance } from '../../../data/registre/likely-duplicates.ts';
import { capitalise } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { FormPart } from '../form/form-part.tsx';
import { fullName } from '../../../../shared/domain/usager/full-name.ts';
import { identityLine } from '../usager-words.ts';
import classes from '../usagers.module.css';
import { sharesPersonalNumber } from './use-likely-same.ts';

/** The files that may already be this person’s, with why: someone says whether they are. */
export function LikelySame({
  likely,
  onSame,
  onOther,
}: {
  readonly likely: readonly Ressemblance[];
  readonly onSame: (one: Ressemblance) => void;
  readonly onOther: (id: Id) => void;
}) {
  return (
    <FormPart title="Peut-être déjà connue">
      {likely.some(sharesPersonalNumber) && (
        <Notice kind="warn">
          Une fiche porte déjà ce numéro, qui n’est qu’à une personne. Ou c’est elle, ou l’un des
          deux numéros est à corriger.
        </Notice>
      )}
      {likely.map((one) => {
        const { id, sealed } = one.usager;
        const name = fullName(sealed.identite);
        return (
          <Stack key={id} gap={4} role="group" aria-label={name}>
            <div className={classes['who']}>
              <Text fw={600}>{name}</Text>
              <Text c="dimmed" size="sm">
                {identityLine(sealed.identite, null)}
              </Text>
              <Text size="sm">{capitalise(one.raisons.join(', '))}.</Text>
            </div>
            <Group gap="xs">
              <Button variant="default" onClick={() => onSame(one)}>
                C’est cette personne
              </Button>
              <Button variant="subtle" onClick={() => onOther(id)}>
                C’est quelqu’un d’autre
              </Button>
            </Group>
          </Stack>
        );
      })}
    </FormPart>
  );
}
