import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTable } from '../../../../shared/domain/echange/table.ts';
import type { TextRow, TextTable } from '../../../../shared/domain/echange/table.ts';
import {
  champLieuSchema,
  countLieuHeaders,
  proposeLieuMapping,
} from '../../../../shared/domain/organisme/champ-lieu.ts';
import { jsonToRows } from '../../../../shared/domain/organisme/json-to-rows.ts';
import { planLieux } from '../../../../shared/domain/organisme/plan-lieux.ts';
import { readHours } from '../../../../shared/domain/organisme/read-hours.ts';
import { readLieux } from '../../../../shared/domain/organisme/read-lieux.ts';
import type { LieuxContext } from '../../../../shared/domain/organisme/read-lieux.ts';
import { lieuSchema } from '../../../../shared/domain/organisme/schema.ts';
import { lieu } from './examples.ts';

const rows = (...lines: readonly (readonly string[])[]): readonly TextRow[] =>
  lines.map((cells, at) => ({ line: at + 1, cells }));

function table(lines: readonly TextRow[]): TextTable {
  const made = toTable(lines, countLieuHeaders);
  if (!made.ok) throw new Error(made.failure.code);
  return made.value;
}

function read(lines: readonly TextRow[], context: Partial<LieuxContext> = {}) {
  const made = table(lines);
  return readLieux(made, {
    mapping: proposeLieuMapping(made.headers),
    departement: null,
    source: 'Fichier d’essai',
    confidence: 'verified-secondary',
    luLe: '2026-04-15',
    ...context,
  });
}

describe('a file of places made by hand', () => {
  it('is read by the names of its columns, the unknown staying unknown', () => {
    const { lieux, erreurs, nonLues } = read(
      rows(
        ['Nom', 'Type de lieu', 'Opérateur', 'Code postal', 'Ville', 'Tél', 'Lundi', 'Couleur'],
        ['Agence des Essais', '', 'Pôle emploi', '48000', 'Mende', '3949', '9 h – 12 h', 'bleu'],
      ),
    );
    expect(erreurs).toEqual([]);
    expect(nonLues).toEqual(['Couleur']);
    expect(lieux).toMatchObject([
      {
        nom: 'Agence des Essais',
        genre: 'operateur',
        operateur: 'france-travail',
        codePostal: '48000',
        telephone: '3949',
        horaires: { lundi: '9 h – 12 h', mardi: null },
        adresse: null,
        courriel: null,
        position: null,
        luLe: '2026-04-15',
        source: 'Fichier d’essai',
      },
    ]);
  });

  it('says what cannot be right by line and column, and leaves the cell blank', () => {
    const { lieux, erreurs } = read(
      rows(
        ['Nom', 'Tél', 'Email', 'Site', 'Latitude', 'Longitude', 'Date'],
        ['Lieu', '12', 'pas une adresse', 'javascript:alert(1)', '200', '3', '31/02/2026'],
        ['', '0466000000', '', '', '', '', ''],
      ),
    );
    expect(lieux).toHaveLength(1);
    expect(lieux).toMatchObject([
      { telephone: null, courriel: null, site: null, position: null, luLe: '2026-04-15' },
    ]);
    expect(erreurs.map(({ ligne, colonne, ecartee }) => [ligne, colonne, ecartee])).toEqual([
      [2, 'Tél', false],
      [2, 'Email', false],
      [2, 'Site', false],
      [2, 'Latitude', false],
      [2, 'Date', false],
      [3, 'Nom', true],
    ]);
  });
});

