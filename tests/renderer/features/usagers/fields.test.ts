import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFields } from '../../../../renderer/features/usagers/form/read-fields.ts';
import {
  blankFields,
  carryFields,
  contentToFields,
  isTouched,
} from '../../../../renderer/features/usagers/form/usager-fields.ts';
import type { UsagerFields } from '../../../../renderer/features/usagers/form/usager-fields.ts';
import { typedToFields } from '../../../../renderer/features/usagers/typed-to-fields.ts';
import { fullName } from '../../../../shared/domain/usager/full-name.ts';
import { identityLine } from '../../../../renderer/features/usagers/usager-words.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { readTelephone } from '../../../../shared/domain/identifiant/telephone.ts';
import type { NirDecision } from '../../../../shared/domain/usager/keep-nir.ts';
import type { UsagerContent } from '../../../../shared/domain/usager/schema.ts';
import { id, usager } from '../../../shared/domain/usager/examples.ts';
import { expectFrenchTypography } from '../../french-typography.ts';

const today = localDaySchema.parse('2026-11-22');
const NIR = '185077505612323';

function read(
  fields: Partial<UsagerFields>,
  before: UsagerContent | null = null,
  nirDecision: NirDecision | null = null,
) {
  const named = { ...blankFields, nom: 'Exemple', finalite: 'Suivre un dossier' };
  const context = { before, nirDecision, today, author: id(900) };
  return readFields({ ...named, ...fields }, context);
}

describe('a form', () => {
  it('leaves unknown what was not typed', () => {
    expect(read({}).said).toEqual({
      identite: { nom: 'Exemple', prenom: null, autresNoms: [], naissance: null },
      contact: { telephones: [], courriel: null, adresse: null, codePostal: null, commune: null },
      identifiants: { caf: [], franceTravail: [], nir: null },
      foyer: [],
      finalite: 'Suivre un dossier',
      informe: null,
      opposition: null,
      dernierContact: today,
    });
  });

  it('gives every sentence at once, each at its field, and says nothing of the rest', () => {
    const { said, heard, errors } = read({
      nom: ' ',
      finalite: '',
      naissance: '31/02/1958',
      telephones: ['06 00 00 00 01', '0612'],
      courriel: 'camille@',
      codePostal: '2A004',
      caf: [
        { numero: '12', caisse: '' },
        { numero: '', caisse: 'Caf de la Lozère' },
      ],
      franceTravail: ['123'],
      nir: '185077505612324',
      informeLe: '2026-11-23',
    });
    expect(said).toBeNull();
    expect([...errors.keys()].toSorted()).toEqual([
      'caf.0',
      'caf.1',
      'codePostal',
      'courriel',
      'finalite',
      'franceTravail.0',
      'informeLe',
      'naissance',
      'nir',
      'nom',
      'telephones.1',
    ]);
    for (const sentence of errors.values()) expectFrenchTypography(sentence);
    expect(heard.contact.telephones).toEqual(['+33600000001']);
  });

  it('keeps a number of each line with its caisse, once', () => {
    const { said } = read({
      telephones: ['06 00 00 00 01', '', '+33 6 00 00 00 01'],
      caf: [{ numero: '0123456 a', caisse: ' Caf de la Lozère ' }],
      franceTravail: ['1234567A', '123 456 789 01'],
    });
    expect(said?.contact.telephones).toEqual(['+33600000001']);
    expect(said?.identifiants.caf).toEqual([{ numero: '0123456A', caisse: 'Caf de la Lozère' }]);
    expect(said?.identifiants.franceTravail).toEqual(['1234567A', '12345678901']);
  });

  it('does not keep a social security number unless a decision says why', () => {
    const refused = read({ nir: NIR });
    expect(refused.said).toBeNull();
    expect(refused.errors.get('nir')).toContain('n’est pas conservé');
    // Still heard: another file may bear it.
    expect(refused.heard.identifiants.nir).toBe(NIR);
    const allowed = read({ nir: NIR }, null, { motif: 'Délibération du CCAS' });
    expect(allowed.said?.identifiants.nir).toBe(NIR);
  });

  it('leaves a number kept before as it is, until someone takes it out', () => {
    const before = usager({ identifiants: { nir: NIR } });
    const fields = contentToFields(before);
    expect(JSON.stringify({ ...fields, nirGarde: null })).not.toContain(NIR);
    expect(read(fields, before).said?.identifiants.nir).toBe(NIR);
    expect(read({ ...fields, nirGarde: null }, before).said?.identifiants.nir).toBeNull();
  });

  it('keeps who informed the person, and notes anew only another day', () => {
    const before = usager({ more: { informe: { le: '2026-11-01', par: id(901) } } });
    const fields = contentToFields(before);
    expect(read(fields, before).said?.informe).toEqual(before.informe);
    expect(read({ ...fields, informeLe: today }, before).said?.informe).toEqual({
      le: today,
      par: id(900),
    });
  });

  it('opened and saved untouched, changes nothing', () => {
    const figures = (count: number) =>
      fc
        .array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
        .map((list) => list.join(''));
    const contents = fc
      .record({
        naissance: fc.constantFrom(null, '1958', '1958-04', '1958-04-12'),
        telephones: fc.uniqueArray(
          figures(8).map((rest) => {
            const telephone = readTelephone(`+336${rest}`);
            return telephone.ok ? telephone.value : '+33600000001';
          }),
          { maxLength: 5 },
        ),
        caf: fc.uniqueArray(figures(7), { maxLength: 5 }),
        franceTravail: fc.uniqueArray(figures(11), { maxLength: 5 }),
        autresNoms: fc.uniqueArray(fc.constantFrom('Essai', 'Sentinelle', 'De la Tour'), {
          maxLength: 3,
        }),
      })
      .map(({ naissance, telephones, caf, franceTravail, autresNoms }) =>
        usager({
          identite: { naissance, autresNoms },
          contact: { telephones, codePostal: '48100', commune: '48092' },
          identifiants: {
            caf: caf.map((numero) => ({ numero, caisse: null })),
            franceTravail,
          },
        }),
      );
    fc.assert(
      fc.property(contents, (before) => {
        const fields = contentToFields(before);
        const { said, errors } = read(fields, before);
        expect([...errors]).toEqual([]);
        const { creeLe: _at, creePar: _by, fusions: _merged, visites: _came, ...held } = before;
        expect(said).toEqual(held);
        expect(isTouched(fields, contentToFields(before))).toBe(false);
      }),
    );
  });
});

