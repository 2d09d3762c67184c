import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import network from '../../../../resources/network-lozere.json' with { type: 'json' };
import { siteIdSchema } from '../../../../shared/domain/site/identifiers.ts';
import { siteNameToId } from '../../../../shared/domain/site/site-name.ts';

describe('the id of a platform from its name', () => {
  it.each([
    ['Mende', 'mende'],
    ['  La Canourgue ', 'la-canourgue'],
    ['Œuvres de l’Aubrac', 'oeuvres-de-l-aubrac'],
    ['Saint Chély d\u2019Apcher', 'saint-chely-d-apcher'],
    ['SAINT-CHÉLY-D\u2019APCHER', 'saint-chely-d-apcher'],
    ['Point n\u00b0 2', 'point-n-2'],
  ])('of %j is %j', (name, id) => {
    expect(siteNameToId(name)).toBe(id);
  });

  it.each(['', '   ', '…', '中文'])('of %j is none', (name) => {
    expect(siteNameToId(name)).toBeNull();
  });

  it('of every platform of the network is the one it has', () => {
    for (const { id, name } of network.sites) expect(siteNameToId(name)).toBe(id);
  });

  it('is always an id, and its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (name) => {
        const id = siteNameToId(name);
        if (id === null) return;
        expect(siteIdSchema.safeParse(id).success).toBe(true);
        expect(siteNameToId(id)).toBe(id);
      }),
    );
  });

  it('does not depend on accents, capitals or how the spaces are typed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zéèêëàâîïôûùç]+( [a-zéèêëàâîïôûùç]+){0,4}$/), (name) => {
        const id = siteNameToId(name);
        expect(siteNameToId(name.toUpperCase())).toBe(id);
        expect(siteNameToId(name.normalize('NFD'))).toBe(id);
        expect(siteNameToId(`  ${name.replaceAll(' ', '\u00a0 ')}`)).toBe(id);
      }),
    );
  });
});
