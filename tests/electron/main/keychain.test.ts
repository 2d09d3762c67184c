import { beforeEach, describe, expect, it } from 'vitest';
import { createKeychainCalls } from '../../../electron/main/keychain.ts';
import { electronDouble, safeStorage } from '../../support/electron-double.ts';

const OWN = '5e8b2c94-1f6d-4a07-b3c2-d94e70a1f835';
const OTHER = '0c6c1f5e-7d0b-4b7e-9a55-3d1f4f6f0b11';
const PART = Buffer.alloc(32, 9).toString('base64');

/** The calls on a machine, and what ends their patience. */
function keychainOn(platform: NodeJS.Platform) {
  const due = new Set<() => void>();
  const calls = createKeychainCalls(platform, (_milliseconds, task) => {
    due.add(task);
    return () => due.delete(task);
  });
  return { calls, due };
}

const sealed = async (platform: NodeJS.Platform = 'win32'): Promise<string> => {
  const answer = await keychainOn(platform).calls['keychain.seal']({ acces: OWN, part: PART });
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value.scellee;
};

const refused = (code: string) => ({ ok: false, failure: { code } });

beforeEach(() => {
  electronDouble.reset();
  electronDouble.becomeReady();
});

describe('the part of a way in that the keychain keeps', () => {
  it.each(['win32', 'darwin', 'linux'] as const)(
    'is opened as it was sealed, on %s',
    async (on) => {
      const { calls, due } = keychainOn(on);
      const scellee = await sealed(on);
      expect(scellee).not.toContain(PART);
      expect(await calls['keychain.open']({ acces: OWN, scellee })).toEqual({
        ok: true,
        value: { part: PART, rescellee: null },
      });
      expect(due.size).toBe(0);
    },
  );

  it('is sealed again when the system has a newer key', async () => {
    const scellee = await sealed();
    electronDouble.asked.keychain.renewed = true;
    const { calls } = keychainOn('win32');
    const again = await calls['keychain.open']({ acces: OWN, scellee });
    if (!again.ok || again.value.rescellee === null) throw new Error('It is sealed again.');
    expect(again.value.rescellee).not.toBe(scellee);
    expect(
      await calls['keychain.open']({ acces: OWN, scellee: again.value.rescellee }),
    ).toMatchObject({ value: { part: PART } });
  });

  it('opens to no other account, for no other way in, and is nothing else of the keychain', async () => {
    const { calls } = keychainOn('win32');
    const scellee = await sealed();
    expect(await calls['keychain.open']({ acces: OTHER, scellee })).toMatchObject(
      refused('trousseau-ferme'),
    );
    const password = (await safeStorage.encryptStringAsync(PART)).toString('base64');
    expect(await calls['keychain.open']({ acces: OWN, scellee: password })).toMatchObject(
      refused('trousseau-ferme'),
    );
    electronDouble.asked.keychain.account = 'quelqu’un d’autre';
    expect(await calls['keychain.open']({ acces: OWN, scellee })).toMatchObject({
      failure: { code: 'trousseau-ferme', sentence: expect.stringContaining('clé de secours') },
    });
  });

  it.each(['basic_text', 'unknown'] as const)('is refused where Linux has %s', async (backend) => {
    electronDouble.asked.keychain.backend = backend;
    const { calls } = keychainOn('linux');
    expect(await calls['keychain.check']({})).toMatchObject(refused('trousseau-faible'));
    expect(await calls['keychain.seal']({ acces: OWN, part: PART })).toMatchObject(
      refused('trousseau-faible'),
    );
  });

  it('is refused when Chromium sealed it with the key everyone knows, whatever Linux says it has', async () => {
    electronDouble.asked.keychain.obfuscated = true;
    expect(
      await keychainOn('linux').calls['keychain.seal']({ acces: OWN, part: PART }),
    ).toMatchObject(refused('trousseau-faible'));
  });

  it('is refused while the keychain is not there, or does not answer', async () => {
    electronDouble.asked.keychain.available = false;
    expect(await keychainOn('darwin').calls['keychain.check']({})).toMatchObject(
      refused('trousseau-absent'),
    );
    electronDouble.asked.keychain.available = true;
    const scellee = await sealed();
    electronDouble.asked.keychain.silent = true;
    const { calls, due } = keychainOn('win32');
    const answers = [calls['keychain.check']({}), calls['keychain.open']({ acces: OWN, scellee })];
    due.forEach((task) => task());
    expect(await Promise.all(answers)).toMatchObject([
      refused('trousseau-absent'),
      refused('trousseau-ferme'),
    ]);
  });

  it('is asked for in the shape of the contract, or not at all', async () => {
    const { calls } = keychainOn('win32');
    for (const ask of Object.values(calls))
      for (const wrong of [null, 'texte', [], { inconnu: 1 }, { acces: OWN, part: 'court' }])
        expect(await ask(wrong)).toMatchObject(refused('demande-invalide'));
  });
});
