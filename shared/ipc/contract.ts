import { z } from 'zod';
import { localDaySchema } from '../domain/calendar/local-day.ts';
import { envelopeSchema, receivedEnvelopeSchema } from '../domain/record/envelope.ts';
import { inseeSchema } from '../domain/commune/commune-data.ts';
import { deskIdentitySchema } from '../domain/site/desk-identity.ts';
import { foundBackupSchema, restoredBackupSchema } from '../domain/sauvegarde/backup-header.ts';
import {
  backupKeySchema,
  backupPlaceSchema,
  backupStateSchema,
  sealedBackupKeySchema,
} from '../domain/sauvegarde/backup-state.ts';
import { idSchema, siteIdSchema } from '../domain/site/identifiers.ts';
import { referenceRdvSchema } from '../domain/rdv/schema.ts';
import {
  keychainPartSchema,
  keychainSealedSchema,
  vaultFileSchema,
} from '../domain/vault/vault-file.ts';
import { deskKilometresSchema } from '../sync/kilometres.ts';
import { visioPhonesRequestSchema, visioPhonesSchema } from '../sync/visio.ts';
import { appelSchema, ordreSchema, pageMessageSchema } from '../visio/appel.ts';
import { lienSchema } from '../visio/domaine.ts';
import { reglagesVisioSchema, salleOuverteSchema, salleSchema } from '../visio/salle.ts';
import { calendarPermanenceSchema, calendarPullSchema, souhaitSchema } from './agenda.ts';
import { bootSchema } from './boot.ts';
import { deliveryStateSchema } from './delivery-state.ts';
import { etatsOfErasedSchema, monthsHandSchema, monthsReadSchema } from './months.ts';

/** The most records one operation may append together: an import sends batches of this size. */
export const MAX_APPEND = 500;

/** The most records one pull returns. */
export const MAX_PULL = 2000;

/** The most records, and the most copies, erased in one call. */
export const MAX_ERASE = 500;

/**
 * Bytes of each sealed part of a copy; the last one may be shorter. Parts travel one by one, so that
 * no message is large in either shell.
 */
export const COPY_PART_BYTES = 1024 * 1024;

/** The most parts of a copy. */
export const MAX_COPY_PARTS = 24;

/** The most parts of a file to keep. */
const MAX_FILE_PARTS = 256;

const nothing = z.strictObject({});

/** A folder, as the person or the computer writes it. */
const folderSchema = z.string().trim().min(1).max(1000);

/** A sealed part, in base64: four characters for three bytes. */
const copyPartSchema = z
  .base64()
  .min(4)
  .max(Math.ceil(COPY_PART_BYTES / 3) * 4);

/**
 * The one contract between the shell and the desk page. Every call is `channel` + request, parsed
 * here on arrival; every answer is a `Result` whose value is parsed by the page. Deny by default:
 * a channel that is not in this table does not exist.
 */
