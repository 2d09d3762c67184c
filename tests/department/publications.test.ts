import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shippedFiches } from '../../shared/domain/catalogue/shipped-fiches.ts';
import { shippedIndex } from '../../shared/domain/catalogue/shipped-index.ts';
import { shippedLieux } from '../../shared/domain/organisme/shipped-lieux.ts';
import type { PublishedDemarche } from '../../shared/domain/catalogue/publication.ts';
import {
  annuaireAnswerSchema,
  catalogueAnswerSchema,
  historiqueAnswerSchema,
  importAnswerSchema,
  publicationApiPaths as paths,
  publishedAnswerSchema,
} from '../../shared/sync/publication-api.ts';
import {
  publicationLimits,
  publicationsAnswerSchema,
  publicationsPath,
} from '../../shared/sync/publications.ts';
import type { PublicationsAnswer } from '../../shared/sync/publications.ts';
import { lieu } from '../shared/domain/organisme/examples.ts';
import { startTestDepartment, TODAY } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

let department: TestDepartment;
let cookie: string;
let token: string;

beforeAll(async () => {
  department = await startTestDepartment();
  return () => department.close();
});
beforeEach(async () => {
  await department.reset();
  await department.database.query(
    'DELETE FROM publications; DELETE FROM publication_imports; DELETE FROM publication_logs',
  );
  cookie = await department.signIn();
  ({ token } = await department.enrol('marvejols'));
});

const { id: _id, ...place } = lieu({ commune: 'Mende', telephone: '+33466000000' });
const shipped = shippedLieux('48');

const get = (url: string, headers: Record<string, string> = { cookie }) =>
  department.app.inject({ url, headers });
const post = (url: string, payload: object, headers: Record<string, string> = { cookie }) =>
  department.app.inject({ method: 'POST', url, payload, headers });

/** Asks as a desk does: after what an answer gave, or from the beginning. */
async function pull(
  after: Partial<Pick<PublicationsAnswer, 'numero' | 'origine' | 'repere'>> = {},
): Promise<PublicationsAnswer> {
  const query = new URLSearchParams({ depuis: String(after.numero ?? 0) });
  if (after.origine !== undefined) query.set('origine', after.origine);
  if (typeof after.repere === 'string') query.set('repere', after.repere);
  const answer = await get(`${publicationsPath}?${query.toString()}`, {
    authorization: `Bearer ${token}`,
  });
  return publicationsAnswerSchema.parse(answer.json());
}

async function add(nom: string): Promise<string> {
  const answer = await post(paths.annuaire, {
    id: null,
    lieu: { ...place, nom },
    attendu: null,
    motif: null,
  });
  return publishedAnswerSchema.parse(answer.json()).id;
}

const annuaire = async () => annuaireAnswerSchema.parse((await get(paths.annuaire)).json());
const importing = (essai: boolean, lieux: readonly object[]) =>
  post(paths.importLieux, { essai, fichier: 'essai.csv', lieux });

