import type { DeskIdentity } from '../../shared/domain/site/desk-identity.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import {
  createDepartmentClient,
  isAcceptableDepartmentUrl,
  refuseAddress,
} from './delivery/department-client.ts';
import type { CountsBefore } from './delivery/counts-before.ts';
import type { Lineage } from './delivery/lineage.ts';
import type { Outbox } from './delivery/outbox.ts';
import type { Fetch } from './delivery/department-client.ts';
import type { Profile } from './profile/profile.ts';

/** What an enrolment needs of the host. */
export interface EnrolmentDeps {
  readonly profile: Profile;
  readonly program: string;
  readonly fetch: Fetch;
  readonly ledgerId: string;
  readonly lineage: Lineage;
  readonly before: Pick<CountsBefore, 'forgetAll'>;
  /** Seconds since the département first refused this desk; 0 when it does not. */
  refusedFor(): number;
}

/**
 * Trades a one-time code for this desk’s token and identity. A desk linked there before keeps its
 * letter, and what it has sent; one that a copy went away from becomes a new desk for what it
 * recorded since; any other has every day sent under its new letter. A desk that already serves a
 * platform refuses a code for another one, unused.
 */
export async function enrolDesk(
  deps: EnrolmentDeps,
  outbox: Outbox,
  url: string,
  code: string,
): Promise<Result<DeskIdentity>> {
  const { profile } = deps;
  if (!isAcceptableDepartmentUrl(url)) return refuseAddress();
  const client = createDepartmentClient(url, deps.program, deps.fetch);
  const { identity: former, department: linked } = profile.read();
  const answer = await client.enrol(code.trim(), former?.site ?? null, {
    ...(linked !== null &&
      !deps.lineage.isDouble() && {
        former: { token: linked.token, refusedFor: deps.refusedFor() },
        after: deps.lineage.remembered(),
      }),
    ledger: deps.ledgerId,
  });
  if (!answer.ok) return answer;
  if (answer.value.left !== undefined) deps.lineage.noteDouble(answer.value.left.received);
  const isCopy = deps.lineage.isDouble();
  const { site, siteName, desk, zone, token, departement, enrolledOn } = answer.value;
  const identity: DeskIdentity = {
    site,
    siteName,
    desk,
    zone,
    // Of the desk alone: the département does not have it to give.
    ...(former?.commune === undefined ? {} : { commune: former.commune }),
  };
  // The days first: cut between the two, they go again under the former name, and nothing is lost.
  if (linked === null) deps.before.forgetAll();
  const isSame = linked?.departement === departement && former?.desk === desk;
  if (isCopy && former !== null && !isSame) deps.lineage.leave(former.desk);
  else if (!isSame) outbox.reissueAll();
  profile.update({
    identity,
    department: { url, token, nextToken: null, formerToken: null, departement, enrolledOn },
  });
  return ok(identity);
}
