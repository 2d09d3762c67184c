import { z } from 'zod';
import { rdvSchema } from '../../../shared/domain/rdv/schema.ts';
import type { Rdv, ReferenceRdv } from '../../../shared/domain/rdv/schema.ts';
import { demandeTenueSchema } from '../../../shared/ipc/agenda.ts';
import type { DemandeTenue, Souhait } from '../../../shared/ipc/agenda.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Failure, Result } from '../../../shared/kernel/result.ts';
import { calendarLimits, calendarRequestSchema } from '../../../shared/sync/calendar.ts';
import type { CalendarRequest, CalendarRequestAnswer } from '../../../shared/sync/calendar.ts';
import type { CalendarFile } from './calendar-file.ts';

/** The requests of a desk, each kept until the département has answered it. */
export interface RequestBook {
  /**
   * Keeps a wish, on the disk when it answers; the same one again changes nothing. A booking nothing
   * was ever sent of is let go of by its cancellation. Refusals: `rdv-inconnu`, `demande-reprise`.
   */
  keep(souhait: Souhait): Result<null>;
  /**
   * The requests to send together, in order, at most one a RDV: the next one is made on what the answer
   * says. Each is written down as it is sent, before it is: sent again, it is the very same.
   */
  next(): readonly CalendarRequest[];
  /** Whether something waits. */
  waits(): boolean;
  /** Takes an answer: it alone makes a RDV confirmed. */
  settle(request: CalendarRequest, answer: CalendarRequestAnswer): void;
}

const rowSchema = z.object({
  demande: z.string(),
  reference: z.string(),
  tenue: z.string(),
  rev: z.int().nullable(),
  envoi: z.string().nullable(),
});
type Row = z.infer<typeof rowSchema>;

export function createRequestBook(file: CalendarFile, now: () => string): RequestBook {
  const { database } = file;
  const find = database.prepare('SELECT * FROM demandes WHERE demande = ?');
  const waiting = database.prepare('SELECT * FROM demandes WHERE attend = 1 ORDER BY ordre');
  const waitingOf = database.prepare(
    'SELECT * FROM demandes WHERE attend = 1 AND reference = ? ORDER BY ordre',
  );
  const insert = database.prepare(
    `INSERT INTO demandes (demande, reference, seq, tenue, attend, rev) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const end = database.prepare(
    'UPDATE demandes SET tenue = ?, attend = 0, seq = ? WHERE demande = ?',
  );
  const markSent = database.prepare('UPDATE demandes SET envoi = ? WHERE demande = ?');

  const held = (reference: string): Rdv | null => {
    const read = rdvSchema.safeParse(file.read('rdv', reference));
    return read.success ? read.data : null;
  };
  const close = (demande: string, tenue: DemandeTenue) => {
    end.run(JSON.stringify(tenue), file.nextSeq(), demande);
  };
  const wishOf = (row: Row): DemandeTenue => demandeTenueSchema.parse(JSON.parse(row.tenue));
  const ended = (row: Row, etat: DemandeTenue['etat'], refus: Failure | null = null) =>
    close(row.demande, { ...wishOf(row), etat, refus });

  /** What was asked of a RDV and never sent is let go of, when it is all there is of it. */
  const letGo = (reference: ReferenceRdv): boolean => {
    const rows = z.array(rowSchema).parse(waitingOf.all(reference));
    const [first] = rows;
    if (first === undefined || first.envoi !== null) return false;
    if (wishOf(first).souhait.genre !== 'reserver') return false;
    rows.forEach((row) => ended(row, 'retiree'));
    return true;
  };

  const toRequest = (row: Row): CalendarRequest | null => {
    if (row.envoi !== null) return calendarRequestSchema.parse(JSON.parse(row.envoi));
    const { souhait } = wishOf(row);
    if (souhait.genre === 'reserver') return souhait;
    const rev = row.rev ?? held(souhait.reference)?.rev ?? null;
    return rev === null ? null : { ...souhait, rev };
  };

  return {
    keep: (souhait) =>
      file.transaction(() => {
        const known = find.get(souhait.demande);
        if (known !== undefined)
          return JSON.stringify(wishOf(rowSchema.parse(known)).souhait) === JSON.stringify(souhait)
            ? ok(null)
            : refuse(
                'demande-reprise',
                'Cette demande a déjà servi à autre chose\u00a0: rechargez la page, puis recommencez.',
              );
        const { reference, demande, genre } = souhait;
        const rdv = held(reference);
        const before = z.array(rowSchema).parse(waitingOf.all(reference));
        if (genre !== 'reserver' && rdv === null && before.length === 0)
          return refuse(
            'rdv-inconnu',
            'L’agenda de ce poste ne connaît pas ce rendez-vous\u00a0: attendez qu’il se mette à jour, ou appelez la coordination.',
          );
        const isOver = genre === 'annuler' && letGo(reference);
        const tenue: DemandeTenue = {
          souhait,
          etat: isOver ? 'faite' : 'attend',
          refus: null,
          le: now(),
        };
        // After another request, the revision is the one its answer will give.
        const rev = before.length === 0 ? (rdv?.rev ?? null) : null;
        insert.run(
          demande,
          reference,
          file.nextSeq(),
          JSON.stringify(tenue),
          isOver ? 0 : 1,
          genre === 'reserver' ? null : rev,
        );
        return ok(null);
      }),
    next: () =>
      file.transaction(() => {
        const requests: CalendarRequest[] = [];
        const seen = new Set<string>();
        for (const row of z.array(rowSchema).parse(waiting.all())) {
          if (requests.length >= calendarLimits.requestsPerCall) break;
          if (seen.has(row.reference)) continue;
          const request = toRequest(row);
          if (request === null) {
            ended(row, 'refusee', NOTHING_LEFT);
            continue;
          }
          seen.add(row.reference);
          if (row.envoi === null) markSent.run(JSON.stringify(request), row.demande);
          requests.push(request);
        }
        return requests;
      }),
    waits: () => waiting.get() !== undefined,
    settle: (request, answer) => {
      file.transaction(() => {
        const found = find.get(request.demande);
        if (found === undefined) return;
        const row = rowSchema.parse(found);
        if (answer.issue === 'refuse')
          return ended(row, 'refusee', { code: answer.code, sentence: answer.sentence });
        const { rdv } = answer;
        if (rdv !== null && rdv.rev >= (held(rdv.reference)?.rev ?? 0))
          file.put('rdv', rdv.reference, rdv);
        ended(row, 'faite');
      });
    },
  };
}

const NOTHING_LEFT: Failure = {
  code: 'rdv-refuse',
  sentence:
    'La réservation n’a pas été acceptée\u00a0: ce qui était demandé ensuite n’a plus d’objet.',
};
