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
import { monthDocumentSchema } from '../../shared/domain/comptage/month-document.ts';
import type { AcceptedDocument, Cell, KeptBytes } from './count-store.ts';
import type { DeskIdentity } from './desk-identity.ts';
import { dayToCells, monthToCells } from './document-cells.ts';
import { firstKeptDay } from '../../shared/sync/retention.ts';

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
  const shape = readShape(header.data);
  if (shape === null)
    return refuse(
      'genre-inconnu',
      'Ce département ne reçoit pas encore ce genre de document : il attend sur le poste, rien n’est perdu.',
    );
  if ('fault' in shape) return refuseShape(shape.fault, header.data.version);
  const { kind, period, last, cells } = shape;
  const { site, desk: letter, epoch, rev, version, provenance } = shape.document;
  if (site !== desk.site || letter !== desk.desk)
    return refuse(
      'autre-poste',
      'Un document de comptage porte le nom d’un autre poste : signalez-le à la coordination.',
    );
  if (period > addDays(today, 1))
    return refuse(
      'date-future',
      'Une journée envoyée est dans le futur : vérifiez la date de l’ordinateur et celle des passages notés.',
    );
  // Finer figures of a month that is not over would tell, from one sending to the next, who came between.
  if (kind === 'mois' && last > today)
    return refuse(
      'mois-en-cours',
      'Un mois envoyé n’est pas terminé : vérifiez la date de l’ordinateur ; il attend sur le poste, rien n’est perdu.',
    );
  if (period < firstKeptDay(today))
    return refuse(
      'date-trop-ancienne',
      'Une journée envoyée est plus ancienne que les dix années gardées par le département : vérifiez sa date. Les totaux d’avant se donnent à la coordination, qui les déclare.',
    );
  const body = Buffer.from(text, 'utf8');
  const hash = createHash('sha256').update(body).digest();
  return ok({ kind, period, epoch, rev, version, provenance, body, hash, cells });
}

/** The cells of a document kept by an older version of this program; null when it is not understood. */
export function rereadCells({ body }: KeptBytes): readonly Cell[] | null {
  const header = headerSchema.safeParse(readJson(Buffer.from(body).toString('utf8')));
  const shape = header.success ? readShape(header.data) : null;
  return shape === null || 'fault' in shape ? null : shape.cells;
}

/** The document by its kind, with the first and the last day it is about; null for an unknown kind. */
function readShape(value: z.infer<typeof headerSchema>) {
  if (value.kind === 'jour') {
    const { data: document, error: fault } = dayDocumentSchema.safeParse(value);
    if (document === undefined) return { fault };
    const { day: period, counts } = document;
    return { kind: 'jour', document, period, last: period, cells: dayToCells(counts) } as const;
  }
  if (value.kind === 'mois') {
    const { data: document, error: fault } = monthDocumentSchema.safeParse(value);
    if (document === undefined) return { fault };
    const period = localDaySchema.parse(`${document.month}-01`);
    const { daysInMonth } = Temporal.PlainDate.from(period);
    const last = addDays(period, daysInMonth - 1);
    return { kind: 'mois', document, period, last, cells: monthToCells(document.counts) } as const;
  }
  return null;
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
