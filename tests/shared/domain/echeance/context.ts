import { localDaySchema, zoneSchema } from '../../../../shared/domain/calendar/local-day.ts';
import { evaluateRegle } from '../../../../shared/domain/echeance/evaluate-regle.ts';
import type { Echeance } from '../../../../shared/domain/echeance/evaluate-regle.ts';
import type { Ancre, EcheanceContext } from '../../../../shared/domain/echeance/quand.ts';
import { readShippedCatalogue } from '../catalogue/shipped-catalogue.ts';

const { calendrier } = readShippedCatalogue();

export const day = (text: string) => localDaySchema.parse(text);

/** Florac on that day. */
export function onThe(aujourdhui: string, more: Partial<EcheanceContext> = {}): EcheanceContext {
  return {
    aujourdhui: day(aujourdhui),
    zone: zoneSchema.parse('Europe/Paris'),
    departement: '48',
    alsaceMoselle: false,
    feriesConfidence: calendrier.publicHolidays.confidence,
    ...more,
  };
}

/** An anchor from `2027-03-01` or `2027-03-01T15:30`. */
function ancre(text: string): Ancre {
  const [jour = '', heure = null] = text.split('T');
  return { jour: day(jour), heure };
}

export function regleOf(id: string) {
  const regle = calendrier.items.find((item) => item.id === id);
  if (regle === undefined) throw new Error(`no rule ${id}`);
  return regle;
}

/** A shipped rule from an anchor (or none), on a day. */
export function evaluate(
  id: string,
  anchor: string | null,
  aujourdhui = '2026-11-21',
  more: Partial<EcheanceContext> = {},
): Echeance {
  return evaluateRegle(
    regleOf(id),
    anchor === null ? null : ancre(anchor),
    onThe(aujourdhui, more),
  );
}

/** A deadline in one line: `2027-03-01`, `2027-03-01 15:30`, `… → …`, or what is missing. */
export function inShort({ quand }: Echeance): string {
  switch (quand.kind) {
    case 'jour':
      return quand.heure === null ? quand.jour : `${quand.jour} ${quand.heure}`;
    case 'fenetre':
      return `${quand.du} → ${quand.au}`;
    case 'inconnue':
      return `? ${quand.manque}`;
    default:
      return 'sans date';
  }
}
