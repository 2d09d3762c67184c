import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchRegistre } from '../../../../renderer/data/registre/search-registre.ts';
import { dossierToResume, usagerToResume } from '../../../../renderer/data/registre/resumes.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { id, usager } from '../../../shared/domain/usager/examples.ts';
import { openDossier } from '../../../shared/domain/dossier/examples.ts';

const localDay = localDaySchema.parse('2026-05-12');
const head = { rev: 1, localDay };

function person(rank: number, said: Parameters<typeof usager>[0]) {
  return usagerToResume({ ...head, id: id(rank), clear: {}, sealed: usager(said) });
}

function dossier(rank: number, of: number, reference: string, demarche = 'rsa-demande') {
  const { clear, sealed } = openDossier({ usager: id(of), reference });
  return dossierToResume(
    { ...head, id: id(rank), clear, sealed: { ...sealed, demarche } },
    (liste) => liste,
  );
}

const people = [
  person(1, { identite: { nom: 'Le Fèvre', prenom: 'Anaïs', naissance: '1958-04-12' } }),
  person(2, {
    identite: { nom: 'Martin', prenom: 'Jean-Claude', autresNoms: ['Kermarrec'] },
    contact: { telephones: ['+33612345678'] },
  }),
  person(3, {
    identite: { nom: 'Martin', prenom: 'Zoé', naissance: '1958' },
    identifiants: { caf: [{ numero: '0123456A', caisse: null }], franceTravail: ['12345678901'] },
  }),
  person(4, { identite: { nom: 'Martinez', prenom: null } }),
];
const files = [
  dossier(11, 1, 'MVJ-A-2026-0042'),
  dossier(12, 2, 'MVJ-A-2025-0042', 'caf-aide-logement'),
  dossier(13, 3, 'MVJ-B-2026-0420'),
];
const registre = {
  usagers: new Map(people.map((one) => [one.id, one])),
  dossiers: new Map(files.map((one) => [one.id, one])),
  mandats: new Map(),
};

const usagersFor = (text: string) => searchRegistre(registre, text).usagers.map((one) => one.id);
const dossiersFor = (text: string) => searchRegistre(registre, text).dossiers.map((one) => one.id);

describe('someone is found', () => {
  it('by their names in any order, whatever the accents, capitals and spaces', () => {
    const typed = ['le fevre', 'LEFEVRE', 'anais le fèvre', 'Fèvre Anaïs', 'lefèvre anais'];
    expect(typed.map(usagersFor)).toEqual(typed.map(() => [id(1)]));
  });

  it('by a former name, and by names still being typed', () => {
    expect(usagersFor('kermarrec')).toEqual([id(2)]);
    expect(usagersFor('ker jea')).toEqual([id(2)]);
    expect(usagersFor('martin z')).toEqual([id(3)]);
  });

  it('the whole name before the longer ones', () => {
    expect(usagersFor('martin').slice(0, 2).toSorted()).toEqual([id(2), id(3)].toSorted());
    expect(usagersFor('martin')).toContain(id(4));
  });

  it('in spite of a slip of the hand', () => {
    const typed = ['kermarec', 'kerrmarrec', 'kremarrec', 'kermqrrec', 'kermarrc jean'];
    expect(typed.map(usagersFor)).toEqual(typed.map(() => [id(2)]));
    expect(usagersFor('kermzzrrec')).toEqual([]);
  });

  it('by their numbers, spaced as one likes, and their birth', () => {
    expect(usagersFor('06 12 34 56 78')).toEqual([id(2)]);
    expect(usagersFor('+33 6 12 34 56 78')).toEqual([id(2)]);
    expect(usagersFor('0123456')).toEqual([id(3)]);
    expect(usagersFor('0123456 A')).toEqual([id(3)]);
    expect(usagersFor('123 456 789 01')).toEqual([id(3)]);
    expect(usagersFor('12/04/1958').toSorted()).toEqual([id(1), id(3)].toSorted());
    expect(usagersFor('1958').toSorted()).toEqual([id(1), id(3)].toSorted());
    expect(usagersFor('le fevre 12.04.1958')).toEqual([id(1)]);
    expect(usagersFor('martin 13/04/1958')).toEqual([id(3)]);
    expect(usagersFor('le fevre 13/04/1958')).toEqual([]);
  });

  it('by nothing when nothing is typed, and never twice', () => {
    expect(usagersFor('')).toEqual([]);
    expect(usagersFor(' - ')).toEqual([]);
  });

  it('no more once their file went into another', () => {
    const kept = { ...person(5, { identite: { nom: 'Martin', prenom: 'Zoé' } }), fusions: [id(3)] };
    const usagers = new Map([...registre.usagers, [kept.id, kept]]);
    const found = searchRegistre({ ...registre, usagers }, 'martin zoe').usagers;
    expect(found.map((one) => one.id)).toEqual([id(5)]);
  });

  it('by any one slip in a long name, at any place', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 8 }),
        fc.constantFrom('a', 'b', 'e', 'k', 'm', 'q', 'z'),
        (at, letter) => {
          const name = 'kermarrec';
          const typed = [
            name.slice(0, at) + name.slice(at + 1),
            name.slice(0, at) + letter + name.slice(at),
            name.slice(0, at) + letter + name.slice(at + 1),
          ];
          for (const text of typed) expect(usagersFor(text)).toContain(id(2));
        },
      ),
    );
  });
});

describe('a dossier is found', () => {
  it('by its reference, however it is written, or its number alone', () => {
    expect(dossiersFor('MVJ-A-2026-0042')).toEqual([id(11)]);
    expect(dossiersFor('mvj a 2026 42')).toEqual([id(11)]);
    expect(dossiersFor('42')).toEqual([id(11), id(12)]);
    expect(dossiersFor('0420')).toEqual([id(13)]);
    expect(dossiersFor('4')).toEqual([]);
  });

  it('by its démarche beside a name, never by a démarche alone', () => {
    expect(dossiersFor('rsa lefevre')).toEqual([id(11)]);
    expect(dossiersFor('martin logement')).toEqual([id(12)]);
    expect(dossiersFor('rsa')).toEqual([]);
    expect(dossiersFor('apl martin')).toEqual([id(12)]);
  });

  it('never by anything that is no number nor name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40, unit: 'grapheme' }), (text) => {
        const { usagers, dossiers } = searchRegistre(registre, text);
        expect(new Set(usagers).size).toBe(usagers.length);
        expect(new Set(dossiers).size).toBe(dossiers.length);
      }),
    );
  });
});
