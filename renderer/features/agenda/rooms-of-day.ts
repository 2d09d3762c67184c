import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Calendar } from '../../data/agenda/calendar.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import { byHour } from './by-hour.ts';
import type { OtherRdv } from './by-hour.ts';

/** Somebody who has a room, from when to when. */
export interface RoomUse {
  readonly debut: string;
  readonly fin: string;
  /** The partner. */
  readonly par: string;
  /** The reference of a RDV; null for a whole permanence. */
  readonly reference: string | null;
}

/** A room and who has it on one day; booths are told together, the département chooses among them. */
export interface RoomOfDay {
  readonly id: string;
  readonly nom: string;
  readonly uses: readonly RoomUse[];
}

const away: readonly string[] = ['refuse', 'annule', 'excuse'];

/** The rooms and equipment of the platform on one day. */
export function roomsOfDay(
  { salles, permanences, creneaux }: Pick<Calendar, 'salles' | 'permanences' | 'creneaux'>,
  day: LocalDay,
  rdvs: readonly ShownRdv[],
  others: readonly OtherRdv[],
): readonly RoomOfDay[] {
  const active = [...salles.values()]
    .filter((salle) => salle.active)
    .toSorted((a, b) => a.nom.localeCompare(b.nom, 'fr'));
  const booths = active.filter(({ genre }) => genre === 'cabine-visio');
  const named = active
    .filter(({ genre }) => genre !== 'cabine-visio')
    .map(({ id, nom }) => ({ id, nom, uses: usesOf(id) }));
  const ofBooths =
    booths.length === 0
      ? []
      : [
          {
            id: 'cabines',
            nom: booths.map(({ nom }) => nom).join(', '),
            uses: byVisio(rdvs, others),
          },
        ];
  return [...named, ...ofBooths];

  function usesOf(salle: string): readonly RoomUse[] {
    const held = [...permanences.values()].filter(
      ({ etat, permanence: { lieu } }) =>
        etat === 'active' && lieu.genre === 'plateforme' && lieu.salle === salle,
    );
    return held
      .flatMap(({ permanence }) => {
        const slots = [...creneaux.values()]
          .filter(
            (one) => one.permanence === permanence.id && one.jour === day && one.etat === 'ouvert',
          )
          .toSorted((a, b) => a.debut.localeCompare(b.debut));
        const [first, last] = [slots[0], slots.at(-1)];
        return first === undefined || last === undefined
          ? []
          : [
              {
                debut: first.debut,
                fin: last.fin,
                par: permanence.organismeNom,
                reference: null,
              },
            ];
      })
      .toSorted((a, b) => a.debut.localeCompare(b.debut));
  }
}

/** Each RDV by visio has a booth for its slot, whichever desk took it; one asked for has none yet. */
function byVisio(rdvs: readonly ShownRdv[], others: readonly OtherRdv[]): readonly RoomUse[] {
  const visio = rdvs.filter(
    ({ entry, stand }) =>
      entry.clear.visio && stand.etat !== 'en-attente' && !away.includes(stand.etat),
  );
  const elsewhere = others.filter(({ offer }) => offer.permanence.lieu.genre === 'visio');
  return byHour(visio, elsewhere).map((line): RoomUse => {
    if (line.kind === 'own') {
      const { entry, stand } = line.rdv;
      const { sealed } = entry;
      return {
        debut: line.debut,
        fin: stand.creneau?.fin ?? sealed.fin,
        par: sealed.organismeNom,
        reference: sealed.reference,
      };
    }
    const { rdv, offer } = line.other;
    return {
      debut: line.debut,
      fin: offer.creneau.fin,
      par: offer.permanence.organismeNom,
      reference: rdv.reference,
    };
  });
}
