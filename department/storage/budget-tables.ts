import { z } from 'zod';
import { siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import type { BudgetStore } from '../operations/budget-store.ts';
import type { Database } from './database.ts';

const budgetRowSchema = z.object({
  site: siteIdSchema,
  year: z.int(),
  euros: z.int(),
  source: z.string(),
  entered_by: z.string(),
});

/** Budgets, in table `budgets`. */
export function createBudgetStore(database: Database, departement: DepartementCode): BudgetStore {
  return {
    async list() {
      const rows = await database.query(
        `SELECT site, year, euros, source, entered_by FROM budgets
         WHERE departement = $1 ORDER BY year, site`,
        [departement],
      );
      return rows.map((row) => {
        const { entered_by: enteredBy, ...budget } = budgetRowSchema.parse(row);
        return { ...budget, enteredBy };
      });
    },

    async save({ site, year, euros, source, enteredBy }, at) {
      if (euros === null) {
        await database.query(
          'DELETE FROM budgets WHERE departement = $1 AND site = $2 AND year = $3',
          [departement, site, year],
        );
        return;
      }
      await database.query(
        `INSERT INTO budgets (departement, site, year, euros, source, entered_by, entered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (departement, site, year) DO UPDATE SET
           euros = excluded.euros, source = excluded.source,
           entered_by = excluded.entered_by, entered_at = excluded.entered_at`,
        [departement, site, year, euros, source, enteredBy, at.toString()],
      );
    },
  };
}
