import { safeStorage } from 'electron';
import { contract } from '../../shared/ipc/contract.ts';
import type { Channel, Response } from '../../shared/ipc/contract.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { refuseRequest } from './refuse-request.ts';

/** The calls of the contract about the keychain; each payload is the call’s own, still untrusted. */
type KeychainChannel = Extract<Channel, `keychain.${string}`>;
type KeychainCalls = {
  readonly [C in KeychainChannel]: (payload: unknown) => Promise<Result<Response<C>>>;
};

/** Milliseconds the keychain may take: the system may ask the person for a password of its own. */
const PATIENCE = 120_000;

/** How what Chromium encrypts with a key that every Chromium has begins, under Linux. */
const OBFUSCATED = 'v10';

/** What the keychain takes longer than. */
class KeychainSilent extends Error {}

/**
 * The part of a passphrase’s way in that the system’s keychain keeps (Windows: the person’s account;
 * macOS: the Keychain; Linux: a secret service). Refused where nothing is kept secret: under Linux
 * without one, Chromium encrypts with a key that everyone knows. What is opened is only ever what was
 * sealed here, for the same way in.
 */
export function createKeychainCalls(
  platform: NodeJS.Platform,
  schedule: (milliseconds: number, task: () => void) => () => void,
): KeychainCalls {
  const within = async <T>(work: Promise<T>): Promise<T> => {
    const silence = Promise.withResolvers<never>();
    const cancel = schedule(PATIENCE, () => silence.reject(new KeychainSilent()));
    try {
      return await Promise.race([work, silence.promise]);
    } finally {
      cancel();
    }
  };
  const check = async (): Promise<Result<Record<string, never>>> => {
    if (platform === 'linux' && !isSecret(safeStorage.getSelectedStorageBackend()))
      return refuseWeak();
    try {
      return (await within(safeStorage.isAsyncEncryptionAvailable())) ? ok({}) : refuseAbsent();
    } catch {
      return refuseAbsent();
    }
  };
  const decrypt = (sealed: Buffer) => within(safeStorage.decryptStringAsync(sealed));
  const encrypt = async (text: string): Promise<Result<Buffer>> => {
    try {
      const sealed = await within(safeStorage.encryptStringAsync(text));
      // Whatever the system said of itself.
      if (platform === 'linux' && sealed.subarray(0, OBFUSCATED.length).equals(WEAK_START))
        return refuseWeak();
      // What would not open again must bind nobody.
      return (await decrypt(sealed)).result === text ? ok(sealed) : refuseAbsent();
    } catch {
      return refuseAbsent();
    }
  };
  return {
    'keychain.check': async (payload) =>
      contract['keychain.check'].request.safeParse(payload).success ? check() : refuseRequest(),
    'keychain.seal': async (payload) => {
      const request = contract['keychain.seal'].request.safeParse(payload);
      if (!request.success) return refuseRequest();
      const { acces, part } = request.data;
      const usable = await check();
      if (!usable.ok) return usable;
      const sealed = await encrypt(labelOf(acces) + part);
      return sealed.ok ? ok({ scellee: sealed.value.toString('base64') }) : sealed;
    },
    'keychain.open': async (payload) => {
      const request = contract['keychain.open'].request.safeParse(payload);
      if (!request.success) return refuseRequest();
      const { acces, scellee } = request.data;
      try {
        const { result, shouldReEncrypt } = await decrypt(Buffer.from(scellee, 'base64'));
        const label = labelOf(acces);
        const part = contract['keychain.open'].response.shape.part.safeParse(
          result.slice(label.length),
        );
        if (!result.startsWith(label) || !part.success) return refuseClosed();
        const again = shouldReEncrypt ? await encrypt(result) : null;
        return ok({
          part: part.data,
          rescellee: again?.ok === true ? again.value.toString('base64') : null,
        });
      } catch {
        return refuseClosed();
      }
    },
  };
}

const WEAK_START = Buffer.from(OBFUSCATED, 'latin1');

type Backend = ReturnType<typeof safeStorage.getSelectedStorageBackend>;

function isSecret(backend: Backend): boolean {
  switch (backend) {
    case 'gnome_libsecret':
    case 'kwallet':
    case 'kwallet5':
    case 'kwallet6':
      return true;
    case 'basic_text':
    case 'unknown':
      return false;
  }
}

/** What a part is sealed with: no other text of the keychain passes for one, nor another’s part. */
function labelOf(acces: string): string {
  return `relais-trousseau|1|${acces}|`;
}

function refuseWeak(): Result<never> {
  return refuse(
    'trousseau-faible',
    'Cet ordinateur n’a pas de vrai trousseau\u00a0: ce qui y serait gardé ne serait que déguisé. Relais ne s’en sert pas. Sous Linux, installez un trousseau (GNOME ou KDE) et ouvrez une session avec mot de passe.',
  );
}

function refuseAbsent(): Result<never> {
  return refuse(
    'trousseau-absent',
    'Le trousseau de l’ordinateur ne répond pas, ou a été refusé\u00a0: rien n’a changé. Ouvrez la session de l’ordinateur avec son mot de passe, puis recommencez.',
  );
}

function refuseClosed(): Result<never> {
  return refuse(
    'trousseau-ferme',
    'Cette phrase secrète est liée à un ordinateur et à un compte dont le trousseau ne s’ouvre pas ici (autre compte, mot de passe de l’ordinateur réinitialisé, profil recopié). Rien n’est perdu\u00a0: ouvrez avec la clé de secours («\u00a0Phrase oubliée\u202f?\u00a0»).',
  );
}
