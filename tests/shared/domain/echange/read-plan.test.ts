import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planOf } from './test-data.ts';

const headers = ['Date', 'Opérateur', 'Durée', 'Commune'];

/** The one visite of a row, under the headers of a home-made log. */
function visiteOf(cells: readonly string[], under: readonly string[] = headers) {
  const { visites, errors } = planOf([under, cells, ['01/01/2026']]);
  expect(errors).toEqual([]);
  const [visite] = visites;
  if (visite === undefined) throw new Error('The row gave no visite.');
  return visite;
}

/** What is said of a row that will not do. */
function errorsOf(cells: readonly string[], under: readonly string[] = headers) {
  return planOf([under, cells]).errors;
}

describe('a line of a home-made log', () => {
  test('is one visite of one demande', () => {
    const visite = visiteOf(['21/11/2025', 'Pôle emploi', '1 h 30', 'Marvejols']);
    expect(visite.localDay).toBe('2025-11-21');
    expect(visite.draft.demandes).toHaveLength(1);
    expect(visite.draft.demandes[0]?.operateur).toBe('france-travail');
    expect(visite.draft.demandes[0]?.dureeMinutes).toBe(90);
    expect(visite.draft.commune).toBe('48092');
  });

  test('invents nothing the file does not say', () => {
    const visite = visiteOf(['21/11/2025', '', '', '']);
    expect(visite.heure).toBeNull();
    expect(visite.instant).toBeNull();
    expect(visite.premieres).toBeNull();
    expect(visite.draft).toEqual({
      canal: 'accueil-spontane',
      age: null,
      commune: null,
      premiereVenue: null,
      foyer: null,
      note: null,
      demandes: [
        {
          theme: null,
          operateur: null,
          nature: null,
          demarche: null,
          dureeMinutes: null,
          issue: null,
          destination: null,
          autonomie: null,
        },
      ],
    });
  });

  test.each([
    ['21/11/2025', '2025-11-21'],
    ['1/2/25', '2025-02-01'],
    ['21-11-2025', '2025-11-21'],
    ['21.11.2025', '2025-11-21'],
    ['2025-11-21', '2025-11-21'],
    ['2025-11-21 00:00', '2025-11-21'],
    ['2025-11-20T23:30:00Z', '2025-11-21'],
  ])('has its day read from %s', (text, day) => {
    expect(visiteOf([text]).localDay).toBe(day);
  });

  test('keeps the time of its date, to the minute when it is said', () => {
    const visite = visiteOf(['21/11/2025 à 9h05']);
    expect(visite.heure).toBe(9);
    expect(visite.instant).toBe('2025-11-21T08:05:00Z');
    expect(visiteOf(['21/11/2025', '14 h'], ['Date', 'Heure'])).toMatchObject({
      heure: 14,
      instant: null,
    });
  });

  test.each([
    ['20', 20],
    ['20 min', 20],
    ['1h', 60],
    ['1:30', 90],
    ['0,5 h', 30],
  ])('has its durée read from %s', (text, minutes) => {
    expect(visiteOf(['21/11/2025', '', text]).draft.demandes[0]?.dureeMinutes).toBe(minutes);
  });

  test.each([
    ['48092', '48092'],
    ['48000 Mende', '48095'],
    ['Mende (48000)', '48095'],
    ['marvejols', '48092'],
    ['-', null],
  ])('has its commune read from %s', (text, insee) => {
    expect(visiteOf(['21/11/2025', '', '', text]).draft.commune).toBe(insee);
  });

  test('has its commune read from a name and a postcode in two columns', () => {
    const under = ['Date', 'Ville', 'Code postal'];
    expect(visiteOf(['21/11/2025', 'Villefort', '48800'], under).draft.commune).toBe('48198');
  });

  test('has its age read from a band or from years', () => {
    const under = ['Date', 'Âge'];
    const ages = ['17', '25', '26 ans', '60–69 ans', '70 ans et plus'].map(
      (text) => visiteOf(['21/11/2025', text], under).draft.age,
    );
    expect(ages).toEqual(['moins-de-18', '18-25', '26-39', '60-69', '70-et-plus']);
  });
});

