import { z } from 'zod';
import { localDaySchema } from '../domain/calendar/local-day.ts';
import { deskLetterSchema, siteIdSchema } from '../domain/site/identifiers.ts';
import { adminActSchema } from '../domain/staff/act.ts';
import { staffRoleSchema } from '../domain/staff/role.ts';

/** Where the office looks after its desks, its accounts and its server. */
export const administrationPaths = {
  postes: '/api/pilotage/postes',
  codePoste: '/api/pilotage/postes/code',
  retraitPoste: '/api/pilotage/postes/retrait',
  doublePoste: '/api/pilotage/postes/double',
  restaurationPoste: '/api/pilotage/postes/restauration',
  ecartes: '/api/pilotage/postes/ecartes',
  comptes: '/api/pilotage/comptes',
  roleCompte: '/api/pilotage/comptes/role',
  accesCompte: '/api/pilotage/comptes/acces',
  sessionsCompte: '/api/pilotage/comptes/sessions',
  motDePasse: '/api/pilotage/mot-de-passe',
  actes: '/api/pilotage/actes',
  etat: '/api/pilotage/etat',
} as const;

const instantSchema = z.iso.datetime();

/** One desk, as the département hears of it. */
const deskLineSchema = z.object({
  site: siteIdSchema,
  siteName: z.string(),
  desk: deskLetterSchema,
  /** The version of its program, as it says it. */
  program: z.string(),
  enrolledAt: instantSchema,
  lastContactAt: instantSchema,
  /** Its access was taken away. */
  isRevoked: z.boolean(),
  /** When it last changed its token by itself; null while it has the one of its enrolment. */
  tokenRenewedAt: instantSchema.nullable(),
  /**
   * Documents it said it had issued and that were not received yet; null when it started again from a
   * backup and the two numbers cannot be compared.
   */
  backlog: z.int().min(0).nullable(),
  /** It started again from a backup, or on another computer, this many times. */
  rollbacks: z.int().min(0),
  /** Of those, the ones nobody has looked at. */
  rollbacksUnseen: z.int().min(0),
  /** Documents of two programs that think they are this desk, still to be settled. */
  forks: z.int().min(0),
  forkedAt: instantSchema.nullable(),
});

/** Every desk of the network, and its platforms without any. */
export const desksAnswerSchema = z.object({
  now: instantSchema,
  desks: z.array(deskLineSchema),
  sites: z.array(z.object({ site: siteIdSchema, name: z.string() })),
});
export type DesksAnswer = z.infer<typeof desksAnswerSchema>;

/** A code for a platform: for one more desk, or for the desk of that letter on another computer. */
export const codeRequestSchema = z.strictObject({
  site: siteIdSchema,
  desk: deskLetterSchema.optional(),
});
export const deskRequestSchema = z.strictObject({ site: siteIdSchema, desk: deskLetterSchema });
export const codeAnswerSchema = z.object({ code: z.string(), siteName: z.string() });

/**
 * Documents put aside, never counted: two programs sent them as one desk. What they count is not here:
 * figures go through the published query alone.
 */
export const asideAnswerSchema = z.object({
  documents: z.array(
    z.object({
      site: siteIdSchema,
      siteName: z.string(),
      desk: deskLetterSchema,
      kind: z.enum(['jour', 'mois']),
      /** The day, or the first day of the month. */
      period: localDaySchema,
      receivedAt: instantSchema,
      settledAt: instantSchema.nullable(),
      settledBy: z.string().nullable(),
    }),
  ),
  /** How many there are; the latest are given. */
  total: z.int().min(0),
});
export type AsideAnswer = z.infer<typeof asideAnswerSchema>;
export const doneSchema = z.object({ fait: z.literal(true) });

/** One account; whoever keeps the accounts sees no password, not even hashed. */
const accountSchema = z.object({
  login: z.string(),
  name: z.string(),
  role: staffRoleSchema,
  createdAt: instantSchema,
  closedAt: instantSchema.nullable(),
  openedAt: instantSchema.nullable(),
  sessions: z.int().min(0),
});
export const accountsAnswerSchema = z.object({
  now: instantSchema,
  accounts: z.array(accountSchema),
});

const loginSchema = z.string().min(1).max(80);
const passwordSchema = z.string().min(1).max(200);
export const accountRequestSchema = z.strictObject({
  login: loginSchema,
  name: z.string().min(1).max(80),
  role: staffRoleSchema,
  password: passwordSchema,
});
export const roleRequestSchema = z.strictObject({ login: loginSchema, role: staffRoleSchema });
export const openingRequestSchema = z.strictObject({ login: loginSchema, ouvert: z.boolean() });
export const loginRequestSchema = z.strictObject({ login: loginSchema });
export const passwordRequestSchema = z.strictObject({
  ancien: passwordSchema,
  nouveau: passwordSchema,
});

/** The audit, the latest first. */
export const actsAnswerSchema = z.object({
  acts: z.array(
    z.object({
      id: z.string(),
      at: instantSchema,
      author: z.string(),
      role: staffRoleSchema.nullable(),
      act: adminActSchema,
      subject: z.string().nullable(),
      outcome: z.enum(['fait', 'refuse']).nullable(),
    }),
  ),
});

/** How the server is, for whoever answers for it. */
export const serverStateSchema = z.object({
  now: instantSchema,
  startedAt: instantSchema,
  version: z.string(),
  postgresql: z.string(),
  /** The last numbered SQL file applied. */
  migration: z.int(),
  /** Bytes of the whole database. */
  databaseBytes: z.int().min(0),
  documents: z.int().min(0),
  lastReceivedAt: instantSchema.nullable(),
});
