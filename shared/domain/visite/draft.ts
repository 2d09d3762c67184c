import { z } from 'zod';
import type { Id } from '../site/identifiers.ts';
import { canalSchema } from '../vocabulary/canal.ts';
import { themeSchema, UNSPECIFIED_THEME } from '../vocabulary/theme.ts';
import { visiteClearSchema, visiteSealedSchema } from './schema.ts';
import type { VisiteClear, VisiteSealed } from './schema.ts';

const clearDemande = visiteClearSchema.unwrap().shape.demandes.element.shape;
const sealedDemande = visiteSealedSchema.unwrap().shape.demandes.element.shape;

/** One demande as it is typed: both halves together. A null thème is one still to be specified. */
export const demandeDraftSchema = z.strictObject({
  ...clearDemande,
  ...sealedDemande,
  theme: themeSchema.nullable(),
});
export type DemandeDraft = z.infer<typeof demandeDraftSchema>;

const { age, commune, premiereVenue, foyer, note } = visiteSealedSchema.unwrap().shape;

/** What an animateur says of a visite, before it is dated, signed and sealed. */
export const visiteDraftSchema = z.strictObject({
  canal: canalSchema,
  age,
  commune,
  premiereVenue,
  foyer,
  note,
  demandes: z.array(demandeDraftSchema).min(1).max(20),
});
export type VisiteDraft = z.infer<typeof visiteDraftSchema>;

/** A demande of which nothing is known. */
export const blankDemande: DemandeDraft = {
  theme: null,
  operateur: null,
  nature: null,
  demarche: null,
  dureeMinutes: null,
  issue: null,
  destination: null,
  autonomie: null,
};

/** A visite of which nothing is known but that someone came. */
export const blankDraft: VisiteDraft = {
  canal: 'accueil-spontane',
  age: null,
  commune: null,
  premiereVenue: null,
  foyer: null,
  note: null,
  demandes: [blankDemande],
};

/** The fields of the clear half a draft gives. */
export function draftToClear({
  canal,
  demandes,
}: VisiteDraft): Pick<VisiteClear, 'canal' | 'demandes'> {
  return {
    canal,
    demandes: demandes.map(({ theme, operateur, nature }) => ({
      theme: theme ?? UNSPECIFIED_THEME,
      operateur,
      nature,
    })),
  };
}

/** A sealed half with the fields a draft gives; the others are those of `base`. */
export function draftToContent(draft: VisiteDraft, base: VisiteSealed): VisiteSealed {
  return {
    ...base,
    age: draft.age,
    commune: draft.commune,
    premiereVenue: draft.premiereVenue,
    foyer: draft.foyer,
    note: draft.note,
    demandes: draft.demandes.map(({ demarche, dureeMinutes, issue, destination, autonomie }) => ({
      demarche,
      dureeMinutes,
      issue,
      destination,
      autonomie,
    })),
  };
}

/** The sealed half of a new visite: what the draft says, noted by `auteur` at `instant`. */
export function sealDraft(
  draft: VisiteDraft,
  {
    instant,
    auteur,
    source,
  }: { instant: string | null; auteur: Id; source: VisiteSealed['source'] },
): VisiteSealed {
  const base = { instant, auteur, usager: null, source, versions: [] };
  return draftToContent(draft, {
    ...base,
    age: null,
    commune: null,
    premiereVenue: null,
    foyer: null,
    note: null,
    demandes: [],
  });
}

/** What a visite says now, to be corrected. */
export function visiteToDraft(clear: VisiteClear, sealed: VisiteSealed | null): VisiteDraft {
  return {
    canal: clear.canal,
    age: sealed?.age ?? null,
    commune: sealed?.commune ?? null,
    premiereVenue: sealed?.premiereVenue ?? null,
    foyer: sealed?.foyer ?? null,
    note: sealed?.note ?? null,
    demandes: clear.demandes.map((demande, index) => ({
      ...blankDemande,
      ...sealed?.demandes[index],
      ...demande,
      theme: demande.theme === UNSPECIFIED_THEME ? null : demande.theme,
    })),
  };
}
