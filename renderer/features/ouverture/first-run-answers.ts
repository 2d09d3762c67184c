import { siteNameToId } from '../../../shared/domain/site/site-name.ts';
import { MAX_NAME } from '../../../shared/domain/vault/vault-file.ts';

/** The platform a desk is set up for: one of the network’s, or a new one by its name. */
export type SiteChoice =
  | { readonly kind: 'reseau'; readonly site: string }
  | {
      readonly kind: 'nouvelle';
      readonly name: string;
      /** Its commune’s INSEE code, when it is known. */
      readonly commune: string | null;
    };

/** A platform the network has. */
export interface KnownSite {
  readonly id: string;
  readonly name: string;
}

/** What is wrong with the platform, in a sentence; null when it can be used. */
export function checkSite(choice: SiteChoice, sites: readonly KnownSite[]): string | null {
  if (choice.kind === 'reseau')
    return sites.some(({ id }) => id === choice.site)
      ? null
      : 'Choisissez une plateforme dans la liste.';
  const name = choice.name.trim();
  if (name === '') return 'Écrivez le nom de votre plateforme.';
  if (name.length > MAX_NAME) return `Écrivez un nom de ${MAX_NAME} lettres au plus.`;
  const id = siteNameToId(name);
  if (id === null) return 'Écrivez ce nom avec des lettres, tel qu’on le dit.';
  const twin = sites.find((site) => site.id === id);
  return twin === undefined
    ? null
    : `${twin.name} est déjà une plateforme du réseau\u00a0: choisissez-la dans la liste.`;
}