describe('words of the desk', () => {
  test('are read under the names of before, and in short', () => {
    const under = ['Date', 'Opérateur', 'Démarche', 'Nature', 'Issue', 'Canal'];
    const cells = ['21/11/2025', 'Assedic', 'RMI', 'imp', 'en cours', 'VAD'];
    const { draft } = visiteOf(cells, under);
    expect(draft.canal).toBe('domicile');
    expect(draft.demandes[0]).toMatchObject({
      operateur: 'france-travail',
      demarche: 'caf-rsa',
      nature: 'impression-scan',
      issue: 'dossier-en-cours',
    });
  });

  test('that may mean several things are never guessed', () => {
    expect(errorsOf(['21/11/2025', 'Sécu'])[0]?.sentence).toContain('n’est pas un opérateur');
    expect(errorsOf(['21/11/2025', 'CCSS'])[0]?.sentence).toContain('n’est pas un opérateur');
    expect(errorsOf(['21/11/2025', 'CMU'], ['Date', 'Démarche'])).toHaveLength(1);
  });
});

describe('a line is left out, and told by line and column', () => {
  test.each([
    ['without a date', ['', 'CAF'], 'Date', 'La date manque.'],
    ['with a date to come', ['13/05/2026'], 'Date', 'n’est pas encore arrivé'],
    ['with a day that does not exist', ['31/02/2026'], 'Date', 'n’est pas une date'],
    ['with a date of another century', ['21/11/1925'], 'Date', 'est avant 1990'],
    ['with a durée below zero', ['21/11/2025', '', '-5'], 'Durée', 'n’est pas une durée possible'],
    ['with no durée at all', ['21/11/2025', '', '0'], 'Durée', 'n’est pas une durée possible'],
    ['with an absurd durée', ['21/11/2025', '', '9999'], 'Durée', 'n’est pas une durée possible'],
    ['with a formula for durée', ['21/11/2025', '', '=2+3'], 'Durée', 'n’est pas une durée.'],
    ['with an unknown opérateur', ['21/11/2025', 'Machin'], 'Opérateur', 'n’est pas un opérateur'],
    ['with an unknown commune', ['21/11/2025', '', '', 'Atlantis'], 'Commune', 'une seule commune'],
    [
      'with a commune of many',
      ['21/11/2025', '', '', 'Villefort'],
      'Commune',
      'code INSEE ou postal',
    ],
    ['with an unknown INSEE code', ['21/11/2025', '', '', '48999'], 'Commune', 'une seule commune'],
  ])('%s', (_, cells, colonne, sentence) => {
    const errors = errorsOf(cells);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ ligne: 2, colonne });
    expect(errors[0]?.sentence).toContain(sentence);
  });

  test('with more cells than headers', () => {
    expect(errorsOf(['21/11/2025', '', '', '', 'x'])[0]?.colonne).toBeNull();
  });

  test('while the others are kept', () => {
    const { summary } = planOf([headers, ['21/11/2025'], ['demain'], ['22/11/2025']]);
    expect(summary).toMatchObject({ lignes: 3, visites: 2, lignesEcartees: 1, erreurs: 1 });
  });
});

describe('on request, a word not recognised', () => {
  test('only leaves its field empty', () => {
    const plan = planOf([headers, ['21/11/2025', 'Machin', '20', 'Atlantis']], { tolerant: true });
    expect(plan.errors).toEqual([]);
    expect(plan.summary).toMatchObject({ visites: 1, motsVides: 2 });
    expect(plan.visites[0]?.draft.demandes[0]).toMatchObject({ operateur: null, dureeMinutes: 20 });
  });

  test('does not let in what is wrong', () => {
    const plan = planOf([headers, ['13/05/2026', 'Machin', '-5']], { tolerant: true });
    expect(plan.errors.map(({ colonne }) => colonne)).toEqual(['Date', 'Durée']);
  });
});

describe('visites are told apart', () => {
  const identities = (rows: readonly (readonly string[])[]) =>
    planOf([headers, ...rows]).visites.map(({ identity }) => identity);

  test('by what they say, and twins by how many came before', () => {
    const row = ['21/11/2025', 'CAF', '20'];
    const [first, twin, other] = identities([row, row, ['21/11/2025', 'CAF', '30']]);
    expect(new Set([first, twin, other].map((identity) => JSON.stringify(identity))).size).toBe(3);
    expect(identities([row, row])).toEqual([first, twin]);
  });

  test('the same however their file wrote them', () => {
    expect(identities([['21/11/2025', 'Pôle emploi', '1h']])).toEqual(
      identities([['2025-11-21', 'France Travail', '60']]),
    );
  });
});

