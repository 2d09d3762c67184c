import { z } from 'zod';
import { domaineSchema, lienSchema, originOfLien } from './domaine.ts';
import { salleSchema } from './salle.ts';

/** The names of the devices of a booth, as the browser gives them; null: whichever comes first. */
export const appareilsSchema = z.strictObject({
  camera: z.string().max(200).nullable(),
  micro: z.string().max(200).nullable(),
  hautParleurs: z.string().max(200).nullable(),
});
export type Appareils = z.infer<typeof appareilsSchema>;

const common = {
  /** Who the others see: the platform, never the visitor. */
  nomAffiche: z.string().min(1).max(80),
  /** Whom one waits for, in the visitor’s words: `la CAF`. */
  avec: z.string().min(1).max(120),
  appareils: appareilsSchema,
  /** The camera stays off until someone turns it on: for weak links. */
  audioDAbord: z.boolean(),
};

/**
 * What the call page is opened for. `jitsi`: a room of the configured server; `lien`: an address a
 * partner gave, which says nothing of who is there; `essai`: the check of the booth, with nobody.
 */
export const appelSchema = z.discriminatedUnion('fournisseur', [
  z.strictObject({
    fournisseur: z.literal('jitsi'),
    domaine: domaineSchema,
    salle: salleSchema,
    jeton: z.string().max(4000).nullable(),
    /** Whether the server offers captions: they stay off until someone asks for them. */
    sousTitres: z.boolean(),
    ...common,
  }),
  z.strictObject({ fournisseur: z.literal('lien'), lien: lienSchema, ...common }),
  z.strictObject({
    fournisseur: z.literal('essai'),
    /** The server to try the network with; null: there is none to try. */
    domaine: domaineSchema.nullable(),
    ...common,
  }),
]);
export type Appel = z.infer<typeof appelSchema>;

/** The one origin a call page may load from; null: none. */
export function originOfAppel(appel: Appel): string | null {
  if (appel.fournisseur === 'lien') return originOfLien(appel.lien);
  return appel.domaine === null ? null : `https://${appel.domaine}`;
}

/** How one thing of the booth was found. */
export const etatEssaiSchema = z.enum([
  'bon',
  'lent',
  'refuse',
  'absent',
  'occupe',
  'muet',
  'injoignable',
  'sans-objet',
]);
export type EtatEssai = z.infer<typeof etatEssaiSchema>;

export const essaiSchema = z.strictObject({
  camera: etatEssaiSchema,
  micro: etatEssaiSchema,
  hautParleurs: etatEssaiSchema,
  reseau: etatEssaiSchema,
});
export type Essai = z.infer<typeof essaiSchema>;

/** Why a call could not begin, or ended by itself. */
export const panneSchema = z.enum([
  'injoignable',
  'script-en-defaut',
  'jeton-refuse',
  'salle-fermee',
  'camera-refusee',
  'reseau-coupe',
  'serveur',
]);
export type Panne = z.infer<typeof panneSchema>;

/**
 * What the call page tells the desk. It runs someone else’s code: these are claims, to be shown and
 * proposed, never written without a person. Nothing here names a visitor.
 */
export const pageMessageSchema = z.discriminatedUnion('kind', [
  /** The page is there, and waits for a yes. */
  z.strictObject({ kind: z.literal('pret') }),
  /** Someone in the booth agreed that camera and microphone serve for this call. */
  z.strictObject({ kind: z.literal('accord'), camera: z.boolean() }),
  z.strictObject({ kind: z.literal('connexion') }),
  /** In the room, alone or not. */
  z.strictObject({ kind: z.literal('entre') }),
  /** The others in the room, by the name they gave. */
  z.strictObject({
    kind: z.literal('presents'),
    presents: z.array(z.strictObject({ id: z.string().max(100), nom: z.string().max(60) })).max(20),
  }),
  /** What is on: asked by the desk, or by someone in the booth. */
  z.strictObject({
    kind: z.literal('moyens'),
    micro: z.boolean(),
    camera: z.boolean(),
    partage: z.boolean(),
  }),
  /** Someone in the booth calls the animateur. */
  z.strictObject({ kind: z.literal('animateur') }),
  z.strictObject({ kind: z.literal('coupure') }),
  z.strictObject({ kind: z.literal('panne'), panne: panneSchema }),
  z.strictObject({ kind: z.literal('essai'), essai: essaiSchema, appareils: appareilsSchema }),
  /** The call is over: someone hung up, or the room was closed. */
  z.strictObject({ kind: z.literal('fin') }),
]);
export type PageMessage = z.infer<typeof pageMessageSchema>;

/** What the desk, or its host, tells the call page. */
export const deskMessageSchema = z.discriminatedUnion('kind', [
  /** The first one, from the host: what this page was opened for. */
  z.strictObject({ kind: z.literal('appel'), appel: appelSchema }),
  z.strictObject({ kind: z.literal('micro') }),
  z.strictObject({ kind: z.literal('camera') }),
  z.strictObject({ kind: z.literal('raccrocher') }),
  /** The animateur heard, and is coming. */
  z.strictObject({ kind: z.literal('arrive') }),
  /** The desk locks, quits or opens another call: the page empties and closes. */
  z.strictObject({ kind: z.literal('fermer') }),
]);
export type DeskMessage = z.infer<typeof deskMessageSchema>;

/** What the desk’s screens may say; the rest is the host’s own. */
export const ordreSchema = z.enum(['micro', 'camera', 'raccrocher', 'arrive']);
export type Ordre = z.infer<typeof ordreSchema>;

/** Where the call page lives on its own origin: one folder a call, named by its token. */
export const VISIO_FOLDER = '/visio/';

/** Where it goes once over: an empty page that forgets everything. */
export const VISIO_END = '/visio/fin';
