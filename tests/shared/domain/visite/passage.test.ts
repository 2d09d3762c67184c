import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneSchema } from '../../../../shared/domain/calendar/local-day.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import {
  blankSealedHalf,
  buildPassage,
  isToSpecify,
} from '../../../../shared/domain/visite/passage.ts';
import { visiteClearSchema, visiteSealedSchema } from '../../../../shared/domain/visite/schema.ts';
import { themeSchema } from '../../../../shared/domain/vocabulary/theme.ts';
import { createClock } from '../../../../shared/kernel/clock.ts';
import { arbitraryVisite } from '../arbitrary-visite.ts';

const paris = zoneSchema.parse('Europe/Paris');
const author = idSchema.parse('5e8b2c94-1f6d-4a07-b3c2-d94e70a1f835');
const clockAt = (instant: string) => createClock(() => Date.parse(instant));

describe('a Passage', () => {
  it('is one anonymous visite of one demande to specify, now', () => {
    const passage = buildPassage(clockAt('2026-04-14T22:30:15.250Z'), paris, author);
    expect(passage).toEqual({
      localDay: '2026-04-15',
      clear: {
        heure: 0,
        canal: 'accueil-spontane',
        demandes: [{ theme: 'T9', operateur: null, nature: null }],
        premieres: null,
        etat: 'valide',
        datation: 'horloge',
      },
      sealed: {
        instant: '2026-04-14T22:30:15.25Z',
        auteur: author,
        usager: null,
        age: null,
        commune: null,
        premiereVenue: null,
        foyer: null,
        note: null,
        demandes: [
          { demarche: null, dureeMinutes: null, issue: null, destination: null, autonomie: null },
        ],
        source: { kind: 'saisie' },
        versions: [],
      },
    });
  });

  it('waits, without a sealed half, when nobody has unlocked the desk', () => {
    const passage = buildPassage(clockAt('2026-04-14T08:00:00Z'), paris, null);
    expect(passage.sealed).toBeNull();
    expect(passage.clear.etat).toBe('en-attente');
    expect(isToSpecify(passage.clear)).toBe(false);
  });

  it('fits the schemas at any instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (milliseconds) => {
        const { clear, sealed } = buildPassage(
          createClock(() => milliseconds),
          paris,
          author,
        );
        expect(visiteClearSchema.parse(clear)).toEqual(clear);
        expect(visiteSealedSchema.parse(sealed)).toEqual(sealed);
      }),
    );
  });

  it('says in its clear half nothing finer than the hour', () => {
    const { clear } = buildPassage(clockAt('2026-04-14T08:37:59.123Z'), paris, author);
    expect(JSON.stringify(clear)).not.toMatch(/37|59|123/);
  });
});

describe('a blank sealed half', () => {
  it('runs parallel to the demandes of the visite', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (count) => {
        const sealed = blankSealedHalf('2026-04-14T08:00:00Z', author, count);
        expect(visiteSealedSchema.parse(sealed).demandes).toHaveLength(count);
      }),
    );
  });
});

describe('a visite to specify', () => {
  it('is a valid one with a demande that has no thème yet', () => {
    fc.assert(
      fc.property(arbitraryVisite, (visite) => {
        const unspecified = visite.demandes.filter(({ theme }) => theme === 'T9').length;
        expect(isToSpecify(visite)).toBe(visite.etat === 'valide' && unspecified > 0);
      }),
    );
  });
});

describe('the clear half of a visite', () => {
  const visite = {
    heure: 9,
    canal: 'telephone',
    demandes: [{ theme: 'T1', operateur: 'caf', nature: null }],
    premieres: { jour: true, mois: true, annee: false },
    etat: 'valide',
    datation: 'horloge',
  };
  const [demande] = visite.demandes;
  const accepts = (change: object) => visiteClearSchema.safeParse({ ...visite, ...change }).success;

  it('is accepted as the domain says it', () => {
    expect(accepts({})).toBe(true);
  });

  it.each<[string, object]>([
    ['a hour of 24', { heure: 24 }],
    ['an unknown canal', { canal: 'pigeon' }],
    ['no demande', { demandes: [] }],
    ['21 demandes', { demandes: Array.from({ length: 21 }, () => demande) }],
    ['a thème of its own', { demandes: [{ ...demande, theme: 'T6' }] }],
    ['a note in the clear', { note: 'vient pour sa carte' }],
    ['a note in a demande', { demandes: [{ ...demande, note: 'en clair' }] }],
    [
      'a first of the year that is no first of the month',
      { premieres: { jour: true, mois: false, annee: true } },
    ],
    [
      'a first of the month that is no first of the day',
      { premieres: { jour: false, mois: true, annee: false } },
    ],
    ['an unknown état', { etat: 'supprimee' }],
  ])('is refused with %s', (_why, change) => {
    expect(accepts(change)).toBe(false);
  });

  it('has every thème of the vocabulary', () => {
    for (const theme of themeSchema.options)
      expect(accepts({ demandes: [{ ...demande, theme }] })).toBe(true);
  });
});
