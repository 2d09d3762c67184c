import { shippedIndex } from '../catalogue/shipped-index.ts';
import { readOperateurId } from '../organisme/read-operateur.ts';
import type { Permanence } from '../permanence/schema.ts';
import { foldPhrase, singular } from '../saisie/fold.ts';
import type { SiteId } from '../site/identifiers.ts';
import { operateurSchema } from '../vocabulary/operateur.ts';
import type { Operateur } from '../vocabulary/operateur.ts';
import { judgeBooking } from './judge-booking.ts';
import type { SlotOffer } from './judge-booking.ts';
import type { SlotQuery } from './slot-query.ts';

/** What may be offered: a slot with the whole of its permanence. */
export interface Offer extends SlotOffer {
  readonly permanence: Permanence;
}

/** A free slot that answers a query, with the motive its words named, if they did. */
export interface FoundSlot {
  readonly offer: Offer;
  readonly motif: string | null;
}

/**
 * The free slots that answer a query, the soonest first, as many of them as `limit`. Every word left
 * in it must be of the partner (by any of its names, old ones included), its agent or one of its motives.
 */
export function findFreeSlots(
  offers: readonly Offer[],
  query: SlotQuery,
  {
    site,
    maintenant,
    limit,
  }: {
    readonly site: SiteId;
    readonly maintenant: Temporal.Instant;
    readonly limit: number;
  },
): readonly FoundSlot[] {
  const motifByPermanence = new Map<Permanence, { readonly motif: string | null } | null>();
  const match = (permanence: Permanence) => {
    const known = motifByPermanence.get(permanence);
    if (known !== undefined) return known;
    const found = matchPermanence(permanence, query.mots);
    motifByPermanence.set(permanence, found);
    return found;
  };
  const found: FoundSlot[] = [];
  for (const offer of offers) {
    const { creneau, permanence } = offer;
    if (creneau.jour < query.du || (query.au !== null && creneau.jour > query.au)) continue;
    if (query.comment === 'visio' && permanence.lieu.genre !== 'visio') continue;
    if (query.comment === 'sur-place' && permanence.lieu.genre !== 'plateforme') continue;
    if (query.moment === 'matin' && creneau.debut >= '12:00') continue;
    if (query.moment === 'apres-midi' && creneau.debut < '12:00') continue;
    const said = match(permanence);
    if (said === null) continue;
    if (judgeBooking(offer, { site, motif: null, maintenant }) !== null) continue;
    found.push({ offer, motif: said.motif });
  }
  return found
    .toSorted(
      ({ offer: a }, { offer: b }) =>
        a.creneau.debutLe.localeCompare(b.creneau.debutLe) ||
        a.permanence.organismeNom.localeCompare(b.permanence.organismeNom, 'fr') ||
        a.creneau.id.localeCompare(b.creneau.id),
    )
    .slice(0, limit);
}

/** The national operator a permanence counts under; null for a body that is none. */
export function operateurOf({ organisme }: Pick<Permanence, 'organisme'>): Operateur | null {
  const direct = operateurSchema.safeParse(organisme);
  if (direct.success) return direct.data;
  return shippedIndex.organismes.find(({ id }) => id === organisme)?.operateur ?? null;
}

/** Whether the words are of a permanence, and the motive they name; null when one of them is not. */
function matchPermanence(
  permanence: Permanence,
  mots: readonly string[],
): { readonly motif: string | null } | null {
  if (mots.length === 0) return { motif: null };
  const left = withoutPartner(permanence, mots);
  const ownWords = wordsOf([permanence.organisme, permanence.organismeNom, permanence.agent ?? '']);
  let motif: string | null = null;
  for (const mot of left.map(singular)) {
    if (ownWords.some((word) => word.startsWith(mot))) continue;
    const named = permanence.motifs.find(({ libelle, code }) =>
      wordsOf([libelle, code]).some((word) => word.startsWith(mot)),
    );
    if (named === undefined) return null;
    motif ??= named.code;
  }
  return { motif };
}

/** The words, less those that are a name of the partner: `pole emploi` for France Travail. */
function withoutPartner(permanence: Permanence, mots: readonly string[]): readonly string[] {
  for (let length = Math.min(4, mots.length); length > 0; length -= 1)
    for (let start = 0; start + length <= mots.length; start += 1) {
      const said = mots.slice(start, start + length).join(' ');
      const id = readOperateurId(said) ?? readOperateurId(singular(said));
      if (id !== null && isSame(id, permanence))
        return [...mots.slice(0, start), ...mots.slice(start + length)];
    }
  return mots;
}

/** Whether a name people say is that of a permanence’s body: itself, or the counter that stands for it. */
function isSame(id: string, permanence: Pick<Permanence, 'organisme'>): boolean {
  const { organisme } = permanence;
  if (id === organisme) return true;
  const [said, held] = [id, organisme].map((one) =>
    shippedIndex.organismes.find((known) => known.id === one),
  );
  if (said?.standsFor.includes(organisme) === true) return true;
  if (held?.standsFor.includes(id) === true) return true;
  return said?.operateur !== null && said?.operateur !== undefined && said.operateur === organisme;
}

function wordsOf(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => singular(foldPhrase(text)).split(' '));
}
