import { Text } from '@mantine/core';
import type { Demarche } from '../../data/publications/catalogue-names.ts';
import classes from './demarches.module.css';
import { frenchSpaces } from '../../ui/french-spaces.ts';

/** A démarche of the list: its short name, the full one, who it is done with. */
export function DemarcheLink({
  demarche,
  ancien = null,
  href,
}: {
  readonly demarche: Demarche;
  /** The former name that led to it, if one did. */
  readonly ancien?: string | null;
  readonly href: string;
}) {
  const { nom, nomActuel, organisation } = demarche;
  return (
    <li>
      <a className={classes['link']} href={href}>
        <strong>{frenchSpaces(nom)}</strong>
        {nomActuel !== nom && <span>{frenchSpaces(nomActuel)}</span>}
        {ancien !== null && <span>Ancien nom&nbsp;: {frenchSpaces(ancien)}</span>}
        <Text component="span" c="dimmed" size="sm">
          {frenchSpaces(organisation)}
        </Text>
      </a>
    </li>
  );
}
