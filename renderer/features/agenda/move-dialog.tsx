import { Modal, Stack, Text } from '@mantine/core';
import type { FoundSlot } from '../../../shared/domain/rdv/find-slots.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { SlotList } from './slot-list.tsx';
import { slotWhen } from './words.ts';

/** The nearest free slots of the same partner: one is chosen, and asked for. */
export function MoveDialog({
  rdv,
  slots,
  onChoose,
  onClose,
}: {
  readonly rdv: ShownRdv;
  readonly slots: readonly FoundSlot[];
  readonly onChoose: (slot: FoundSlot) => void;
  readonly onClose: () => void;
}) {
  const { sealed } = rdv.entry;
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={rdv.stand.etat === 'refuse' ? 'Choisir un autre créneau' : 'Déplacer ce rendez-vous'}
    >
      <Stack gap="md">
        <Text>
          {frenchSpaces(sealed.organismeNom)},{' '}
          {slotWhen({
            jour: rdv.jour,
            debut: rdv.stand.creneau?.debut ?? sealed.debut,
          }).toLowerCase()}
          . Les créneaux libres les plus proches d’abord&nbsp;:
        </Text>
        {slots.length === 0 ? (
          <Text>Aucun autre créneau libre pour ce partenaire et ce motif.</Text>
        ) : (
          <SlotList label="Créneaux proches" slots={slots} onChoose={onChoose} />
        )}
      </Stack>
    </Modal>
  );
}