describe('an export of La Coop de la médiation numérique', () => {
  const coop = [
    'Date',
    'Enregistré le',
    'Type',
    'Participants',
    'Bénéficiaire',
    'Canaux d’accompagnement',
    'Durée (min)',
    'Matériel numérique utilisé',
    'Thématique(s) d’accompagnement',
    'Nom de la démarche administrative',
    'Niveau d’autonomie (ou de l’atelier)',
    'Bénéficiaire réorienté',
    'Structure de redirection',
    'Code Insee du bénéficiaire',
    'Tranche d’âge du bénéficiaire',
    'ID CRA',
  ];
  const line = (change: Readonly<Record<string, string>>) => {
    const usual: Readonly<Record<string, string>> = {
      Date: '2025-11-21',
      Type: 'Accompagnement individuel',
      Participants: '1',
      Bénéficiaire: 'Une Personne',
      'Canaux d’accompagnement': 'Lieu d’activité',
      'Durée (min)': '45',
      'Thématique(s) d’accompagnement': 'Aide aux démarches administratives\nSocial - Santé',
      'Niveau d’autonomie (ou de l’atelier)': '2/3',
      'Bénéficiaire réorienté': 'Oui',
      'Structure de redirection': 'Administration (mairie, préfecture…)',
      'Code Insee du bénéficiaire': '48092',
      'Tranche d’âge du bénéficiaire': '60 - 69 ans',
      'ID CRA': 'a1',
    };
    return coop.map((header) => change[header] ?? usual[header] ?? '');
  };
  const visitesOf = (...lines: readonly (readonly string[])[]) => {
    const plan = planOf([['Informations export'], ['Nom', 'Personne'], [], coop, ...lines]);
    expect(plan.errors).toEqual([]);
    return plan;
  };

  test('is read as it is', () => {
    const [visite] = visitesOf(line({})).visites;
    expect(visite?.localDay).toBe('2025-11-21');
    expect(visite?.draft).toMatchObject({
      canal: 'accueil-spontane',
      age: '60-69',
      commune: '48092',
    });
    expect(visite?.draft.demandes).toEqual([
      {
        theme: 'T2',
        operateur: null,
        nature: null,
        demarche: null,
        dureeMinutes: 45,
        issue: 'oriente',
        destination: 'Administration (mairie, préfecture…)',
        autonomie: 'guidage-au-besoin',
      },
    ]);
  });

  test('takes in the name of no one', () => {
    expect(JSON.stringify(visitesOf(line({})).visites)).not.toContain('Personne');
  });

  test('leaves workshops aside: they are no visites', () => {
    const { summary } = visitesOf(
      line({}),
      line({ Type: 'Atelier collectif', Participants: '1/8' }),
    );
    expect(summary).toMatchObject({ visites: 1, ateliers: 1, lignesEcartees: 0 });
  });

  test('leaves to be specified what has no single thème, and an age band that is not ours', () => {
    const [visite] = visitesOf(
      line({
        'Thématique(s) d’accompagnement': 'Logement\nJustice',
        'Tranche d’âge du bénéficiaire': '40 - 59 ans',
      }),
    ).visites;
    expect(visite?.draft.age).toBeNull();
    expect(visite?.draft.demandes[0]?.theme).toBeNull();
  });

  test('is told apart by its own reference, whatever else changes in a later export', () => {
    const [before] = visitesOf(line({ 'Durée (min)': '45' })).visites;
    const [after] = visitesOf(line({ 'Durée (min)': '60' })).visites;
    expect(after?.identity).toEqual(before?.identity);
  });
});

test('whatever a file says, each line is counted, left out or told', () => {
  const cell = fc.oneof(
    fc.constantFrom('', '21/11/2025', '2025-01-01', 'CAF', '20', '-5', 'Mende', '=1+1', '\t'),
    fc.string({ maxLength: 12 }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      (rows, tolerant) => {
        const said = rows.filter((cells) => cells.some((text) => text.trim() !== ''));
        fc.pre(said.length > 0);
        const { summary, visites, errors } = planOf([headers, ...rows], { tolerant });
        expect(summary.visites + summary.lignesEcartees).toBe(said.length);
        expect(visites).toHaveLength(summary.visites);
        expect(errors.length).toBeGreaterThanOrEqual(summary.lignesEcartees);
      },
    ),
    { numRuns: 150 },
  );
});
