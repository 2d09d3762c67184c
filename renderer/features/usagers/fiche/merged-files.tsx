import { Text } from '@mantine/core';
import { formatTelephone } from '../../../../shared/domain/identifiant/telephone.ts';
import type { UsagerSealed } from '../../../../shared/domain/usager/schema.ts';
import { formatInstant } from '../../../ui/format.ts';
import { fullName } from '../../../../shared/domain/usager/full-name.ts';
import { identityLine } from '../usager-words.ts';
import classes from '../usagers.module.css';

/** The files merged into this one, as they were: who did it and when. */
export function MergedFiles({
  fusions,
  zone,
  personName,
}: {
  readonly fusions: UsagerSealed['fusions'];
  readonly zone: string;
  readonly personName: (id: string) => string;
}) {
  return fusions.map(({ usager, le, par, avant }) => (
    <details key={usager} className={classes['merged']}>
      <summary>
        Réunie le {formatInstant(le, zone)} avec la fiche de {fullName(avant.identite)}
      </summary>
      <Text size="sm">
        Par {personName(par)}. Elle disait&nbsp;: {identityLine(avant.identite, null)}
        {avant.contact.telephones.length > 0 &&
          ` · ${avant.contact.telephones.map(formatTelephone).join(', ')}`}
        {avant.contact.adresse !== null && ` · ${avant.contact.adresse}`}. Elle servait à&nbsp;:{' '}
        {avant.finalite}.
      </Text>
    </details>
  ));
}
