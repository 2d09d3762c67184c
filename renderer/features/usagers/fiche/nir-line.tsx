import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { formatNir, maskNir } from '../../../../shared/domain/identifiant/nir.ts';
import type { Nir } from '../../../../shared/domain/identifiant/nir.ts';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import { noteAcces } from '../../../data/acces/acces.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { useBusy } from '../../../ui/use-busy.ts';

/** A number kept: hidden until asked for, and shown only once the log has the line that says so. */
export function NirLine({
  session,
  usager,
  nir,
}: {
  readonly session: DeskSession;
  readonly usager: Id;
  readonly nir: Nir;
}) {
  const [shown, setShown] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const show = async () => {
    const noted = await noteAcces(session, usager, 'nir-affiche');
    setFailure(noted.ok ? null : noted.failure.sentence);
    setShown(noted.ok);
  };
  return (
    <Group gap="xs">
      <span>{shown ? formatNir(nir) : maskNir(nir)}</span>
      <Button
        variant="default"
        loading={busy}
        aria-label={
          shown ? 'Cacher le numéro de sécurité sociale' : 'Afficher le numéro de sécurité sociale'
        }
        onClick={() => (shown ? setShown(false) : void run(show))}
      >
        {shown ? 'Cacher' : 'Afficher'}
      </Button>
      {failure !== null && <Text role="alert">{failure}</Text>}
    </Group>
  );
}
