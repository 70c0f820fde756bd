/** Writes a schema down as text, so that two states of it can be compared. */
import { asOwner } from "@eureka/kit/db";

/** Everything that migrations make in `public`: each query gives one line of text per object. */
const questions: readonly string[] = [
  `select format('table %s %s rls=%s forced=%s %s', relkind, oid::regclass, relrowsecurity, relforcerowsecurity,
       -- Rights that were never named are these: a right that was given and taken again leaves them written out.
       coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner)))
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')`,
  `select format('column %s.%s %s not null=%s default=%s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod),
       attnotnull, pg_get_expr(adbin, adrelid), attacl)
     from pg_attribute join pg_class on pg_class.oid = attrelid left join pg_attrdef on adrelid = attrelid and adnum = attnum
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and attnum > 0 and not attisdropped`,
  `select format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
     from pg_constraint where connamespace = 'public'::regnamespace`,
  "select indexdef from pg_indexes where schemaname = 'public'",
  `select format('policy %s.%s %s %s %s %s', tablename, policyname, roles, cmd, qual, with_check)
     from pg_policies where schemaname = 'public'`,
  `select format('trigger %s', pg_get_triggerdef(pg_trigger.oid)) from pg_trigger
     join pg_class on pg_class.oid = tgrelid where relnamespace = 'public'::regnamespace and not tgisinternal`,
  `select format('function %s %s %s %s', pg_get_functiondef(oid), prosecdef, proconfig,
       coalesce(proacl, acldefault('f', proowner)))
     from pg_proc where pronamespace = 'public'::regnamespace and prokind in ('f', 'p')`,
  `select format('type %s %s', typname, array(select enumlabel from pg_enum where enumtypid = pg_type.oid order by enumsortorder))
     from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')`,
  "select format('extension %s', extname) from pg_extension",
];

/** One line per object, sorted. */
export async function describeSchema(ownerConnectionString: string): Promise<string[]> {
  return await asOwner(ownerConnectionString, async (client) => {
    const lines: string[] = [];
    for (const text of questions) {
      const { rows } = await client.query<[string]>({ text, rowMode: "array" });
      lines.push(...rows.map(([line]) => line));
    }
    return lines.sort();
  });
}
