import { describe, expect, it } from 'vitest';
import franceServices from '../../../../resources/catalogue/france-services.json' with { type: 'json' };
import identifiants from '../../../../resources/catalogue/identifiants.json' with { type: 'json' };
import renommages from '../../../../resources/catalogue/renommages.json' with { type: 'json' };
import rgpd from '../../../../resources/catalogue/rgpd.json' with { type: 'json' };
import { calendrierSchema } from '../../../../shared/domain/catalogue/calendrier.ts';
import { catalogueIndexSchema } from '../../../../shared/domain/catalogue/catalogue-index.ts';
import { fichesSchema } from '../../../../shared/domain/catalogue/fiche.ts';
import { findDisagreements } from '../../../../shared/domain/catalogue/find-disagreements.ts';
import type { CatalogueFiles } from '../../../../shared/domain/catalogue/find-disagreements.ts';
import { identifiantsSchema } from '../../../../shared/domain/catalogue/identifiants.ts';
import {
  franceServicesSchema,
  renommagesSchema,
  rgpdSchema,
} from '../../../../shared/domain/catalogue/reglementation.ts';
import { wordsSchema } from '../../../../shared/domain/catalogue/words.ts';
import { operateurSchema } from '../../../../shared/domain/vocabulary/operateur.ts';
import { themeSchema } from '../../../../shared/domain/vocabulary/theme.ts';
import { readShippedCatalogue } from './shipped-catalogue.ts';

const catalogue = readShippedCatalogue();

/** A copy of a JSON value in which the first object that has `key` lost it. */
function without(value: unknown, key: string): unknown {
  const copy: unknown = structuredClone(value);
  const remove = (at: unknown): boolean => {
    if (typeof at !== 'object' || at === null) return false;
    return Reflect.has(at, key)
      ? Reflect.deleteProperty(at, key)
      : Object.values(at).some((inner: unknown) => remove(inner));
  };
  expect(remove(copy)).toBe(true);
  return copy;
}

describe('the catalogue as it ships', () => {
  it('knows its 52 démarches, 29 organismes, 103 rules of the calendar and 269 sources', () => {
    expect(catalogue.index.demarches).toHaveLength(52);
    expect(catalogue.fiches).toHaveLength(52);
    expect(catalogue.index.organismes).toHaveLength(29);
    expect(catalogue.calendrier.items).toHaveLength(103);
    expect(Object.keys(catalogue.sources)).toHaveLength(269);
    expect(catalogue.fiches.flatMap(({ pieces }) => pieces)).toHaveLength(228);
    expect(catalogue.fiches.flatMap(({ echeances }) => echeances)).toHaveLength(52);
  });

  it('agrees with itself from one file to another', () => {
    expect(findDisagreements(catalogue)).toEqual([]);
  });

  it('names the rest of what is known with its confidence and sources too', () => {
    const facts = [
      ...renommagesSchema.parse(renommages),
      ...rgpdSchema.parse(rgpd).regles,
      ...Object.values(franceServicesSchema.parse(franceServices)),
      identifiantsSchema.parse(identifiants).nir.keyRule,
    ];
    const known = new Set(Object.keys(catalogue.sources));
    expect(facts.flatMap(({ sources }) => sources).filter((source) => !known.has(source))).toEqual(
      [],
    );
  });

  it('names every operator of ours but « autre », which stands for several organismes', () => {
    const named = catalogue.index.organismes.map(({ operateur }) => operateur);
    expect(operateurSchema.options.filter((operateur) => !named.includes(operateur))).toEqual([]);
    expect(named.filter((operateur) => operateur === 'autre').length).toBeGreaterThan(1);
  });

  it('has a démarche under every thème but the one not specified', () => {
    const themes = new Set(catalogue.index.demarches.map(({ theme }) => theme));
    expect(themeSchema.options.filter((theme) => !themes.has(theme))).toEqual(['T9']);
  });

  it('keeps the numbers of its identifiers’ examples true to their key', () => {
    for (const { nir13, key } of identifiantsSchema.parse(identifiants).nir.testVectors) {
      const digits = nir13.replace('2A', '19').replace('2B', '18');
      expect(String(97n - (BigInt(digits) % 97n)).padStart(2, '0')).toBe(key);
    }
  });
});