describe('the structures of data·inclusion', () => {
  const structure = {
    source: 'dora',
    id: 'dora--17',
    nom: 'Relais des Essais',
    date_maj: '2026-02-14',
    code_insee: '48095',
    code_postal: '48000',
    commune: 'Mende',
    adresse: '1 rue des Essais',
    complement_adresse: 'Bâtiment B',
    latitude: 44.5,
    longitude: 3.5,
    telephone: '+33466000000',
    courriel: 'essai@exemple.fr',
    site_web: 'https://exemple.fr/',
    horaires_accueil: 'Mo-Fr 08:30-12:30; PH off',
    reseaux_porteurs: ['mission-locale'],
    score_qualite: 0.8,
  };

  it('are read field by field, with their date and their producer; the rest is said', () => {
    const made = jsonToRows(JSON.stringify([structure]));
    if (!made.ok) throw new Error(made.failure.code);
    const { lieux, erreurs, nonLues } = read(made.value, { source: 'data·inclusion' });
    expect(erreurs).toEqual([]);
    expect(nonLues).toEqual(['score_qualite']);
    expect(lieux).toEqual([
      {
        nom: 'Relais des Essais',
        genre: 'operateur',
        operateur: 'mission-locale',
        adresse: '1 rue des Essais\nBâtiment B',
        codePostal: '48000',
        commune: 'Mende',
        insee: '48095',
        horaires: {
          lundi: '8\u00a0h\u00a030 – 12\u00a0h\u00a030',
          mardi: '8\u00a0h\u00a030 – 12\u00a0h\u00a030',
          mercredi: '8\u00a0h\u00a030 – 12\u00a0h\u00a030',
          jeudi: '8\u00a0h\u00a030 – 12\u00a0h\u00a030',
          vendredi: '8\u00a0h\u00a030 – 12\u00a0h\u00a030',
          samedi: null,
          dimanche: null,
        },
        horairesNote: 'Jours fériés\u00a0: fermé',
        telephone: '+33466000000',
        courriel: 'essai@exemple.fr',
        site: 'https://exemple.fr/',
        contacts: [],
        position: { latitude: 44.5, longitude: 3.5 },
        activites: null,
        externe: 'dora--17',
        source: 'data·inclusion (dora)',
        luLe: '2026-02-14',
        confidence: 'verified-secondary',
      },
    ]);
  });

  it('of version 0 keep their producer in their id, and their kind in its own words', () => {
    const { lieux } = read(
      rows(
        ['id', 'source', 'nom', 'date_maj', 'typologie', 'presentation_detail'],
        ['17', 'dora', 'Un CCAS', '2025-01-01', 'CCAS', 'Aide <b>sociale</b>.'],
      ),
    );
    expect(lieux).toMatchObject([
      { externe: 'dora--17', genre: 'ccas', operateur: 'ccas', activites: 'Aide sociale .' },
    ]);
  });

  it('of other départements are counted and left', () => {
    const lines = rows(
      ['id', 'source', 'nom', 'date_maj', 'code_insee', 'code_postal'],
      ['1', 'dora', 'Ici', '2026-01-01', '48095', '48000'],
      ['2', 'dora', 'Ailleurs', '2026-01-01', '64102', '64100'],
      ['3', 'dora', 'Ailleurs aussi', '2026-01-01', '', '64100'],
    );
    const { lieux, horsDepartement } = read(lines, { departement: '48' });
    expect(lieux.map(({ nom }) => nom)).toEqual(['Ici']);
    expect(horsDepartement).toBe(2);
  });

  it.each(['{', '[]', '{"items": []}', '"texte"', '[1, 2]'])(
    'refuses %s with a sentence',
    (text) => {
      expect(jsonToRows(text)).toMatchObject({ ok: false, failure: { code: 'json-illisible' } });
    },
  );
});