describe('what a desk reads', () => {
  it('is a hundred bytes when nothing was ever published', async () => {
    const answer = await pull();
    expect(answer).toMatchObject({ numero: 0, reste: false, recommence: false, changements: [] });
    expect(JSON.stringify(answer).length).toBeLessThan(200);
  });

  it('is the last word on each thing said since, in order, and nothing twice', async () => {
    const first = await add('Premier lieu');
    await add('Deuxième lieu');
    await post(paths.annuaire, {
      id: first,
      lieu: { ...place, nom: 'Premier lieu, corrigé' },
      attendu: 1,
      motif: 'nom',
    });
    const all = await pull();
    expect(all.changements.map(({ numero, contenu }) => [numero, contenu?.['nom']])).toEqual([
      [2, 'Deuxième lieu'],
      [3, 'Premier lieu, corrigé'],
    ]);
    expect((await pull({ ...all, numero: 2 })).changements).toMatchObject([
      { numero: 3, id: first },
    ]);
    expect(await pull(all)).toMatchObject({ changements: [], numero: 3 });
  });

  it('tells what was taken off', async () => {
    const id = await add('Lieu');
    await post(paths.annuaire, { id, lieu: null, attendu: 1, motif: 'fermé' });
    expect((await pull()).changements).toEqual([{ numero: 2, objet: 'lieu', id, contenu: null }]);
  });

  it('comes in pages until nothing is left', async () => {
    const count = publicationLimits.changesPerCall + 30;
    const lieux = Array.from({ length: count }, (_, n) => ({ ...place, nom: `Lieu ${n}` }));
    expect((await importing(false, lieux)).statusCode).toBe(200);
    const first = await pull();
    expect(first).toMatchObject({ reste: true, numero: publicationLimits.changesPerCall });
    const second = await pull(first);
    expect(second).toMatchObject({ reste: false, numero: count });
    const ids = [...first.changements, ...second.changements].map(({ id }) => id);
    expect(new Set(ids).size).toBe(count);
  });

  it('begins again for a desk that comes from another log, or from a number never given', async () => {
    await add('Lieu');
    const one = await pull();
    const again = { recommence: true, origine: one.origine, numero: 1 };
    const elsewhere = '11111111-1111-4111-8111-111111111111';
    expect(await pull({ ...one, origine: elsewhere })).toMatchObject(again);
    expect(await pull({ ...one, numero: 9 })).toMatchObject(again);
    expect(await pull({ numero: 1 })).toMatchObject(again);
    expect(await pull(one)).toMatchObject({ recommence: false, changements: [] });
  });

  it('begins again once the département was restored and gave the same numbers to other things', async () => {
    await add('Gardé');
    await add('Perdu');
    const before = await pull();
    await department.database.query(
      'DELETE FROM publications WHERE numero = 2; UPDATE publication_logs SET numero = 1',
    );
    department.clock.set('2026-04-15T08:00:00Z');
    await add('Autre');
    await add('Encore');
    const after = await pull(before);
    expect(after).toMatchObject({ recommence: true, numero: 3 });
    expect(after.changements.map(({ contenu }) => contenu?.['nom'])).toEqual([
      'Gardé',
      'Autre',
      'Encore',
    ]);
  });

  it('asks for a desk token, and refuses one taken back', async () => {
    expect((await get(`${publicationsPath}?depuis=0`, {})).statusCode).toBe(401);
    expect((await get(`${publicationsPath}?depuis=0`, { cookie })).statusCode).toBe(401);
  });

  it.each(['', '?depuis=-1', '?depuis=x', '?depuis=0&origine=x', '?depuis=0&autre=1'])(
    'refuses %s',
    async (query) => {
      const answer = await get(`${publicationsPath}${query}`, { authorization: `Bearer ${token}` });
      expect(answer.statusCode).toBe(400);
    },
  );
});

describe('who may publish', () => {
  const request = { id: null, lieu: place, attendu: null, motif: null };

  it('is whoever is signed in, from the département’s own pages', async () => {
    expect((await post(paths.annuaire, request, {})).json()).toMatchObject({
      code: 'non-connecte',
    });
    expect(
      (await post(paths.annuaire, request, { cookie, origin: 'https://ailleurs.example' })).json(),
    ).toMatchObject({ code: 'origine-refusee' });
    const asDesk = await post(paths.annuaire, request, { authorization: `Bearer ${token}` });
    expect(asDesk.statusCode).toBe(401);
    expect((await pull()).changements).toEqual([]);
  });

  it.each([paths.annuaire, paths.catalogue, `${paths.historique}?objet=lieu`])(
    'is asked too before reading %s',
    async (path) => {
      expect((await get(path, {})).statusCode).toBe(401);
      expect((await get(path)).statusCode).toBe(200);
    },
  );
});

