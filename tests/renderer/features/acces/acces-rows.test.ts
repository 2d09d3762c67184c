import { describe, expect, it } from 'vitest';
import { accesRows, filterRows } from '../../../../renderer/features/acces/acces-rows.ts';
import { usagerToResume } from '../../../../renderer/data/registre/resumes.ts';
import { gesteLabels } from '../../../../shared/domain/acces/geste-labels.ts';
import { accesSealedSchema } from '../../../../shared/domain/acces/schema.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { id, usager } from '../../../shared/domain/usager/examples.ts';

const kept = usager({
  identite: { nom: 'Sentinelle', prenom: 'Éloïse' },
  more: {
    fusions: [
      {
        usager: id(2),
        le: '2026-11-20T10:00:00Z',
        par: id(900),
        avant: (({ fusions: _none, visites: _neither, ...content }) => content)(usager()),
      },
    ],
  },
});
const usagers = new Map([
  [
    id(1),
    usagerToResume({
      id: id(1),
      rev: 1,
      localDay: localDaySchema.parse('2026-11-20'),
      clear: {},
      sealed: kept,
    }),
  ],
]);
const line = (number: number, of: number, par: number) => ({
  id: id(number),
  sealed: {
    usager: id(of),
    geste: 'consultation' as const,
    le: '2026-11-21T10:00:00Z',
    par: id(par),
    maillon: null,
  },
});
const rows = accesRows([line(11, 1, 900), line(12, 2, 900), line(13, 3, 901)], usagers, [
  { id: id(900), nom: 'Animatrice d’essai' },
]);

describe('the access log', () => {
  it('names who opened what, and gives a merged file the name it goes by now', () => {
    expect(rows.map(({ qui, usager: of, fiche }) => [qui, of, fiche])).toEqual([
      ['Animatrice d’essai', id(1), 'Éloïse Sentinelle'],
      ['Animatrice d’essai', id(1), 'Éloïse Sentinelle'],
      ['une personne partie depuis', id(3), null],
    ]);
  });

  it('is searched by who and by whose, accents aside', () => {
    expect(filterRows(rows, 'eloise animatrice')).toHaveLength(2);
    expect(filterRows(rows, 'partie')).toHaveLength(1);
    expect(filterRows(rows, '  ')).toHaveLength(3);
    expect(filterRows(rows, 'personne d’autre')).toEqual([]);
  });

  it('has no word for a gesture it cannot hold', () => {
    for (const geste of Object.keys(gesteLabels)) {
      const line = { usager: id(1), geste, le: '2026-11-21T10:00:00Z', par: id(900) };
      expect(accesSealedSchema.safeParse(line).success).toBe(true);
    }
  });
});
