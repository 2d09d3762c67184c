import { accesClearSchema } from '../../../shared/domain/acces/schema.ts';
import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import type { LedgerFile } from './open-ledger.ts';

/** The ranks of the access log: one line after the other, let go only where a line says so. */
interface AccesRanks {
  /** The rank of the last line, 0 when there is none. */
  last(): number;
  /** Takes the rank of a new line, inside its transaction; false when it is not the next one. */
  take(clear: Envelope['clear']): boolean;
  /** Whether a line may be erased: a later one let it go, or it was never chained. */
  mayErase(clear: unknown): boolean;
}

/** Two counts of `meta`, written in the transaction of what they count. */
export function createAccesRanks({ database }: Pick<LedgerFile, 'database'>): AccesRanks {
  const read = database.prepare('SELECT value FROM meta WHERE key = ?');
  const keep = database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
  const valueOf = (key: 'acces_rang' | 'acces_coupe') => Number(read.get(key)?.['value'] ?? 0);
  return {
    last: () => valueOf('acces_rang'),
    take: (clear) => {
      const { rang, coupe } = accesClearSchema.parse(clear);
      if (rang !== valueOf('acces_rang') + 1 || (coupe !== undefined && coupe >= rang))
        return false;
      keep.run('acces_rang', String(rang));
      if (coupe !== undefined && coupe > valueOf('acces_coupe'))
        keep.run('acces_coupe', String(coupe));
      return true;
    },
    mayErase: (clear) => {
      const { rang } = accesClearSchema.parse(clear);
      return rang === undefined || rang <= valueOf('acces_coupe');
    },
  };
}