describe('what was typed before the person was known', () => {
  const known = contentToFields(
    usager({ contact: { telephones: ['+33600000001'], adresse: '1 rue d’essai' } }),
  );

  it('completes their file and takes nothing away', () => {
    const carried = carryFields(known, {
      ...blankFields,
      nom: 'Sentinelle',
      naissance: '1958',
      telephones: ['06 00 00 00 01', '06 00 00 00 02'],
      caf: [{ numero: '1234567', caisse: 'Caf de la Lozère' }],
      adresse: '2 rue d’essai',
      commune: '48092',
    });
    expect(carried).toMatchObject({
      nom: 'Exemple',
      prenom: 'Camille',
      naissance: '1958',
      telephones: [known.telephones[0], '06 00 00 00 02'],
      caf: [{ numero: '1234567', caisse: 'Caf de la Lozère' }],
      // An address is one thing.
      adresse: '1 rue d’essai',
      commune: null,
    });
  });

  it('changes nothing when nothing was typed', () => {
    expect(carryFields(known, blankFields)).toEqual(known);
  });
});

describe('a search in vain', () => {
  it.each([
    ['sentinelle camille', { nom: 'Sentinelle', prenom: 'Camille' }],
    [' de la tour  anne marie ', { nom: 'De', prenom: 'La Tour Anne Marie' }],
    ['sentinelle', { nom: 'Sentinelle', prenom: '' }],
    ['06 00 00 00 01', { nom: '', telephones: ['06 00 00 00 01'] }],
    ['MVJ-A-2026-0042', { nom: '', telephones: [''] }],
    ['', { nom: '', prenom: '' }],
  ])('starts the form it can: « %s »', (typed, fields) => {
    expect(typedToFields(typed)).toMatchObject(fields);
  });
});

describe('a person in words', () => {
  it('is told from another of the same name', () => {
    const { identite } = usager({
      identite: { naissance: '1958-04-12', autresNoms: ['Sentinelle'] },
    });
    expect(fullName(identite)).toBe('Camille Exemple');
    expect(fullName({ ...identite, prenom: null })).toBe('Exemple');
    expectFrenchTypography(identityLine(identite, 'Marvejols'));
    expect(identityLine(identite, 'Marvejols')).toBe(
      'naissance\u00a0: 12 avril 1958 · Marvejols · aussi\u00a0: Sentinelle',
    );
    expect(identityLine({ ...identite, naissance: null, autresNoms: [] }, null)).toBe(
      'naissance inconnue',
    );
  });
});
