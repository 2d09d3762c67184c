import { expect, it } from 'vitest';
import { readDeclaredLines } from '../../../../renderer/pilotage/rapport/read-declared-file.ts';

const sites = [
  { site: 'saint-chely-d-apcher', name: 'Saint-Chély-d’Apcher' },
  { site: 'marvejols', name: 'Marvejols' },
];

const line = (cells: Record<string, string>) => ({
  annee: '2009',
  plateforme: '',
  accueils: '5000',
  precision: '',
  source: 'Couleurs Lozère',
  ...cells,
});

it('reads a year, its platforms by name, its thèmes and where it was read', () => {
  const shares = { T1: '50', T2: '23', T3: '13', T4: '11', T5: '1', T9: '2' };
  const read = readDeclaredLines(
    [
      line({ annee: '2013', accueils: '18 000', precision: 'plus de', source: 'A | B', ...shares }),
      line({ annee: '2013', plateforme: 'saint-chély d’apcher', accueils: '3000' }),
    ],
    sites,
  );
  expect(read).toMatchObject({
    ok: true,
    value: [
      {
        year: 2013,
        accueils: 18_000,
        qualifier: 'plus de',
        sites: [{ site: 'saint-chely-d-apcher', accueils: 3000, qualifier: null }],
        themes: { T1: 50, T9: 2 },
        sources: ['A', 'B'],
      },
    ],
  });
});

it.each([
  ['a year of three digits', [line({ annee: '209' })], /Ligne 2.*quatre chiffres/],
  ['two lines for the network', [line({}), line({})], /Ligne 3.*déjà une ligne/],
  ['no line for the network', [line({ plateforme: 'Marvejols' })], /réseau entier/],
  ['a number that is not whole', [line({ accueils: '5,2' })], /entier/],
  ['no source', [line({ source: ' ' })], /où ces chiffres/],
  ['another precision', [line({ precision: 'presque' })], /précision/],
  ['shares that miss some', [line({ T1: '50' })], /100/],
  ['a platform of elsewhere', [line({}), line({ plateforme: 'Nulle part' })], /réseau/],
  ['nothing', [], /aucune ligne/],
])('refuses a file with %s, and says where', (_what, lines, hint) => {
  const read = readDeclaredLines(lines, sites);
  expect(read.ok ? '' : read.failure.sentence).toMatch(hint);
});
