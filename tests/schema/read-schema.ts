/** What the migrations have made, read from the catalogue of a migrated database. */
import { asOwner } from "@eureka/kit/db";

export interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  readonly fallback: string | null;
}

export interface Key {
  readonly table: string;
  readonly kind: "primary" | "unique" | "foreign";
  readonly columns: readonly string[];
  /** Where a foreign key leads; null for others. */
  readonly target: string | null;
  readonly definition: string;
}

export interface Table {
  readonly name: string;
  readonly isPartitioned: boolean;
  /** Row-level security holds for the owner of the table too. */
  readonly isForced: boolean;
  /** The condition under which the application sees a row; null without such a policy. */
  readonly sight: string | null;
  /** What the application may do with whole rows, or with some of their columns. */
  readonly grants: readonly string[];
  readonly columns: readonly Column[];
  readonly keys: readonly Key[];
}

/** A function that runs with the rights of the owner, past row-level security. */
export interface DefinerFunction {
  readonly name: string;
  readonly parameters: string;
}

const tableQuery = `
  select relname as name, relkind = 'p' as "isPartitioned", relforcerowsecurity as "isForced",
    (select pg_get_expr(polqual, polrelid) from pg_policy
      where polrelid = pg_class.oid and 'eureka_app'::regrole = any (polroles) and polcmd in ('*', 'r') order by polname limit 1) as sight,
    array(select distinct lower(privilege_type) from (
        select privilege_type from information_schema.role_table_grants
          where grantee = 'eureka_app' and table_schema = 'public' and table_name = relname
        union select privilege_type from information_schema.role_column_grants
          where grantee = 'eureka_app' and table_schema = 'public' and table_name = relname) as granted
      where privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE') order by 1) as grants
  from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by relname`;

const columnQuery = `
  select relname as table, attname as name, format_type(atttypid, atttypmod) as type, not attnotnull as "isNullable",
    pg_get_expr(adbin, adrelid) as fallback
  from pg_attribute join pg_class on pg_class.oid = attrelid left join pg_attrdef on adrelid = attrelid and adnum = attnum
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attnum > 0 and not attisdropped order by relname, attnum`;

const keyQuery = `
  select relname as table, case contype when 'p' then 'primary' when 'u' then 'unique' else 'foreign' end as kind,
    array(select attname::text from unnest(conkey) with ordinality as part (number, place)
      join pg_attribute on attrelid = conrelid and attnum = number order by place) as columns,
    (select target.relname from pg_class as target where target.oid = confrelid) as target, pg_get_constraintdef(pg_constraint.oid) as definition
  from pg_constraint join pg_class on pg_class.oid = conrelid
  where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f') and conparentid = 0
  order by relname, array_position(array['p', 'u', 'f'], contype::text), conname`;

const functionQuery = `
  select proname as name, pg_get_function_identity_arguments(oid) as parameters from pg_proc
  where pronamespace = 'public'::regnamespace and prosecdef order by 1, 2`;

/** Tables and functions, sorted by name. */
export async function readSchema(
  ownerConnection: string,
): Promise<{ readonly tables: readonly Table[]; readonly functions: readonly DefinerFunction[] }> {
  return await asOwner(ownerConnection, async (client) => {
    const { rows: tables } = await client.query<Omit<Table, "columns" | "keys">>(tableQuery);
    const { rows: columns } = await client.query<Column>(columnQuery);
    const { rows: keys } = await client.query<Key>(keyQuery);
    const { rows: functions } = await client.query<DefinerFunction>(functionQuery);
    const isOf = (name: string) => (part: { readonly table: string }) => part.table === name;
    return {
      tables: tables.map((table) => ({
        ...table,
        columns: columns.filter(isOf(table.name)),
        keys: keys.filter(isOf(table.name)),
      })),
      functions,
    };
  });
}