export const contract = {
  /** What the page needs before its first frame. */
  'boot.read': { request: nothing, response: bootSchema },
  /**
   * First run: which platform this is, and the vault just made in the page. Once only. `siteName`
   * comes with a platform the network does not have, whose id is made from it (`siteNameToId`), and
   * `commune` then says where it is.
   */
  'setup.complete': {
    request: z.strictObject({
      site: siteIdSchema,
      siteName: z.string().trim().min(1).max(80).optional(),
      commune: inseeSchema.optional(),
      vault: vaultFileSchema,
    }),
    response: deskIdentitySchema,
  },
  /**
   * Opens the demonstration beside this profile, without touching it; its address, or null when the
   * shell shows it by itself.
   */
  'setup.discover': {
    request: nothing,
    response: z.strictObject({ url: z.url().nullable() }),
  },
  /** The platforms this profile may be set up for. */
  'setup.sites': {
    request: nothing,
    response: z.array(z.strictObject({ id: siteIdSchema, name: z.string() })),
  },
  /**
   * A passphrase is about to be tried, at the locked desk or an open one: counted as wrong until `unlock.opened`.
   * Refused with `trop-d-essais` after several in a row, restarts included.
   */
  'unlock.begin': { request: nothing, response: nothing },
  /** The passphrase was right. */
  'unlock.opened': { request: nothing, response: nothing },
  /** The next version of the vault file, one revision after the kept one; whole or not at all. */
  'vault.replace': {
    request: z.strictObject({ vault: vaultFileSchema }),
    response: z.strictObject({ revision: z.int().min(1) }),
  },
  /**
   * Whether the system’s keychain can keep a part of a way in. Only Electron’s main process has it:
   * elsewhere the three calls are refused with `trousseau-du-navigateur`. Refused with `trousseau-faible`
   * where it only obfuscates.
   */
  'keychain.check': { request: nothing, response: nothing },
  /** Seals that part for the way in it belongs to; it was opened again before this answers. */
  'keychain.seal': {
    request: z.strictObject({ acces: idSchema, part: keychainPartSchema }),
    response: z.strictObject({ scellee: keychainSealedSchema }),
  },
  /**
   * The part of that way in. `rescellee`: the same sealed again, to be kept in its place, when the system
   * has changed its own key. Refusal: `trousseau-ferme`, as for any other way in or account.
   */
  'keychain.open': {
    request: z.strictObject({ acces: idSchema, scellee: keychainSealedSchema }),
    response: z.strictObject({
      part: keychainPartSchema,
      rescellee: keychainSealedSchema.nullable(),
    }),
  },
  /** Appends records together, all or none; answers once they are durable on disk. */
  'ledger.append': {
    request: z.strictObject({
      records: z.array(envelopeSchema).min(1).max(MAX_APPEND),
      /** The data key they are sealed with: refused with `coffre-autre-cle` when it is not the desk’s. */
      cle: idSchema.optional(),
    }),
    response: z.strictObject({ records: z.array(receivedEnvelopeSchema) }),
  },
  /**
   * Puts the same sealed halves under the desk’s present key: neither revisions nor counts move. A record
   * that has changed meanwhile, and is under that key already, is passed over.
   */
  'ledger.reseal': {
    request: z.strictObject({
      cle: idSchema,
      records: z
        .array(envelopeSchema.pick({ id: true, rev: true }).extend({ sealed: z.base64().min(1) }))
        .min(1)
        .max(MAX_APPEND),
    }),
    response: z.strictObject({ ledgerSeq: z.int().min(0) }),
  },
  /** The records written after `afterSeq`, in order; the page rebuilds its own store from them. */
  'ledger.pull': {
    request: z.strictObject({
      afterSeq: z.int().min(0),
      limit: z.int().min(1).max(MAX_PULL),
    }),
    response: z.strictObject({
      records: z.array(receivedEnvelopeSchema),
      tombstones: z.array(z.strictObject({ id: idSchema, seq: z.int().min(1) })),
      throughSeq: z.int().min(0),
      ledgerSeq: z.int().min(0),
    }),
  },
  /** How many records the ledger holds, to notice a page store that lost some. */
  'ledger.census': {
    request: nothing,
    response: z.strictObject({ records: z.int().min(0), ledgerSeq: z.int().min(0) }),
  },
  /**
   * The rank of the last line of the access log, 0 when it has none. The next one must bear the rank
   * after it, or is refused with `journal-depasse`: another window has just written one.
   */
  'acces.head': { request: nothing, response: z.strictObject({ rang: z.int().min(0) }) },
  /**
   * Erases records that never count (usagers, dossiers, mandats, lines of the access log) and copies,
   * together, for good: the ids alone stay, and can never be used again. A line of the access log goes
   * only once a later one has said so (`coupe`). Answers once it is durable;
   * `cleaned` says whether no old byte of them is left in the ledger’s files, false when `more`
   * erasures are to come, which are cleaned up together, or when the disk is too full to do it. `etats`:
   * what the dossiers among them counted for, which stays counted.
   */
  'ledger.erase': {
    request: z
      .strictObject({
        records: z.array(idSchema).max(MAX_ERASE),
        copies: z.array(idSchema).max(MAX_ERASE),
        etats: z.array(etatsOfErasedSchema).max(MAX_ERASE).optional(),
        more: z.boolean(),
      })
      .refine(({ records, copies }) => records.length + copies.length > 0),
    response: z.strictObject({ ledgerSeq: z.int().min(0), cleaned: z.boolean() }),
  },
  /**
   * Writes one part of a copy, in order from 0; it exists once its last part is on the disk, whole or
   * not at all. The host cannot read it: the page seals each part with its place.
   */
  'copy.write': {
    request: z
      .strictObject({
        id: idSchema,
        part: z.int().min(0),
        parts: z.int().min(1).max(MAX_COPY_PARTS),
        sealed: copyPartSchema,
        /** As `ledger.append`’s. */
        cle: idSchema.optional(),
        /** Takes the place of the copy of that id, sealed again, which must be there. */
        remplace: z.literal(true).optional(),
      })
      .refine(({ part, parts }) => part < parts),
    response: nothing,
  },
  /** One part of a copy, as bytes (`bytes-answer.ts`), and how many there are. */
  'copy.read': {
    request: z.strictObject({ id: idSchema, part: z.int().min(0) }),
    response: z.strictObject({ parts: z.int().min(1), sealed: z.instanceof(Uint8Array) }),
  },
  /** Every copy there is, whether a dossier names it or not. */
  'copy.list': { request: nothing, response: z.strictObject({ ids: z.array(idSchema) }) },
  /** Where the backups of this desk stand. */
  'backup.read': { request: nothing, response: backupStateSchema },
  /** The USB keys and shares this computer shows. */
  'backup.places': { request: nothing, response: z.array(backupPlaceSchema) },
  /**
   * Where backups go from now on, with the key that seals them: made by the page, which alone can seal
   * it with the data key, and kept by the host, which takes them while nobody is there.
   */
  'backup.choose': {
    request: z.strictObject({
      dossier: folderSchema,
      cle: backupKeySchema,
      scellee: sealedBackupKeySchema,
      keyId: idSchema,
    }),
    response: backupStateSchema,
  },
  /** Another key for the backups to come, in the folder there is; nothing when none was chosen. */
  'backup.rekey': {
    request: z.strictObject({
      cle: backupKeySchema,
      scellee: sealedBackupKeySchema,
      keyId: idSchema,
    }),
    response: nothing,
  },
  /** Takes a backup now; answers once it was read again and opened. */
  'backup.run': { request: nothing, response: backupStateSchema },
  /** The backups of a folder, the latest first. For a profile that holds nothing, or is damaged. */
  'restore.find': {
    request: z.strictObject({ dossier: folderSchema }),
    response: z.array(foundBackupSchema),
  },
  /** Puts a backup in this profile, opened with its key; the page is then loaded anew. */
  'restore.run': {
    request: z.strictObject({
      dossier: folderSchema,
      fichier: z.string().min(1).max(400),
      cle: backupKeySchema,
    }),
    response: restoredBackupSchema,
  },
  /** Whether the desk’s clock is to be believed, and the day it should say when that is known. */
  'clock.check': {
    request: nothing,
    response: z.strictObject({
      verdict: z.enum(['plausible', 'en-retard', 'en-avance']),
      today: localDaySchema,
      expected: localDaySchema.nullable(),
    }),
  },
  /** The months over that are to be counted. */
  'months.read': monthsReadSchema,
  /** Hands over what they count. */
  'months.hand': monthsHandSchema,
  /** Where the desk stands with the département. */
  'delivery.read': { request: nothing, response: deliveryStateSchema },
  /** What the département counts and this desk has no entry for, since a backup was put back. */
  'delivery.lost': {
    request: nothing,
    response: z.strictObject({
      days: z.array(z.strictObject({ day: localDaySchema, visites: z.int().min(1) })),
    }),
  },
  /**
   * What the coordination published, as last received (`recuLe` null: never): the last word on each
   * thing. `contenu` is read by the page: one that a newer coordination wrote is not understood here.
   */
  'publications.read': {
    request: nothing,
    response: z.strictObject({
      numero: z.int().min(0),
      recuLe: z.iso.datetime().nullable(),
      changements: z.array(
        z.strictObject({
          numero: z.int().min(1),
          objet: z.string(),
          id: z.string(),
          contenu: z.record(z.string(), z.unknown()).nullable(),
        }),
      ),
    }),
  },
  /** What the host holds of the shared calendar and of its own requests, written after `afterSeq`. */
  'calendar.pull': calendarPullSchema,
  /**
   * Asks something of the département about a RDV. A value means that it is kept until it is answered,
   * whatever happens; what is answered comes by `calendar.pull`.
   */
  'calendar.ask': { request: souhaitSchema, response: nothing },
  /** Enters, changes or cancels a permanence of this platform, or tries to: it takes the network. */
  'calendar.permanence': calendarPermanenceSchema,
  /** The kilometres this platform’s visio avoided in a year: the département alone can say. */
  'kilometres.read': {
    request: z.strictObject({ annee: z.int().min(2000).max(2100) }),
    response: deskKilometresSchema,
  },
  /**
   * Opens the visitors’ page of this profile in a window of its own, on the second screen when there
   * is one. Only Electron’s main process can: elsewhere refused with `fenetre-du-navigateur`, and the
   * page opens that window itself.
   */
  'visitors.open': { request: z.strictObject({ profile: idSchema }), response: nothing },
  /** What the département has for calls by video. Refused as any call to it is: `non-relie`, `hors-ligne`… */
  'visio.reglages': { request: nothing, response: reglagesVisioSchema },
  /** A room of the département’s: `salle` once more, within its hours; that of a RDV; else a new one. */
  'visio.salle': {
    request: z.strictObject({ salle: salleSchema.optional(), rdv: referenceRdvSchema.optional() }),
    response: salleOuverteSchema,
  },
  /** How RDV of this platform by visio are joined by telephone, for those that can be. Refused the same. */
  'visio.telephones': {
    request: z.strictObject(visioPhonesRequestSchema.shape),
    response: visioPhonesSchema,
  },
  /**
   * Opens the call page, which ends the call there was. `page`: the desk opens that path itself, on the
   * loopback name that is not its own (a browser); `fenetre`: the shell did; `navigateur`: the address
   * lets nothing frame it, and the browser is where it opens, `ouvert` when the shell did that too.
   */
  'visio.open': {
    request: z.strictObject({ appel: appelSchema }),
    response: z.discriminatedUnion('ou', [
      z.strictObject({ ou: z.literal('page'), chemin: z.string().max(100) }),
      z.strictObject({ ou: z.literal('fenetre') }),
      z.strictObject({ ou: z.literal('navigateur'), lien: lienSchema, ouvert: z.boolean() }),
    ]),
  },
  /** Tells the call page something. Refusal: `pas-d-appel`. */
  'visio.say': { request: z.strictObject({ ordre: ordreSchema }), response: nothing },
  /** Ends the call under way, if any: its page is emptied and closed. */
  'visio.close': { request: nothing, response: nothing },
  /**
   * The printers of this machine. Electron’s main process alone has them: elsewhere the three calls
   * below are refused with `impression-du-navigateur`, and the browser’s own dialogs serve.
   */
  'print.printers': {
    request: nothing,
    response: z.strictObject({
      imprimantes: z
        .array(
          z.strictObject({
            nom: z.string().min(1).max(300),
            libelle: z.string().max(300),
          }),
        )
        .max(200),
    }),
  },
  /**
   * Sends the pages on show to a printer, without a dialog: the machine’s default one when
   * `imprimante` is empty. `rectoVerso` is a wish it may not have.
   */
  'print.pages': {
    request: z.strictObject({
      imprimante: z.string().max(300),
      exemplaires: z.int().min(1).max(20),
      noirEtBlanc: z.boolean(),
      rectoVerso: z.enum(['recto', 'bord-long', 'bord-court']),
    }),
    response: nothing,
  },
  /**
   * Keeps a file in a folder asked for with the first part: whole or not at all. The page chooses its
   * name, never where it goes.
   */
  'file.save': {
    request: z
      .strictObject({
        nom: z
          .string()
          .max(120)
          .regex(/^[a-z0-9][a-z0-9-]*\.pdf$/),
        part: z.int().min(0),
        parts: z.int().min(1).max(MAX_FILE_PARTS),
        octets: copyPartSchema,
      })
      .refine(({ part, parts }) => part < parts),
    response: z.strictObject({ etat: z.enum(['en-cours', 'enregistre', 'abandonne']) }),
  },
  /** Links this desk to its département with a one-time code. */
  'department.enrol': {
    request: z.strictObject({ url: z.url(), code: z.string().min(1).max(60) }),
    response: deskIdentitySchema,
  },
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType }>;

