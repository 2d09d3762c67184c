import { networkSchema } from '../../shared/domain/network/network.ts';
import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import type { NetworkStore } from '../operations/network-store.ts';
import type { Database } from './database.ts';
import { addDeclared, readDeclared, removeDeclared } from './declared-tables.ts';

/** The network, its platforms and what was published of it before. */
export function createNetworkStore(database: Database, departement: DepartementCode): NetworkStore {
  return {
    async read() {
      const [network] = await database.query(
        'SELECT departement, name, zone, sources FROM networks WHERE departement = $1',
        [departement],
      );
      if (network === undefined) return null;
      const sites = await database.query(
        'SELECT site AS id, name, insee FROM sites WHERE departement = $1 ORDER BY rank',
        [departement],
      );
      const declared = await readDeclared(database, departement);
      return networkSchema.parse({ ...network, sites, declared });
    },

    async install(network, at) {
      if (network.departement !== departement)
        throw new Error('This store belongs to another département.');
      await database.transaction(async (client) => {
        const installed = await client.query(
          `INSERT INTO networks (departement, name, zone, sources, installed_at)
           VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING departement`,
          [departement, network.name, network.zone, network.sources, at.toString()],
        );
        if (installed.length === 0) return;
        await client.query(
          `INSERT INTO sites (departement, site, name, insee, rank)
           SELECT $1, site, name, insee, rank
           FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY
             AS given (site, name, insee, rank)`,
          [
            departement,
            network.sites.map(({ id }) => id),
            network.sites.map(({ name }) => name),
            network.sites.map(({ insee }) => insee),
          ],
        );
        await addDeclared(client, departement, network.declared);
      });
    },

    async enterDeclared(years, by, at) {
      await database.transaction(async (client) => {
        for (const { year } of years) await removeDeclared(client, departement, year);
        await addDeclared(client, departement, years);
        await client.query(
          `UPDATE declared_years SET entered_by = $3, entered_at = $4
           WHERE departement = $1 AND year = ANY ($2)`,
          [departement, years.map(({ year }) => year), by, at.toString()],
        );
      });
    },

    async withdrawDeclared(year, by, at) {
      return database.transaction(async (client) => {
        const removed = await removeDeclared(client, departement, year);
        if (removed)
          await client.query(
            `INSERT INTO withdrawn_years (departement, year, withdrawn_by, withdrawn_at)
             VALUES ($1, $2, $3, $4)`,
            [departement, year, by, at.toString()],
          );
        return removed;
      });
    },

    async declare(years) {
      await database.transaction((client) => addDeclared(client, departement, years));
    },
  };
}
