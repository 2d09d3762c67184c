import { describe, expect, it } from 'vitest';
import { accesRows, filterRows } from '../../../../renderer/features/acces/acces-rows.ts';
import type { MotifAcces } from '../../../../shared/domain/acces/motif.ts';
import { gesteLabels } from '../../../../shared/domain/acces/geste-labels.ts';
import { accesSealedSchema } from '../../../../shared/domain/acces/schema.ts';
import { id } from '../../../shared/domain/usager/examples.ts';
import { mergedResume } from '../../data/registre/merged-resume.ts';

const usagers = new Map([[id(1), mergedResume()]]);
const line = (number: number, of: number, par: number, motif: MotifAcces | null = null) => ({
  id: id(number),
  sealed: {
    usager: id(of),
    geste: 'consultation' as const,
    le: '2026-11-21T10:00:00Z',
    par: id(par),
    maillon: null,
    motif,
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

  it('says why a file was opened: the reason chosen, or the words typed', () => {
    const asked = accesRows(
      [
        line(14, 1, 900),
        line(15, 1, 900, { raison: 'suivi' }),
        line(16, 1, 900, { raison: 'autre', precision: 'contrôle du mois' }),
      ],
      usagers,
      [],
    );
    expect(asked.map(({ motif }) => motif)).toEqual([null, 'suivi du dossier', 'contrôle du mois']);
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
