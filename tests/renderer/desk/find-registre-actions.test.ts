import { describe, expect, it } from 'vitest';
import { findRegistreActions } from '../../../renderer/desk/frame/find-registre-actions.ts';
import { usagerToResume } from '../../../renderer/data/registre/resumes.ts';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { id, usager } from '../../shared/domain/usager/examples.ts';

const localDay = localDaySchema.parse('2026-05-12');
const people = [1, 2, 3, 4, 5, 6, 7].map((rank) =>
  usagerToResume({
    id: id(rank),
    rev: 1,
    localDay,
    clear: {},
    sealed: usager({ identite: { nom: 'Sentinelle', naissance: `195${rank}` } }),
  }),
);
const registre = {
  etat: 'pret' as const,
  lus: people.length,
  total: people.length,
  usagers: new Map(people.map((one) => [one.id, one])),
  dossiers: new Map(),
  mandats: new Map(),
  illisibles: new Set<never>(),
};

describe('the search of everything', () => {
  it('finds people by their name, told apart, and never so many that they hide the rest', () => {
    const { usagers, dossiers } = findRegistreActions(registre, 'camille sentinele');
    expect(usagers).toHaveLength(5);
    expect(usagers[0]).toMatchObject({
      label: 'Camille Sentinelle',
      description: expect.stringMatching(/195\d$/) as string,
    });
    expect(dossiers).toEqual([]);
  });

  it('shows nobody for a letter or two, nor for nothing', () => {
    for (const typed of ['', 's', 'se', '  '])
      expect(findRegistreActions(registre, typed)).toEqual({ usagers: [], dossiers: [] });
  });
});
