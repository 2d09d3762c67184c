import { createHash } from 'node:crypto';
import type { Random } from '../../../shared/kernel/random.ts';
import type { Profile } from '../profile/profile.ts';
import { storageRefusal } from '../storage-refusal.ts';
import type { DepartmentClient } from './department-client.ts';

/** Changes the desk’s token, in steps any of which may be the last before a power cut. */
export interface TokenKeeper {
  /**
   * Proposes the next token, kept on the disk before it is told, and goes over to it once it is
   * accepted. Left as it was by a lost answer, a refusal or a full disk: the next hello asks again.
   */
  renew(client: Pick<DepartmentClient, 'proposeToken'>): Promise<void>;
  /**
   * The département refused this token: goes over to the one this desk proposed before it was put
   * back, or back to the former one when the département was. False when there is none to try.
   */
  fallBack(refused: string, code: string): boolean;
}

export function createTokenKeeper(profile: Profile, random: Random): TokenKeeper {
  const proposeNext = async (client: Pick<DepartmentClient, 'proposeToken'>): Promise<void> => {
    const { department } = profile.read();
    if (department === null) return;
    const next = department.nextToken ?? drawToken(random);
    if (department.nextToken === null)
      profile.update({ department: { ...department, nextToken: next } });
    const answer = await client.proposeToken(department.token, hashToken(next));
    const linked = profile.read().department;
    // Enrolled again meanwhile: neither of the two is this desk’s any more.
    if (!answer.ok || linked?.token !== department.token || linked.nextToken !== next) return;
    profile.update({
      department: { ...linked, token: next, nextToken: null, formerToken: linked.token },
    });
  };
  /** A full disk leaves the profile as it was. */
  const letPass = (error: unknown) => {
    if (storageRefusal(error, profile.folder) === null) throw error;
  };
  return {
    renew: (client) => proposeNext(client).catch(letPass),
    fallBack: (refused, code) => {
      const { department } = profile.read();
      if (department?.token !== refused) return false;
      const isReplaced = code === 'jeton-remplace';
      const { nextToken, formerToken } = department;
      const token = isReplaced ? nextToken : code === 'jeton-inconnu' ? formerToken : null;
      if (token === null) return false;
      // One it does not know, though it was proposed: a copy of this desk proposed another after it. The
      // dead one comes back then: it tells whose life is over when the desk is enrolled again.
      const former = isReplaced ? refused : null;
      try {
        profile.update({
          department: { ...department, token, nextToken: null, formerToken: former },
        });
        return true;
      } catch (error) {
        letPass(error);
        return false;
      }
    },
  };
}

/** As the département draws its own: 32 random bytes, base64url. */
function drawToken(random: Random): string {
  return Buffer.from(random.bytes(32)).toString('base64url');
}

function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}
