import type { DeclaredYear } from '../../shared/domain/network/declared.ts';
import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import type { Queryable } from './database.ts';

/** The published years of a département, oldest first, as values still to be parsed. */
export function readDeclared(
  client: Queryable,
  departement: DepartementCode,
): Promise<readonly unknown[]> {
  return client.query(
    `SELECT year, accueils, qualifier, sources,
       coalesce((SELECT json_agg(json_build_object(
           'site', site, 'accueils', named.accueils, 'qualifier', named.qualifier) ORDER BY site)
         FROM declared_sites AS named
         WHERE (named.departement, named.year) = (declared.departement, declared.year)),
         '[]') AS sites,
       (SELECT json_object_agg(theme, percent)
         FROM declared_themes AS shares
         WHERE (shares.departement, shares.year) = (declared.departement, declared.year)) AS themes
     FROM declared_years AS declared WHERE departement = $1 ORDER BY year`,
    [departement],
  );
}

/** Takes a year off, and forgets that it was ever withdrawn; gives whether it was there. */
export async function removeDeclared(
  client: Queryable,
  departement: DepartementCode,
  year: number,
): Promise<boolean> {
  await client.query('DELETE FROM withdrawn_years WHERE departement = $1 AND year = $2', [
    departement,
    year,
  ]);
  const removed = await client.query(
    'DELETE FROM declared_years WHERE departement = $1 AND year = $2 RETURNING year',
    [departement, year],
  );
  return removed.length > 0;
}

/**
 * Adds the published years the département does not have yet; those it has stay as they are, and those
 * it took off stay off.
 */
export async function addDeclared(
  client: Queryable,
  departement: DepartementCode,
  years: readonly DeclaredYear[],
): Promise<void> {
  for (const { year, accueils, qualifier, sites, themes, sources } of years) {
    const added = await client.query(
      `INSERT INTO declared_years (departement, year, accueils, qualifier, sources)
       SELECT $1, $2, $3, $4, $5
       WHERE NOT EXISTS (SELECT FROM withdrawn_years WHERE departement = $1 AND year = $2)
       ON CONFLICT DO NOTHING RETURNING year`,
      [departement, year, accueils, qualifier, sources],
    );
    if (added.length === 0) continue;
    await client.query(
      `INSERT INTO declared_sites (departement, year, site, accueils, qualifier)
       SELECT $1, $2, site, accueils, qualifier
       FROM unnest($3::text[], $4::integer[], $5::text[]) AS given (site, accueils, qualifier)`,
      [
        departement,
        year,
        sites.map(({ site }) => site),
        sites.map((named) => named.accueils),
        sites.map((named) => named.qualifier),
      ],
    );
    const shares = Object.entries(themes ?? {});
    await client.query(
      `INSERT INTO declared_themes (departement, year, theme, percent)
       SELECT $1, $2, theme, percent
       FROM unnest($3::text[], $4::integer[]) AS given (theme, percent)`,
      [departement, year, shares.map(([theme]) => theme), shares.map(([, percent]) => percent)],
    );
  }
}
