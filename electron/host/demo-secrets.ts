import { siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import type { Random } from '../../shared/kernel/random.ts';
import type { ProfileFile } from './profile/profile-file.ts';

/** The platform the demonstration’s desk belongs to. */
export const DEMO_SITE = siteIdSchema.parse('marvejols');

/** Letters and digits nobody confuses when reading them aloud or typing them from a screen. */
const ALPHABET = 'abcdefghjkmnpqrstvwxyz23456789';

/** The secrets of a new demonstration: drawn at random, since even a demonstration has no default. */
export function createDemoSecrets(random: Random): NonNullable<ProfileFile['demo']> {
  return {
    passphrase: drawGroups(random),
    staff: { login: 'demo', name: 'Coordination (démonstration)', password: drawGroups(random) },
  };
}

/** Four groups of four characters: 78 bits. */
function drawGroups(random: Random): string {
  const letters = Array.from(
    random.bytes(16),
    // 256 is not a multiple of 30: the bias is under a bit over the whole, fit for a demonstration.
    (byte) => ALPHABET[byte % ALPHABET.length] ?? '',
  );
  return [0, 4, 8, 12].map((start) => letters.slice(start, start + 4).join('')).join('-');
}
