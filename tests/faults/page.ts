import { z } from 'zod';
import { contract } from '../../shared/ipc/contract.ts';
import { addVisiteToMonth, blankMonthCounts } from '../../shared/domain/comptage/count-month.ts';
import type { MonthVisite } from '../../shared/domain/comptage/count-month.ts';
import type { MonthCounts } from '../../shared/domain/comptage/month-document.ts';
import type { StoredEnvelope } from '../../shared/domain/record/envelope.ts';
import { visiteClearSchema, visiteSealedSchema } from '../../shared/domain/visite/schema.ts';
import type { Machine } from './machine.ts';

const sealedSchema = visiteSealedSchema.unwrap().pick({ age: true, commune: true, demandes: true });

/** The sealed half of a visite here: its text, which only the page reads. */
export function seal(age: MonthVisite['age'], commune: string | null): string {
  const demande = { demarche: null, dureeMinutes: 15, issue: null, destination: null };
  const half: MonthVisite = { age, commune, demandes: [{ ...demande, autonomie: null }] };
  return Buffer.from(JSON.stringify(half)).toString('base64');
}

/** Adds a record to what its month counts, as an unlocked page opens it. */
export function addRecord(counts: MonthCounts, { held, clear, sealed }: StoredEnvelope): void {
  if (held || sealed === null) return;
  const half: unknown = JSON.parse(Buffer.from(sealed, 'base64').toString('utf8'));
  addVisiteToMonth(counts, visiteClearSchema.parse(clear), sealedSchema.parse(half));
}

/** What an unlocked page does: counts the months the host wants. Gives how many were issued. */
export async function handMonths(machine: Machine): Promise<number> {
  const { dispatch } = machine.host();
  const wanted = await dispatch('months.read', {});
  if (!wanted.ok) throw new Error(wanted.failure.code);
  const { months } = contract['months.read'].response.parse(wanted.value);
  if (months.length === 0) return 0;
  const records = await machine.records();
  const answer = await dispatch('months.hand', {
    throughSeq: Math.max(0, ...records.map(({ seq }) => seq)),
    months: months.map(({ month, ailleurs }) => {
      const counts = blankMonthCounts();
      for (const record of records)
        if (record.localDay.startsWith(month) && !ailleurs.includes(record.id))
          addRecord(counts, record);
      return { month, counts };
    }),
  });
  return answer.ok ? z.object({ issued: z.int() }).parse(answer.value).issued : 0;
}
