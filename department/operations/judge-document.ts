import { createHash } from 'node:crypto';
import { z } from 'zod';
import { addDays, localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import {
  COUNT_SCHEMA_VERSION,
  dayDocumentSchema,
} from '../../shared/domain/comptage/day-document.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { AcceptedDocument } from './count-store.ts';
import type { DeskIdentity } from './desk-store.ts';
import { toCells } from './document-cells.ts';

/** No platform counted with this program before: an earlier day comes from a dead clock battery. */
export const FIRST_DAY = localDaySchema.parse('2000-01-01');

const headerSchema = z.looseObject({ kind: z.string(), version: z.int().min(1) });

/**
 * Judges one count document on its own, so that a bad one never holds back its neighbours. `today`
 * is the server’s, in the site’s zone. The text need not be canonical: its hash is of the bytes as
 * received, which are kept whole, fields unknown to this version included.
 */
export function judgeDocument(
  text: string,
  desk: DeskIdentity,
  today: LocalDay,
): Result<AcceptedDocument> {
  const header = headerSchema.safeParse(readJson(text));
  if (!header.success)
    return refuse(
      'document-illisible',
      'Un document de comptage n’est pas lisible par le département : signalez-le à la coordination.',
    );
  if (header.data.kind !== 'jour')
    return refuse(
      'genre-inconnu',
      'Ce département ne reçoit pas encore ce genre de document : il attend sur le poste, rien n’est perdu.',
    );
  const document = dayDocumentSchema.safeParse(header.data);
  if (!document.success) return refuseShape(document.error, header.data.version);
  const { site, desk: letter, day, epoch, rev, version, provenance, counts } = document.data;
  if (site !== desk.site || letter !== desk.desk)
    return refuse(
      'autre-poste',
      'Un document de comptage porte le nom d’un autre poste : signalez-le à la coordination.',
    );
  if (day > addDays(today, 1))
    return refuse(
      'date-future',
      'Une journée envoyée est dans le futur : vérifiez la date de l’ordinateur et celle des passages notés.',
    );
  if (day < FIRST_DAY)
    return refuse(
      'date-trop-ancienne',
      'Une journée envoyée est trop ancienne : vérifiez la date de l’ordinateur et celle des passages notés.',
    );
  const body = Buffer.from(text, 'utf8');
  const hash = createHash('sha256').update(body).digest();
  return ok({ day, epoch, rev, version, provenance, body, hash, cells: toCells(counts) });
}

function refuseShape(error: z.ZodError, version: number): Result<never> {
  // Our schemas’ own refinements are what compares counts with each other.
  if (error.issues.every((issue) => issue.code === 'custom'))
    return refuse(
      'comptes-contradictoires',
      'Les comptes d’une journée se contredisent : signalez-le à la coordination, rien n’est perdu sur le poste.',
    );
  return version > COUNT_SCHEMA_VERSION
    ? refuse(
        'version-trop-recente',
        'Ce poste compte d’une façon que le département ne connaît pas encore : le serveur doit être mis à jour, rien n’est perdu.',
      )
    : refuse(
        'document-illisible',
        'Un document de comptage n’a pas la forme attendue : signalez-le à la coordination.',
      );
}

function readJson(text: string): unknown {
  // A lone surrogate has no UTF-8 bytes of its own: what we would hash is not what was sent.
  if (!text.isWellFormed()) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
