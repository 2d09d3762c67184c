import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useId, useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import type { Mandat } from '../../data/mandats/mandat-kind.ts';
import { demarcheName } from '../../data/publications/catalogue-names.ts';
import { count, formatDate, NBSP } from '../../ui/format.ts';
import { etatWords, givenWords, objetWords, personName } from './mandat-words.ts';

/** One mandat: where it stands, what for, what was done under it; an action that is not possible is null. */
export function MandatCard({
  mandat: { sealed },
  today,
  vault,
  onActe,
  onRenew,
  onRevoke,
  onPrint,
}: {
  readonly mandat: Mandat;
  readonly today: LocalDay;
  readonly vault: VaultFile;
  readonly onActe: (() => void) | null;
  readonly onRenew: (() => void) | null;
  readonly onRevoke: (() => void) | null;
  readonly onPrint: () => void;
}) {
  const name = useId();
  const [journal, setJournal] = useState(false);
  const { actes, mandataires, revocation } = sealed;
  return (
    <Paper withBorder p="sm" role="group" aria-labelledby={name}>
      <Stack gap="xs">
        <div>
          <Text id={name} fw={600}>
            {etatWords(sealed, today)}
          </Text>
          <Text>
            Pour&nbsp;: {objetWords(sealed)}. Par&nbsp;:{' '}
            {mandataires.map((id) => personName(vault, id)).join(', ')}.
          </Text>
          <Text c="dimmed">{givenWords(sealed)}.</Text>
          {revocation !== null && revocation.motif !== null && (
            <Text c="dimmed">Raison&nbsp;: {revocation.motif}</Text>
          )}
        </div>
        <Group gap="xs">
          {onActe !== null && (
            <Button variant="default" onClick={onActe}>
              Noter un acte
            </Button>
          )}
          {onRenew !== null && (
            <Button variant="default" onClick={onRenew}>
              Renouveler
            </Button>
          )}
          {onRevoke !== null && (
            <Button variant="default" onClick={onRevoke}>
              Retirer
            </Button>
          )}
          <Button variant="default" onClick={onPrint}>
            Imprimer
          </Button>
          {actes.length > 0 && (
            <Button
              variant="subtle"
              aria-expanded={journal}
              onClick={() => setJournal((shown) => !shown)}
            >
              {journal ? 'Replier les actes' : count(actes.length, 'acte noté', 'actes notés')}
            </Button>
          )}
        </Group>
        {journal && (
          <ul>
            {actes.map((acte) => (
              <li key={acte.noteLe}>
                {formatDate(acte.jour)}
                {acte.demarche !== null && `, ${demarcheName(acte.demarche)}`}
                {`${NBSP}: ${acte.texte} (${personName(vault, acte.par)})`}
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Paper>
  );
}
