import { describe, expect, it } from 'vitest';
import {
  blankDraft,
  draftToPermanence,
  permanenceToDraft,
} from '../../../../renderer/features/agenda/permanences/draft.ts';
import type { Rythme } from '../../../../renderer/features/agenda/permanences/draft.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { permanenceSchema } from '../../../../shared/domain/permanence/schema.ts';
import { idSchema, siteIdSchema } from '../../../../shared/domain/site/identifiers.ts';
import { valueOf } from '../../data/test-page.ts';

const day = (text: string) => localDaySchema.parse(text);
const about = {
  id: idSchema.parse('9d6f3b52-7c1d-4a5e-8f57-0b7a5d3c4e21'),
  site: siteIdSchema.parse('marvejols'),
  former: null,
};
const typed = {
  ...blankDraft(day('2026-05-12')),
  agent: 'Service logement',
  dernierJour: '2026-12-15',
  motifs: 'RSA\nAide au logement',
  pieces: 'Attestation',
  sauf: [day('2026-07-14')],
};

describe('a permanence of this platform', () => {
  it.each(['une-fois', 'semaine', 'deux-semaines', 'mois'] satisfies Rythme[])(
    'opened and saved as it is (%s) is the same',
    (rythme) => {
      const permanence = valueOf(draftToPermanence({ ...typed, rythme }, about));
      const opened = permanenceToDraft(permanence);
      expect(opened.rythme).toBe(rythme);
      expect(valueOf(draftToPermanence(opened, { ...about, former: permanence }))).toEqual(
        permanence,
      );
    },
  );

  it('keeps what the form does not ask: its own rule, dates held elsewhere, codes, opening', () => {
    const former = permanenceSchema.parse({
      ...valueOf(draftToPermanence(typed, about)),
      recurrence: 'FREQ=WEEKLY;BYDAY=TU,TH;COUNT=12',
      exceptions: [
        {
          jour: '2026-05-19',
          devient: { jour: '2026-05-20', debut: '14:00', fin: '16:00' },
        },
      ],
      motifs: [{ code: 'rsa-2019', libelle: 'RSA' }],
      ouverture: 30,
    });
    const opened = permanenceToDraft(former);
    expect(opened.rythme).toBe('autre');
    const shortened = valueOf(
      draftToPermanence(
        { ...opened, fin: '11:00', motifs: 'RSA\nPrime d’activité' },
        { ...about, former },
      ),
    );
    expect(shortened).toEqual({
      ...former,
      fin: '11:00',
      motifs: [
        { code: 'rsa-2019', libelle: 'RSA' },
        { code: 'prime-d-activite', libelle: 'Prime d’activité' },
      ],
    });
  });

  it('is taken off on one more date, even one that was held elsewhere', () => {
    const former = permanenceSchema.parse({
      ...valueOf(draftToPermanence({ ...typed, rythme: 'semaine', sauf: [] }, about)),
      exceptions: [
        {
          jour: '2026-05-19',
          devient: { jour: '2026-05-20', debut: '14:00', fin: '16:00' },
        },
      ],
    });
    const sauf = [day('2026-05-19'), day('2026-05-26')];
    const saved = valueOf(
      draftToPermanence({ ...permanenceToDraft(former), sauf }, { ...about, former }),
    );
    expect(saved.exceptions).toEqual(sauf.map((jour) => ({ jour, devient: null })));
  });
});
