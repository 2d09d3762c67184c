import { Button, Group, Stack, Text } from '@mantine/core';
import type { FoundSlot } from '../../../shared/domain/rdv/find-slots.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { PrintIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SlotList } from './slot-list.tsx';
import { slotWhen } from './words.ts';

/** What became of the RDV just asked for, as the département answers. */
export function BookedPanel({
  rdv,
  offline,
  nearest,
  onPrint,
  onAgain,
  onClose,
}: {
  readonly rdv: ShownRdv;
  readonly offline: boolean;
  readonly nearest: readonly FoundSlot[];
  readonly onPrint: () => void;
  readonly onAgain: (slot: FoundSlot) => void;
  readonly onClose: () => void;
}) {
  const { entry, stand, jour } = rdv;
  const when = `${slotWhen({ jour, debut: stand.creneau?.debut ?? entry.sealed.debut })}, ${frenchSpaces(entry.sealed.organismeNom)}`;
  const actions = (
    <Group gap="xs">
      {stand.etat !== 'refuse' && (
        <Button variant="default" leftSection={<PrintIcon />} onClick={onPrint}>
          Imprimer le coupon
        </Button>
      )}
      <Button variant="default" onClick={onClose}>
        Fermer
      </Button>
    </Group>
  );
  if (stand.etat === 'refuse')
    return (
      <Stack gap="sm">
        <Notice kind="error" word="Refusé" action={actions}>
          {when}. {frenchSpaces(stand.refus?.sentence ?? '')}
        </Notice>
        {nearest.length > 0 ? (
          <SlotList label="Créneaux proches" slots={nearest} onChoose={onAgain} />
        ) : (
          <Text>Aucun autre créneau libre pour ce partenaire.</Text>
        )}
      </Stack>
    );
  if (stand.etat === 'prevu')
    return (
      <Notice kind="info" word="Confirmé" action={actions}>
        {when}. Référence {entry.sealed.reference}.
      </Notice>
    );
  return (
    <Notice kind="warn" word="En attente de confirmation" action={actions}>
      {when}.{' '}
      {offline
        ? 'Le département répondra au retour du réseau\u00a0: ne dites pas encore que c’est confirmé.'
        : 'Le département répond dans un instant.'}
    </Notice>
  );
}
