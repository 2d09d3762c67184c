import { instantToLocal } from '../../shared/domain/calendar/local-day.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { Random } from '../../shared/kernel/random.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { createSalle } from '../../shared/visio/salle.ts';
import type { Salle, SalleOuverte } from '../../shared/visio/salle.ts';
import type { DeskIdentity } from './desk-identity.ts';
import type { KeptSalle, SalleStore } from './salle-store.ts';
import { signJitsiToken } from './sign-jitsi-token.ts';
import type { Role } from './sign-jitsi-token.ts';
import type { VisioSettings } from './visio-settings.ts';

/** How long a room made on the spot serves: an appointment, its wait, and a second try. */
const SPONTANEOUS = { hours: 3 } as const;

/** How long after its hours a room is remembered, as a booking is. */
const REMEMBERED = { hours: 24 * 30 } as const;

/**
 * Gives a desk a room: a new one, from now on, when `asked` is null; else that one once more, so that a
 * cut call resumes. Refusals: `visio-absente`, `salle-visio-inconnue`, `salle-hors-horaires`.
 */
export async function openSalle(
  deps: {
    readonly salles: SalleStore;
    readonly visio: VisioSettings | null;
    readonly network: Network;
    readonly clock: Clock;
    readonly random: Random;
  },
  desk: DeskIdentity,
  asked: Salle | null,
): Promise<Result<SalleOuverte>> {
  const { visio, clock, network } = deps;
  if (visio === null) return refuseNoVisio();
  const now = clock.now();
  if (asked === null) {
    const made: KeptSalle = {
      salle: createSalle(deps.random),
      site: desk.site,
      de: now,
      a: now.add(SPONTANEOUS),
    };
    await deps.salles.add(made, now.subtract(REMEMBERED));
    return giveSalle(made, visio, network, now);
  }
  const kept = await deps.salles.find(asked);
  if (kept === null || kept.site !== desk.site)
    return refuse(
      'salle-visio-inconnue',
      'Cette salle n’existe pas, ou n’est pas à votre plateforme. Démarrez un nouvel appel.',
    );
  return giveSalle(kept, visio, network, now);
}

/** A room for the booth of its platform, at its hours. Refusal: `salle-hors-horaires`. */
export function giveSalle(
  { salle, site, de, a }: KeptSalle,
  visio: VisioSettings,
  network: Network,
  now: Temporal.Instant,
): Result<SalleOuverte> {
  if (Temporal.Instant.compare(now, de) < 0 || Temporal.Instant.compare(now, a) > 0)
    return refuse(
      'salle-hors-horaires',
      `Cette salle ouvre de ${hour(de, network)} à ${hour(a, network)} : démarrez un nouvel appel, ou continuez par téléphone.`,
    );
  const { domaine, sousTitres } = visio;
  const nom = network.sites.find(({ id }) => id === site)?.name ?? network.name;
  return ok({
    domaine,
    sousTitres,
    salle,
    jeton: keyOf({ salle, de, a }, visio, 'cabine', nom),
    lienPartenaire: partnerLink({ salle, de, a }, visio),
    de: de.toString(),
    a: a.toString(),
  });
}

type Hours = Omit<KeptSalle, 'site'>;

/** The address a partner enters a room by, with a key of their own when the Jitsi asks for one. */
export function partnerLink(room: Hours, visio: VisioSettings): string {
  const key = keyOf(room, visio, 'partenaire', 'Partenaire');
  return `https://${visio.domaine}/${room.salle}${key === null ? '' : `?jwt=${key}`}`;
}

function keyOf(room: Hours, { domaine, cle }: VisioSettings, role: Role, nom: string) {
  return cle === null ? null : signJitsiToken({ ...cle, ...room, domaine, role, nom });
}

/** Refuses a room where there is no server for it. */
export function refuseNoVisio(): Result<never> {
  return refuse(
    'visio-absente',
    'Le département n’a pas de serveur de visio. Collez le lien du partenaire, ou appelez-le par téléphone.',
  );
}

function hour(instant: Temporal.Instant, { zone }: Network): string {
  const { day } = instantToLocal(instant, zone);
  const { hour: at, minute } = instant.toZonedDateTimeISO(zone);
  return `${at}\u00a0h\u00a0${String(minute).padStart(2, '0')} (${day.split('-').toReversed().join('/')})`;
}