describe('the services of data·inclusion', () => {
  const service = {
    source: 'dora',
    id: 'dora--s1',
    structure_id: 'dora--17',
    structure: { id: 'dora--17', nom: 'Relais des Essais' },
    nom: 'Atelier des Essais',
    description: 'Pour apprendre à essayer.',
    date_maj: '2026-02-14',
    frais: 'payant',
    frais_precisions: '2 € la séance',
    publics_precisions: 'Toute personne de plus de 16 ans',
    conditions_acces: 'Venir avec une pièce d’identité',
    mobilisation_precisions: 'Appeler la veille',
    commune: 'Mende',
    code_postal: '48000',
    code_insee: '48095',
    telephone: '+33466000000',
    lien_mobilisation: 'https://exemple.fr/atelier',
    contact_nom_prenom: 'Camille Exemple',
    horaires_accueil: 'Mo 09:00-12:00',
  };

  it('are read as lines of the directory: what for, for whom, how, never whom to ask for', () => {
    const made = jsonToRows(JSON.stringify({ items: [service] }));
    if (!made.ok) throw new Error(made.failure.code);
    const { lieux, erreurs, nonLues } = read(made.value, { source: 'data·inclusion' });
    expect(erreurs).toEqual([]);
    expect(nonLues).toEqual(['structure_id', 'contact_nom_prenom']);
    expect(lieux).toMatchObject([
      {
        nom: 'Atelier des Essais',
        genre: 'autre',
        operateur: null,
        telephone: '+33466000000',
        site: 'https://exemple.fr/atelier',
        horaires: { lundi: '9\u00a0h – 12\u00a0h', mardi: null },
        externe: 'service dora--s1',
        source: 'data·inclusion (dora)',
        luLe: '2026-02-14',
        activites: [
          'Pour apprendre à essayer.',
          'Proposé par\u00a0: Relais des Essais',
          'Pour qui\u00a0: Toute personne de plus de 16 ans',
          'Conditions\u00a0: Venir avec une pièce d’identité',
          'Frais\u00a0: payant',
          'Précisions sur les frais\u00a0: 2 € la séance',
          'Comment s’y prendre\u00a0: Appeler la veille',
        ].join('\n'),
      },
    ]);
    expect(JSON.stringify(lieux)).not.toContain('Camille');
  });

  it('of version 0, in CSV, are read by their own columns and lists', () => {
    const { lieux } = read(
      rows(
        [
          'id',
          'structure_id',
          'source',
          'nom',
          'date_maj',
          'presentation_resume',
          'frais',
          'pre_requis',
          'recurrence',
        ],
        [
          's2',
          '17',
          'dora',
          'Aide des Essais',
          '2025-01-01',
          'Une aide.',
          "['gratuit-sous-conditions', 'inconnu']",
          '["avoir 18 ans", "habiter ici"]',
          'Tu 14:00-16:00',
        ],
      ),
    );
    expect(lieux).toMatchObject([
      {
        externe: 'service dora--s2',
        activites:
          'Une aide.\nConditions\u00a0: avoir 18 ans, habiter ici\nFrais\u00a0: gratuit sous conditions',
        horaires: { mardi: '14\u00a0h – 16\u00a0h' },
      },
    ]);
  });

  it('in no place are kept when they are for the département, and left when for everyone', () => {
    const head = [
      'id',
      'structure_id',
      'source',
      'nom',
      'date_maj',
      'code_insee',
      'zone_eligibilite',
    ];
    const line = (id: string, insee: string, zone: string) => [
      id,
      '17',
      'dora',
      `Service ${id}`,
      '2026-01-01',
      insee,
      zone,
    ];
    const { lieux, horsDepartement } = read(
      rows(
        head,
        line('sur-place', '48095', '["france"]'),
        line('du-departement', '', '["12", "48"]'),
        line('de-la-commune', '', '["48095"]'),
        line('du-pays', '', '["france"]'),
        line('d-ailleurs', '64102', '["48"]'),
      ),
      { departement: '48' },
    );
    expect(lieux.map(({ nom }) => nom)).toEqual([
      'Service sur-place',
      'Service du-departement',
      'Service de-la-commune',
    ]);
    expect(horsDepartement).toBe(2);
  });

  it('stand beside the structure of the same id, and are known again', () => {
    const made = jsonToRows(JSON.stringify([service]));
    if (!made.ok) throw new Error(made.failure.code);
    const { lieux } = read(made.value);
    const known = lieu({ externe: 'dora--s1' });
    const first = planLieux([known], lieux);
    expect(first).toMatchObject({ changements: [], ajouts: [{ nom: 'Atelier des Essais' }] });
    expect(planLieux([known, ...first.ajouts], lieux)).toMatchObject({ ajouts: [], identiques: 1 });
  });
});

