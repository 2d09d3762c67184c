import type { DeclaredYear } from '../../shared/domain/network/declared.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { NetworkStore } from './network-store.ts';

interface DeclareDeps {
  readonly store: { readonly network: NetworkStore };
  readonly network: Network;
  readonly clock: Clock;
}

type Done = Result<{ readonly fait: true }>;

/**
 * Keeps what was published of years before the tool, all or none; a year already there is replaced. They
 * stay in tables of their own: no sum of counts can reach them. Refusals: `plateforme-inconnue`,
 * `annee-en-double`.
 */
export async function declareYears(
  { store, network, clock }: DeclareDeps,
  years: readonly DeclaredYear[],
  by: string,
): Promise<Done> {
  const known = new Set(network.sites.map(({ id }) => id));
  const stranger = years.flatMap(({ sites }) => sites).find(({ site }) => !known.has(site));
  if (stranger !== undefined)
    return refuse(
      'plateforme-inconnue',
      `La plateforme « ${stranger.site} » n’existe pas dans le réseau : corrigez-la, rien n’a été enregistré.`,
    );
  if (new Set(years.map(({ year }) => year)).size !== years.length)
    return refuse(
      'annee-en-double',
      'Une même année est donnée deux fois : gardez-en une, rien n’a été enregistré.',
    );
  await store.network.enterDeclared(years, by, clock.now());
  return ok({ fait: true });
}

/** Takes a declared year off; the program’s own list does not bring it back. Refusal: `annee-absente`. */
export async function withdrawYear(
  { store, clock }: DeclareDeps,
  year: number,
  by: string,
): Promise<Done> {
  return (await store.network.withdrawDeclared(year, by, clock.now()))
    ? ok({ fait: true })
    : refuse('annee-absente', 'Cette année n’est plus déclarée. Rechargez la page.');
}
