import { checkVault } from '../../shared/domain/vault/vault-change.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import { deskLetterSchema } from '../../shared/domain/site/identifiers.ts';
import type { SiteId } from '../../shared/domain/site/identifiers.ts';
import { siteNameToId } from '../../shared/domain/site/site-name.ts';
import type { DeskIdentity } from '../../shared/domain/site/desk-identity.ts';
import type { Request } from '../../shared/ipc/contract.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Profile } from './profile/profile.ts';

/**
 * Ends the first run: keeps the vault, then who this desk is. Done once; a profile that has a vault
 * never gets another, since what the first one sealed would be lost.
 */
export function completeSetup(
  profile: Profile,
  network: Network,
  request: Request<'setup.complete'>,
): Result<DeskIdentity> {
  if (profile.readVault() !== null && profile.read().identity !== null)
    return refuse('deja-installe', 'Ce poste est déjà installé. Rechargez la page pour l’ouvrir.');
  const found = findSite(network, request);
  if (!found.ok) return found;
  const site = found.value;
  // A desk enrolled before its first run ends already has its platform and its letter.
  const enrolled = profile.read().department === null ? null : profile.read().identity;
  if (enrolled !== null && enrolled.site !== site.id)
    return refuse(
      'autre-plateforme',
      `Le département connaît déjà ce poste à la plateforme ${enrolled.siteName}. Choisissez celle-ci, ou un autre dossier de profil pour une autre plateforme.`,
    );
  const identity: DeskIdentity = enrolled ?? {
    site: site.id,
    siteName: site.name,
    // Provisional: the département gives the letter when the desk enrols.
    desk: deskLetterSchema.parse('A'),
    zone: network.zone,
    ...(request.siteName === undefined || request.commune === undefined
      ? {}
      : { commune: request.commune }),
  };
  const usable = checkVault(request.vault);
  if (!usable.ok) return usable;
  // The vault first: a profile interrupted between the two starts its first run again.
  profile.writeVault(request.vault);
  profile.update({ identity });
  return ok(identity);
}

/** The platform asked for: one of the network’s, or a new one that no other is taken for. */
function findSite(
  network: Network,
  { site, siteName }: Request<'setup.complete'>,
): Result<{ readonly id: SiteId; readonly name: string }> {
  const known = network.sites.find(({ id }) => id === site);
  if (siteName === undefined)
    return known === undefined
      ? refuse(
          'plateforme-inconnue',
          'Cette plateforme n’est pas dans la liste. Choisissez-en une autre.',
        )
      : ok(known);
  if (known !== undefined)
    return refuse(
      'plateforme-du-reseau',
      `La plateforme ${known.name} est déjà dans la liste du réseau. Choisissez-la dans la liste.`,
    );
  return siteNameToId(siteName) === site
    ? ok({ id: site, name: siteName })
    : refuse(
        'nom-de-plateforme',
        'Ce nom de plateforme ne peut pas servir. Écrivez-le avec des lettres, tel qu’on le dit.',
      );
}
