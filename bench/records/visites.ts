import '../../tests/support/temporal.ts';
import { addDays } from '../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import type { Envelope } from '../../shared/domain/record/envelope.ts';
import { blankDemande, blankDraft } from '../../shared/domain/visite/draft.ts';

import { canalSchema } from '../../shared/domain/vocabulary/canal.ts';
import { ageSchema } from '../../shared/domain/vocabulary/demande-details.ts';
import { operateurSchema } from '../../shared/domain/vocabulary/operateur.ts';
import { themeSchema } from '../../shared/domain/vocabulary/theme.ts';
import { visiteOfDay } from '../../tests/support/desk-entries.ts';

/** Visites of one day: ten years of 80 a working day make 200,000. */
const A_DAY = 80;

/** One visite among many, sealed as an unlocked desk does; the same number gives the same content. */
function visiteNumber(index: number, day: LocalDay): Envelope {
  const draft = {
    ...blankDraft,
    canal: pick(canalSchema.options, index),
    age: index % 4 === 0 ? pick(ageSchema.options, index) : null,
    commune: index % 3 === 0 ? '48092' : null,
    demandes: [
      {
        ...blankDemande,
        theme: pick(themeSchema.options, index * 7),
        operateur: pick(operateurSchema.options, index * 3),
        dureeMinutes: 5 + (index % 5) * 5,
      },
    ],
  };
  return visiteOfDay(day, draft, { heure: 9 + (index % 8) });
}

/** Visites until the day before `today`, oldest first, as they would have been noted. */
export function* visitesBefore(today: LocalDay, count: number, aDay = A_DAY): Generator<Envelope> {
  for (let index = 0; index < count; index += 1)
    yield visiteNumber(index, addDays(today, -1 - Math.floor((count - 1 - index) / aDay)));
}

function pick<T>(values: readonly T[], index: number): T {
  return values[index % values.length] as T;
}
