import type { z } from 'zod';
import { instantToLocal } from '../../shared/domain/calendar/local-day.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { Random } from '../../shared/kernel/random.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';
import type { EnrolAnswer, enrolRequestSchema } from '../../shared/sync/messages.ts';
import type { DeskStore } from './desk-store.ts';
import { normaliseEnrolmentCode } from './enrolment-code.ts';
import { toPlainLabel } from './plain-label.ts';
import { createToken, hashSecret } from './secrets.ts';

const refusals = {
  unknown: refuse(
    'code-inconnu',
    'Ce code d’inscription n’est pas reconnu : vérifiez-le, ou demandez-en un nouveau à la coordination.',
  ),
  used: refuse(
    'code-deja-utilise',
    'Ce code d’inscription a déjà servi : demandez-en un nouveau à la coordination.',
  ),
  expired: refuse(
    'code-expire',
    'Ce code d’inscription n’est plus valable : demandez-en un nouveau à la coordination.',
  ),
  'other-site': refuse(
    'code-autre-plateforme',
    'Ce code d’inscription est celui d’une autre plateforme ; il reste utilisable : demandez le vôtre à la coordination.',
  ),
  full: refuse(
    'plateforme-complete',
    'Cette plateforme a déjà ses 26 postes : voyez avec la coordination.',
  ),
} as const;

/** Turns a one-time code into a desk: its letter, and the token it signs its calls with. */
export async function enrolDesk(
  deps: {
    readonly desks: DeskStore;
    readonly network: Network;
    readonly clock: Clock;
    readonly random: Random;
  },
  request: z.infer<typeof enrolRequestSchema>,
): Promise<Result<EnrolAnswer>> {
  const { network } = deps;
  const now = deps.clock.now();
  const enrolledOn = instantToLocal(now, network.zone).day;
  const token = createToken(deps.random);
  const outcome = await deps.desks.enrol({
    codeHash: hashSecret(normaliseEnrolmentCode(request.code)),
    tokenHash: hashSecret(token),
    site: request.site ?? null,
    formerHash: request.former === undefined ? null : hashSecret(request.former),
    lineage:
      request.refusedFor === undefined
        ? null
        : { after: request.after ?? [], refusedFor: request.refusedFor },
    ledgerHash: request.ledger === undefined ? null : Buffer.from(request.ledger, 'hex'),
    program: toPlainLabel(request.program),
    at: now,
    today: enrolledOn,
  });
  if (outcome.kind !== 'enrolled') return refusals[outcome.kind];
  const site = network.sites.find(({ id }) => id === outcome.site);
  if (site === undefined) throw new Error('A code was issued for a site outside the network.');
  return ok({
    protocol: PROTOCOL_VERSION,
    token,
    departement: network.departement,
    site: outcome.site,
    siteName: site.name,
    desk: outcome.desk,
    zone: network.zone,
    enrolledOn,
    now: now.toString(),
    ...(outcome.received !== null && {
      left: { received: outcome.received.map((id) => idSchema.parse(id)) },
    }),
  });
}