describe('the directory', () => {
  it('begins with the places shipped for the département', async () => {
    const { lieux } = await annuaire();
    expect(lieux.map(({ lieu: { id } }) => id).toSorted()).toEqual(
      shipped.map(({ id }) => id).toSorted(),
    );
    expect(lieux.every(({ dit }) => dit === null)).toBe(true);
  });

  it('keeps who said what, when and why', async () => {
    const id = await add('Lieu');
    await post(paths.annuaire, { id, lieu: null, attendu: 1, motif: 'fermé' });
    const answer = await get(`${paths.historique}?objet=lieu&id=${id}`);
    expect(historiqueAnswerSchema.parse(answer.json()).lignes).toMatchObject([
      { numero: 2, nom: null, motif: 'fermé', auteur: 'Mende' },
      { numero: 1, nom: 'Lieu', motif: null, auteur: 'Mende' },
    ]);
  });

  it('puts a shipped place right, and refuses a second change typed on the former', async () => {
    const [first] = shipped;
    const { id, ...known } = first ?? lieu();
    const request = {
      id,
      lieu: { ...known, telephone: '+33466000000', confidence: 'verified' },
      attendu: null,
      motif: 'téléphone',
    };
    expect((await post(paths.annuaire, request)).statusCode).toBe(200);
    const again = await post(paths.annuaire, request);
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ code: 'modifie-entre-temps' });
    const { lieux } = await annuaire();
    const shown = lieux.find((one) => one.lieu.id === id);
    expect(shown).toMatchObject({ lieu: { telephone: '+33466000000' }, dit: { numero: 1 } });
  });

  it('refuses a place without a source or with an address that runs as a script', async () => {
    for (const change of [{ source: '' }, { site: 'javascript:alert(1)' }, { confidence: 'sûr' }]) {
      const request = { id: null, lieu: { ...place, ...change }, attendu: null, motif: null };
      expect((await post(paths.annuaire, request)).statusCode).toBe(400);
    }
    expect((await pull()).changements).toEqual([]);
  });

  it('gives two places of one name two ids, and never an id that was taken off', async () => {
    const first = await add('Lieu');
    expect(await add('Lieu')).toBe(`${first}-2`);
    await post(paths.annuaire, { id: first, lieu: null, attendu: 1, motif: 'fermé' });
    expect(await add('Lieu')).toBe(`${first}-3`);
  });

  it('numbers publications made at once one after the other, none lost', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `Lieu ${n}`);
    const ids = await Promise.all(names.map(add));
    expect(new Set(ids).size).toBe(12);
    const { changements } = await pull();
    expect(changements.map(({ numero }) => numero)).toEqual(names.map((_, at) => at + 1));
  });
});

describe('an import', () => {
  it('is tried without writing, then adds, then adds nothing a second time', async () => {
    const lieux = [place, { ...place, nom: 'Autre lieu' }];
    const tried = importAnswerSchema.parse((await importing(true, lieux)).json());
    expect(tried).toMatchObject({ import: null, ajouts: 2, changements: 0 });
    expect((await pull()).changements).toEqual([]);
    const done = importAnswerSchema.parse((await importing(false, lieux)).json());
    expect(done).toMatchObject({ ajouts: 2, identiques: 0 });
    const again = await importing(false, lieux);
    expect(again.json()).toMatchObject({ code: 'rien-a-importer' });
    expect((await annuaire()).imports).toHaveLength(1);
    expect((await pull()).numero).toBe(2);
  });

  it('is taken back whole: what it added leaves, what it changed is as before', async () => {
    const [first] = shipped;
    const { id, ...known } = first ?? lieu();
    const before = (await annuaire()).lieux.map((one) => one.lieu);
    const changed = { ...known, telephone: '+33466000000', luLe: '2026-12-01' };
    const done = importAnswerSchema.parse((await importing(false, [place, changed])).json());
    expect(done).toMatchObject({ ajouts: 1, changements: 1 });
    const undone = await post(paths.undoImport, { import: done.import });
    expect(undone.json()).toEqual({ rendus: 2, gardes: 0 });
    expect((await annuaire()).lieux.map((one) => one.lieu)).toEqual(before);
    // The desks are told, the shipped place included.
    expect((await pull()).changements.map((one) => [one.id, one.contenu === null])).toEqual(
      expect.arrayContaining([[id, false]]),
    );
    const twice = await post(paths.undoImport, { import: done.import });
    expect(twice.json()).toMatchObject({ code: 'import-deja-annule' });
  });

  it('taken back leaves what was put right since', async () => {
    const done = importAnswerSchema.parse((await importing(false, [place])).json());
    const [{ id } = { id: '' }] = (await pull()).changements;
    const right = { id, lieu: { ...place, adresse: '1 rue' }, attendu: 1, motif: 'adresse' };
    await post(paths.annuaire, right);
    const undone = await post(paths.undoImport, { import: done.import });
    expect(undone.json()).toEqual({ rendus: 0, gardes: 1 });
    expect((await annuaire()).lieux.map((one) => one.lieu.id)).toContain(id);
  });
});

