import { createHmac } from 'node:crypto';
import type { Salle } from '../../shared/visio/salle.ts';

/** Who enters a room with a token: the booth of a platform, or the partner, who leads. */
export type Role = 'cabine' | 'partenaire';

/** Seconds a clock may be off by: a booth a little early is still let in. */
const SKEW = 60;

/**
 * A JSON Web Token (RFC 7519, HS256) that opens one room, at its hours, to one role: what Prosody’s
 * `token_verification` and `token_affiliation` read. It names a platform or a role, never a person.
 */
export function signJitsiToken({
  application,
  secret,
  domaine,
  salle,
  role,
  nom,
  de,
  a,
}: {
  readonly application: string;
  readonly secret: string;
  readonly domaine: string;
  readonly salle: Salle;
  readonly role: Role;
  readonly nom: string;
  readonly de: Temporal.Instant;
  readonly a: Temporal.Instant;
}): string {
  const leads = role === 'partenaire';
  const [host] = domaine.split(':');
  const signed = [
    { alg: 'HS256', typ: 'JWT' },
    {
      aud: application,
      iss: application,
      sub: host,
      room: salle,
      nbf: seconds(de) - SKEW,
      exp: seconds(a),
      moderator: leads,
      context: {
        user: { name: nom, moderator: leads, affiliation: leads ? 'owner' : 'member' },
        features: { recording: false, livestreaming: false },
      },
    },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = createHmac('sha256', secret).update(signed).digest('base64url');
  return `${signed}.${signature}`;
}

function seconds(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / 1000);
}
