import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import type { Store } from '../operations/store.ts';
import { createAgendaStore } from './calendar/agenda-tables.ts';
import { createCalendarStore } from './calendar/calendar-tables.ts';
import { createActStore } from './act-tables.ts';
import { createBudgetStore } from './budget-tables.ts';
import { createCountStore } from './count-tables.ts';
import type { Database } from './database.ts';
import { createDeskStore } from './desk-tables.ts';
import { createFigureStore } from './figure-queries.ts';
import { createNetworkStore } from './network-tables.ts';
import { createPublicationStore } from './publication-tables.ts';
import { createSalleStore } from './salle-tables.ts';
import { readState } from './server-state.ts';
import { createStaffStore } from './staff-tables.ts';

/** The store of one département on PostgreSQL. */
export function createPostgresStore(database: Database, departement: DepartementCode): Store {
  return {
    network: createNetworkStore(database, departement),
    desks: createDeskStore(database, departement),
    counts: createCountStore(database, departement),
    figures: createFigureStore(database, departement),
    agenda: createAgendaStore(database, departement),
    calendar: createCalendarStore(database, departement),
    publications: createPublicationStore(database, departement),
    salles: createSalleStore(database, departement),
    staff: createStaffStore(database, departement),
    acts: createActStore(database, departement),
    budgets: createBudgetStore(database, departement),
    readState: () => readState(database, departement),
    ping: async () => {
      await database.query('SELECT 1');
    },
  };
}