describe('the catalogue', () => {
  const publication = (id: string): PublishedDemarche => {
    const entree = shippedIndex.demarches.find((one) => one.id === 'caf-rsa');
    const fiche = shippedFiches.fiches.find((one) => one.id === 'caf-rsa');
    if (entree === undefined || fiche === undefined) throw new Error('caf-rsa is shipped');
    return {
      entree: { ...entree, id, nom: 'RSA à la maison' },
      themesDeVie: ['social-sante'],
      fiche: { ...fiche, id },
      sources: {},
      source: 'Note de la caisse',
      confidence: 'verified',
      motif: 'sera remplacé',
      auteur: 'quelqu’un d’autre',
      jour: '2000-01-01',
    };
  };
  const publish = (id: string, attendu: number | null = null, changes: object = {}) =>
    post(paths.catalogue, {
      id,
      publication: { ...publication(id), ...changes },
      attendu,
      motif: 'La liste a changé',
    });
  const catalogue = async () => catalogueAnswerSchema.parse((await get(paths.catalogue)).json());

  it('takes a correction and a local démarche, signed and dated by the server', async () => {
    expect((await publish('caf-rsa')).statusCode).toBe(200);
    expect((await publish('local-transport')).statusCode).toBe(200);
    const { changements } = await pull();
    expect(
      changements.map(({ id, contenu }) => [id, contenu?.['auteur'], contenu?.['jour']]),
    ).toEqual([
      ['caf-rsa', 'Mende', TODAY],
      ['local-transport', 'Mende', TODAY],
    ]);
    const { index, dits } = await catalogue();
    expect(index.demarches.filter(({ nom }) => nom === 'RSA à la maison')).toHaveLength(2);
    expect(dits.map(({ id }) => id).toSorted()).toEqual(['caf-rsa', 'local-transport']);
  });

  it.each([
    ['demarche-inconnue', 'caf-inventee', {}],
    ['source-inconnue', 'caf-rsa', { fiche: withUnknownSource() }],
    ['demande-illisible', 'caf-rsa', { confidence: undefined }],
    ['demande-illisible', 'caf-rsa', { source: ' ' }],
  ])('refuses with %s', async (code, id, changes) => {
    expect((await publish(id, null, changes)).json()).toMatchObject({ code });
    expect((await pull()).changements).toEqual([]);
  });

  it('takes a publication back: the shipped fiche stands again, a local one is gone', async () => {
    await publish('caf-rsa');
    await publish('local-transport');
    for (const [id, attendu] of [
      ['caf-rsa', 1],
      ['local-transport', 2],
    ] as const)
      await post(paths.catalogue, { id, publication: null, attendu, motif: 'erreur' });
    expect((await catalogue()).index).toEqual(shippedIndex);
    expect((await pull()).changements.map(({ contenu }) => contenu)).toEqual([null, null]);
    const nothing = { id: 'caf-aide-logement', publication: null, attendu: null, motif: 'erreur' };
    expect((await post(paths.catalogue, nothing)).json()).toMatchObject({ code: 'rien-a-retirer' });
  });
});

function withUnknownSource() {
  const fiche = shippedFiches.fiches.find(({ id }) => id === 'caf-rsa');
  return {
    ...fiche,
    pieces: [
      { label: 'Pièce', requirement: 'required', confidence: 'verified', sources: ['NULLE-PART'] },
    ],
  };
}