/** What the shell tells the page without being asked. */
export const hostEventSchema = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('ledger.changed'), seq: z.int().min(0) }),
  /** The data key has another in its place: a page that opened the former must lock. */
  z.strictObject({ event: z.literal('vault.rekeyed'), keyId: idSchema }),
  z.strictObject({ event: z.literal('delivery.changed'), state: deliveryStateSchema }),
  /** Some months over are to be counted: `months.read`. */
  z.strictObject({ event: z.literal('months.wanted') }),
  z.strictObject({ event: z.literal('publications.changed'), numero: z.int().min(0) }),
  /** The call page said something; `fin` also when it is gone. */
  z.strictObject({ event: z.literal('visio.message'), message: pageMessageSchema }),
  z.strictObject({ event: z.literal('calendar.changed'), seq: z.int().min(0) }),
  z.strictObject({ event: z.literal('backup.changed'), state: backupStateSchema }),
  z.strictObject({ event: z.literal('host.closing') }),
]);
export type HostEvent = z.infer<typeof hostEventSchema>;

export type Contract = typeof contract;
export type Channel = keyof Contract;
export type Request<C extends Channel> = z.infer<Contract[C]['request']>;
export type Response<C extends Channel> = z.infer<Contract[C]['response']>;

/** Every channel there is. */
export const channels = Object.keys(contract) as readonly Channel[];

/** Whether a text names a channel of the contract. */
export function isChannel(name: string): name is Channel {
  return Object.hasOwn(contract, name);
}