describe('any file of places', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '48000',
      '48095',
      '0466000000',
      'Mende',
      '44,5',
      '3.5',
      'CAF',
      'Mo-Fr 9:00-12:00',
    ),
  );

  it('gives places the schema accepts, and a second reading adds and changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 24 }), { maxLength: 8 }), (lines) => {
        const { lieux } = readLieux(
          {
            headers: champLieuSchema.options,
            rows: lines.map((cells, at) => ({ line: at + 2, cells })),
          },
          {
            mapping: { format: 'libre', champs: champLieuSchema.options },
            departement: null,
            source: 'x',
            confidence: 'memory',
            luLe: '2026-04-15',
          },
        );
        const first = planLieux([], lieux);
        for (const added of first.ajouts) expect(lieuSchema.safeParse(added).success).toBe(true);
        expect(planLieux(first.ajouts, lieux)).toMatchObject({ ajouts: [], changements: [] });
      }),
    );
  });
});

describe('the plan of an import', () => {
  const { id: _id, ...told } = lieu({ telephone: '+33466000000', commune: 'Mende' });

  it('adds what is new, and nothing when the same file comes again', () => {
    const first = planLieux([], [told]);
    expect(first.ajouts.map(({ id }) => id)).toEqual(['ccas-des-essais-mende']);
    expect(planLieux(first.ajouts, [told])).toEqual({
      ajouts: [],
      changements: [],
      identiques: 1,
      plusRecents: 0,
    });
  });

  it('puts right what the file says, and keeps what it does not say', () => {
    const known = lieu({ commune: 'Mende', adresse: '1 rue', telephone: '+33466111111' });
    const { changements, ajouts } = planLieux([known], [told]);
    expect(ajouts).toEqual([]);
    expect(changements).toEqual([{ ...known, telephone: '+33466000000' }]);
  });

  it('leaves what was read since the file was written', () => {
    const known = lieu({ commune: 'Mende', luLe: '2026-04-10' });
    expect(planLieux([known], [told])).toMatchObject({ changements: [], plusRecents: 1 });
  });

  it('knows a place again by its id in the file, whatever its new name', () => {
    const known = lieu({ externe: 'dora--1' });
    const renamed = { ...told, nom: 'Autre nom', externe: 'dora--1' };
    expect(planLieux([known], [renamed]).changements).toMatchObject([
      { id: known.id, nom: 'Autre nom' },
    ]);
  });

  it('gives two places of one name in one commune two ids when the file tells them apart', () => {
    const { ajouts } = planLieux(
      [],
      [
        { ...told, externe: 'dora--1', commune: 'Mende' },
        { ...told, externe: 'dora--2', commune: 'Mende' },
      ],
    );
    expect(ajouts.map(({ id }) => id)).toEqual([
      'ccas-des-essais-mende',
      'ccas-des-essais-mende-2',
    ]);
  });
});

describe('opening hours', () => {
  it.each([
    [
      'Mo,We 09:00-12:00,14:00-17:30',
      'mercredi',
      '9\u00a0h – 12\u00a0h, 14\u00a0h – 17\u00a0h\u00a030',
    ],
    ['Mo-Fr 09:00-12:00; We off', 'mercredi', 'fermé'],
  ] as const)('of %s are told by day', (text, jour, hours) => {
    expect(readHours(text).horaires[jour]).toBe(hours);
  });

  it.each(['1er et 3e mardi du mois', 'Mo[1] 09:00-12:00', 'Jan-Mar Mo 09:00-12:00'])(
    'of %s stay as written, never half understood',
    (text) => {
      const { horaires, note } = readHours(text);
      expect(note).toBe(text);
      expect(Object.values(horaires).every((hours) => hours === null)).toBe(true);
    },
  );
});
