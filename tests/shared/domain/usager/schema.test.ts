import { describe, expect, it } from 'vitest';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { nirSchema } from '../../../../shared/domain/identifiant/nir.ts';
import { keepNir } from '../../../../shared/domain/usager/keep-nir.ts';
import { isPurgeDue, purgeDueOn } from '../../../../shared/domain/usager/purge.ts';
import {
  naissanceSchema,
  usagerClearSchema,
  usagerSealedSchema,
} from '../../../../shared/domain/usager/schema.ts';
import { evaluate, inShort } from '../echeance/context.ts';
import { usager } from './examples.ts';

const day = (text: string) => localDaySchema.parse(text);

describe('a usager', () => {
  it('shows nothing in the clear', () => {
    expect(usagerClearSchema.safeParse({}).success).toBe(true);
    expect(usagerClearSchema.safeParse({ commune: '48061' }).success).toBe(false);
  });

  it('may be unknown but for a name, a purpose and a last contact', () => {
    const known = usager();
    expect(known.identifiants).toEqual({ caf: [], franceTravail: [], nir: null });
    const broken = [
      { ...known, finalite: ' ' },
      { ...known, dernierContact: undefined },
      { ...known, identite: { ...known.identite, nom: null, prenom: null } },
      { ...known, motDePasse: 'secret' },
    ];
    expect(broken.map((one) => usagerSealedSchema.safeParse(one).success)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('refuses numbers that are not', () => {
    const known = usager();
    const withNumbers = (identifiants: Record<string, unknown>) =>
      usagerSealedSchema.safeParse({
        ...known,
        identifiants: { ...known.identifiants, ...identifiants },
      }).success;
    expect(withNumbers({ nir: '185077505612324' })).toBe(false);
    expect(withNumbers({ franceTravail: ['123'] })).toBe(false);
    expect(withNumbers({ caf: [{ numero: '12', caisse: null }] })).toBe(false);
    expect(withNumbers({ caf: [{ numero: '0123456', caisse: null }] })).toBe(true);
  });

  it.each(['1958', '1958-04', '1958-04-12', '2000-02-29'])('may be born in %s', (born) => {
    expect(naissanceSchema.safeParse(born).success).toBe(true);
  });

  it.each(['58', '1958-13', '1958-02-30', '1858', '12/04/1958', ''])(
    'is not born on “%s”',
    (born) => {
      expect(naissanceSchema.safeParse(born).success).toBe(false);
    },
  );

  it('keeps a NIR only on a decision of the responsable that says why', () => {
    const nir = nirSchema.parse('185077505612323');
    for (const decision of [null, { motif: ' ' }]) {
      expect(keepNir(usager(), nir, decision)).toMatchObject({
        ok: false,
        failure: { code: 'nir-non-conserve' },
      });
    }
    const kept = keepNir(usager(), nir, { motif: 'Délibération du CCAS' });
    expect(kept.ok ? kept.value.identifiants.nir : null).toBe(nir);
  });
});

describe('the purge of a usager', () => {
  it('is proposed two years after the last contact, as the catalogue says', () => {
    for (const last of ['2026-11-20', '2028-02-29', '2027-12-31']) {
      expect(purgeDueOn(day(last))).toBe(inShort(evaluate('retention-2ans', last)));
    }
  });

  it('starts that day, not before', () => {
    const one = { dernierContact: day('2028-02-29') };
    expect(isPurgeDue(one, day('2030-02-27'))).toBe(false);
    expect(isPurgeDue(one, day('2030-02-28'))).toBe(true);
  });
});
