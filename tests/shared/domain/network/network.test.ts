import { describe, expect, it } from 'vitest';
import network from '../../../../resources/network-lozere.json' with { type: 'json' };
import { networkSchema } from '../../../../shared/domain/network/network.ts';

describe('the network of Lozère', () => {
  const parsed = networkSchema.parse(network);

  it('has its nine platforms, each once', () => {
    expect(parsed.sites.map(({ name }) => name).toSorted()).toEqual([
      'Florac',
      'Fournels',
      'Langogne',
      'Le Massegros',
      'Le Pont-de-Montvert',
      'Marvejols',
      'Meyrueis',
      'Saint-Chély-d’Apcher',
      'Villefort',
    ]);
    expect(new Set(parsed.sites.map(({ id }) => id)).size).toBe(9);
    expect(new Set(parsed.sites.map(({ insee }) => insee)).size).toBe(9);
  });

  it('is in one département and one zone, its communes too', () => {
    expect(parsed.departement).toBe('48');
    expect(parsed.zone).toBe('Europe/Paris');
    for (const { insee } of parsed.sites) expect(insee.startsWith('48')).toBe(true);
  });

  it.each([
    ['no platform', { sites: [] }],
    ['no source', { sources: [] }],
    ['a zone that does not exist', { zone: 'Europe/Mende' }],
    ['a département of its own', { departement: 'Lozère' }],
    ['a platform whose id is a path', { sites: [{ id: 'a/b', name: 'A', insee: '48092' }] }],
  ])('is refused with %s', (_why, change) => {
    expect(networkSchema.safeParse({ ...network, ...change }).success).toBe(false);
  });
});
