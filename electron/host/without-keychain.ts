import { refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Services } from './dispatch.ts';

/**
 * The channels of the system’s keychain where there is none: Electron’s main process answers them before
 * they come to a host.
 */
export const withoutKeychain: Pick<Services, 'keychain.check' | 'keychain.seal' | 'keychain.open'> =
  {
    'keychain.check': refuseHere,
    'keychain.seal': refuseHere,
    'keychain.open': () =>
      refuse(
        'trousseau-du-navigateur',
        'Cette phrase secrète est liée à l’ordinateur, et seule l’application Relais peut le vérifier\u00a0: pas un navigateur. Ouvrez ce poste avec l’application, ou avec la clé de secours («\u00a0Phrase oubliée\u202f?\u00a0»).',
      ),
  };

function refuseHere(): Result<never> {
  return refuse(
    'trousseau-du-navigateur',
    'Ce poste est ouvert dans un navigateur\u00a0: seule l’application Relais peut se servir du trousseau de l’ordinateur.',
  );
}
