import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originOfAppel } from '../../../shared/visio/appel.ts';
import { toBase32 } from '../../../shared/visio/base32.ts';
import {
  checkDomaine,
  domaineSchema,
  originOfLien,
  readLien,
} from '../../../shared/visio/domaine.ts';
import { createSalle, spellSalle } from '../../../shared/visio/salle.ts';
import { createFakeRandom } from '../../support/fake-random.ts';
import { appel, appelEssai, appelJitsi } from '../../support/visio-examples.ts';

describe('the name of a room', () => {
  it('keeps every bit of the 128 drawn, in letters anyone can say', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const name = createSalle({ bytes: () => bytes });
        expect(name).toMatch(/^[a-z2-7]{26}$/);
        const bits = name
          .split('')
          .map((letter) => 'abcdefghijklmnopqrstuvwxyz234567'.indexOf(letter))
          .map((value) => value.toString(2).padStart(5, '0'))
          .join('');
        const drawn = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
        expect(bits.slice(0, 128)).toBe(drawn);
      }),
    );
  });

  it('is another one each time', () => {
    const random = createFakeRandom('salles');
    const names = Array.from({ length: 500 }, () => createSalle(random));
    expect(new Set(names).size).toBe(500);
  });

  it('is written as RFC 4648 writes it', () => {
    expect(toBase32(new TextEncoder().encode('foobar'))).toBe('mzxw6ytboi');
    expect(toBase32(new Uint8Array())).toBe('');
  });

  it('is said by groups', () => {
    const name = createSalle(createFakeRandom('salle'));
    expect(spellSalle(name).replaceAll(' ', '').toLowerCase()).toBe(name);
    expect(
      spellSalle(name)
        .split(' ')
        .map(({ length }) => length),
    ).toEqual([5, 5, 5, 5, 5, 1]);
  });
});

describe('a server', () => {
  it.each(['meet.jit.si', 'beta.meet.jit.si', 'meet.jit.si:443'])('is not %s', (domaine) => {
    const checked = checkDomaine(domaine);
    expect(checked).toMatchObject({ ok: false, failure: { code: 'domaine-refuse' } });
    expect(checked.ok ? '' : checked.failure.sentence).toContain('cinq minutes');
  });

  it.each(['visio.exemple.fr', 'localhost:8443', '127.0.0.1:443', 'meet.jit.si.exemple.fr'])(
    'may be %s',
    (domaine) => {
      expect(domaineSchema.safeParse(domaine).success).toBe(true);
      expect(checkDomaine(domaine).ok).toBe(true);
    },
  );

  it.each([
    'https://visio.fr',
    'visio.fr/salle',
    'visio.fr;',
    'a b',
    "visio.fr 'unsafe-eval'",
    '',
    '.fr',
  ])('is not written %j: it goes into a policy', (domaine) => {
    expect(domaineSchema.safeParse(domaine).success).toBe(false);
  });
});

describe('a pasted address', () => {
  it.each([
    ['https://reunion.exemple.fr/salle?x=1#y', 'https://reunion.exemple.fr'],
    ['https://Reunion.Exemple.FR:8443/', 'https://reunion.exemple.fr:8443'],
    ['https://reunion.exemple.fr', 'https://reunion.exemple.fr'],
  ])('%s has its origin', (lien, origin) => {
    expect(readLien(` ${lien} `)).toEqual({ ok: true, value: lien });
    expect(originOfLien(lien)).toBe(origin);
    expect(new URL(lien).origin).toBe(origin);
  });

  it.each([
    'http://reunion.fr/',
    'reunion.fr',
    'javascript:alert(1)',
    'https://nom:secret@reunion.fr/',
    'https://nom@reunion.fr/',
    'https://reunion.fr\\@autre.fr/',
    'https://',
    'data:text/html,x',
    '',
  ])('%j is refused, with what to do', (lien) => {
    const read = readLien(lien);
    expect(read).toMatchObject({ ok: false, failure: { code: 'lien-invalide' } });
  });
});

describe('the one origin a call may load from', () => {
  it('is its server’s, its link’s, or none', () => {
    expect(originOfAppel(appelJitsi('visio.example:8443'))).toBe('https://visio.example:8443');
    expect(originOfAppel(appel())).toBe('https://reunion.example');
    expect(originOfAppel(appelEssai())).toBeNull();
    expect(originOfAppel(appelEssai('visio.example'))).toBe('https://visio.example');
  });
});