describe('an entry of the catalogue', () => {
  it.each(['confidence', 'sources'])('is refused without %s', (key) => {
    const { fiches, calendrier } = catalogue;
    expect(fichesSchema.safeParse({ fiches }).success).toBe(true);
    expect(fichesSchema.safeParse(without({ fiches }, key)).success).toBe(false);
    const items = calendrier.items;
    expect(calendrierSchema.safeParse({ ...calendrier, items: without(items, key) }).success).toBe(
      false,
    );
    expect(renommagesSchema.safeParse(without(renommages, key)).success).toBe(false);
    expect(rgpdSchema.safeParse(without(rgpd, key)).success).toBe(false);
    expect(identifiantsSchema.safeParse(without(identifiants, key)).success).toBe(false);
  });

  it('is refused with an empty list of sources', () => {
    const [fiche] = catalogue.fiches;
    const delai = { ...fiche?.delai, sources: [] };
    expect(fichesSchema.safeParse({ fiches: [{ ...fiche, delai }] }).success).toBe(false);
  });

  it('is refused in the index without its confidence', () => {
    expect(catalogueIndexSchema.safeParse(without(catalogue.index, 'confidence')).success).toBe(
      false,
    );
    for (const key of ['nomConfidence', 'organismesConfidence', 'nomsAnciensConfidence']) {
      expect(catalogueIndexSchema.safeParse(without(catalogue.index, key)).success).toBe(false);
    }
  });

  it('is refused with a thème that is not one', () => {
    const [first, ...others] = catalogue.index.demarches;
    for (const theme of ['T6', 't1', '', null]) {
      const demarches = [{ ...first, theme }, ...others];
      expect(catalogueIndexSchema.safeParse({ ...catalogue.index, demarches }).success).toBe(false);
    }
    const { words } = catalogue;
    const themes = { ...words.themes, T6: { mots: ['sport'] } };
    expect(wordsSchema.safeParse({ ...words, themes }).success).toBe(false);
  });

  it('is refused when a word is not folded, or has a target of no kind', () => {
    const { words } = catalogue;
    for (const ambigus of [
      { Sécu: ['organisme:cpam', 'organisme:msa'] },
      { secu: ['cpam', 'msa'] },
      { secu: ['organisme:cpam'] },
    ]) {
      expect(wordsSchema.safeParse({ ...words, ambigus }).success).toBe(false);
    }
  });
});

describe('two files that disagree', () => {
  const { index, words, fiches, calendrier, sources } = catalogue;
  const planted: readonly (readonly [string, Partial<CatalogueFiles>, string])[] = [
    ['a démarche without a fiche', { fiches: fiches.slice(1) }, 'fiche: “caf-aide-logement”'],
    [
      'a démarche without words',
      { words: { ...words, demarches: {} } },
      'words of démarche: “caf-rsa”',
    ],
    [
      'a démarche twice',
      { index: { ...index, demarches: [...index.demarches, ...index.demarches.slice(0, 1)] } },
      'démarche “caf-aide-logement” is there twice',
    ],
    [
      'words for an organisme nobody knows',
      { words: { ...words, organismes: { ...words.organismes, edf: wordList('edf sa') } } },
      'words of organisme: “edf”',
    ],
    [
      'an ambiguous word that points nowhere',
      { words: { ...words, ambigus: { zut: ['demarche:caf-rsa', 'demarche:caf-rien'] } } },
      '“demarche:caf-rien” is unknown',
    ],
    [
      'a word in two lists',
      { words: { ...words, liaisons: [...words.liaisons, 'rsa'] } },
      'word “rsa” is there twice',
    ],
    [
      'a deadline of a démarche nobody knows',
      {
        calendrier: {
          ...calendrier,
          items: calendrier.items.map((item) => ({ ...item, demarche: 'caf-rien' })),
        },
      },
      'démarche of the calendar “caf-rien” is unknown',
    ],
    ['a source that is not listed', { sources: omit(sources, 'CRPA') }, 'source “CRPA” is unknown'],
  ];

  it.each(planted)('are found out: %s', (_what, change, fault) => {
    expect(findDisagreements({ ...catalogue, ...change }).join('\n')).toContain(fault);
  });
});

function wordList(word: string) {
  return { mots: [word], abreges: [], anciens: [] };
}

function omit<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
