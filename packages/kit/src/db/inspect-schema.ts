/** Questions about the schema that tests ask, so that no table or function slips past row-level security unnoticed. */
import { asOwner } from "./owner-connection.ts";
import { appRole } from "./roles.ts";

/**
 * Names of tables (partitions included) in `public` without forced row-level security or without a policy for `eureka_app`,
 * except those in `allowed`. The migrator's own table never counts.
 */
export async function listUnprotectedTables(
  ownerConnectionString: string,
  allowed: readonly string[] = [],
): Promise<string[]> {
  return await asOwner(ownerConnectionString, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all ($1)
         and not (c.relrowsecurity and c.relforcerowsecurity and exists (
           select from pg_policy p where p.polrelid = c.oid and p.polroles = array[$2::regrole::oid]))
       order by 1`,
      [["schema_migrations", ...allowed], appRole],
    );
    return rows.map(({ name }) => name);
  });
}

/** A function that runs with its owner's rights and therefore sees every organization. */
export interface DefinerFunction {
  /** Name and argument types, for example `claim_jobs(integer)`. */
  readonly signature: string;
  /** Fixed by `set search_path = public, pg_temp`; null means that a caller could redirect its names. */
  readonly searchPath: string | null;
  /** Whether any role may call it. */
  readonly isPublic: boolean;
}

/** Every SECURITY DEFINER function and procedure of the schema, by signature. */
export async function listDefinerFunctions(ownerConnectionString: string): Promise<DefinerFunction[]> {
  return await asOwner(ownerConnectionString, async (client) => {
    const { rows } = await client.query<DefinerFunction>(
      `select p.oid::regprocedure::text as signature,
         (select substr(setting, length('search_path=') + 1) from unnest(p.proconfig) setting where setting like 'search_path=%') as "searchPath",
         exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) acl where acl.grantee = 0) as "isPublic"
       from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef order by 1`,
    );
    return rows;
  });
}
