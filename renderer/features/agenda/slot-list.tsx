import type { FoundSlot } from '../../../shared/domain/rdv/find-slots.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import classes from './agenda.module.css';
import { lieuWords, slotWhen } from './words.ts';

/** Free slots, the soonest first; one is chosen by its whole card. */
export function SlotList({
  label,
  slots,
  onChoose,
}: {
  readonly label: string;
  readonly slots: readonly FoundSlot[];
  readonly onChoose: (slot: FoundSlot) => void;
}) {
  return (
    <ul className={classes['slots']} aria-label={label}>
      {slots.map((slot) => {
        const { creneau, permanence } = slot.offer;
        const motif = permanence.motifs.find(({ code }) => code === slot.motif);
        return (
          <li key={creneau.id}>
            <button type="button" className={classes['slot']} onClick={() => onChoose(slot)}>
              <strong>{slotWhen(creneau)}</strong>
              <span>
                {frenchSpaces(permanence.organismeNom)}, {lieuWords(permanence)}
                {creneau.places > 1 && `, ${creneau.places - creneau.prises} places`}
              </span>
              {motif !== undefined && <span>{frenchSpaces(motif.libelle)}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
