import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';

/** The host name of a Jitsi, with its port when it is not 443: always reached by HTTPS. */
export const domaineSchema = z
  .string()
  .max(200)
  .regex(
    /^(?=.{1,200}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::\d{1,5})?$/,
  );

/** The host of an HTTPS address without anybody’s password in it, its port with it. */
const HOST = /^https:\/\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?)(?:[/?#]|$)/i;

/** An address to meet at, as someone pasted it: HTTPS, and nobody’s password inside. */
export const lienSchema = z
  .url({ protocol: /^https$/ })
  .max(2000)
  .regex(HOST);

/** The origin of such an address: what a page may load from, and nothing beside. */
export function originOfLien(lien: string): string {
  const [, host = ''] = HOST.exec(lien) ?? [];
  return `https://${host.toLowerCase()}`;
}

/** Services that cut embedded calls, and when. */
const CUT_WHEN_EMBEDDED = ['meet.jit.si'] as const;

/**
 * Whether calls may be embedded from this host. Refusal: `domaine-refuse`, for the public Jitsi, which
 * ends embedded calls after five minutes.
 */
export function checkDomaine(domaine: string): Result<string> {
  const [name = ''] = domaine.split(':');
  if (CUT_WHEN_EMBEDDED.some((cut) => name === cut || name.endsWith(`.${cut}`)))
    return refuse(
      'domaine-refuse',
      'meet.jit.si coupe au bout de cinq minutes les appels intégrés dans un autre logiciel. Ouvrez ce lien dans le navigateur, ou utilisez le serveur du département.',
    );
  return ok(domaine);
}

/** Reads a pasted address. Refusal: `lien-invalide`. */
export function readLien(text: string): Result<string> {
  const parsed = lienSchema.safeParse(text.trim());
  return parsed.success
    ? ok(parsed.data)
    : refuse(
        'lien-invalide',
        'Ce lien ne peut pas être ouvert\u00a0: il doit commencer par https://. Copiez-le en entier depuis le message du partenaire.',
      );
}
