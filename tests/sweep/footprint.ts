/** Everything that the database holds of an organization, in short: whatever is changed in it changes this. */
import { type Id, toUuid } from "@eureka/contracts/ids";
import type { asOwner } from "@eureka/kit/db";

export type DatabaseClient = Parameters<Parameters<typeof asOwner>[1]>[0];

/** Per table the number of rows and a digest of them. */
export type Footprint = Readonly<Record<string, string>>;

/** Asks a connection of a superuser, whom row-level security does not hold. */
export async function takeFootprint(client: DatabaseClient, organizationId: Id<"organization">): Promise<Footprint> {
  const text = questions.get(client) ?? (await makeQuestion(client));
  questions.set(client, text);
  // Under a name, because planning a query over all tables takes longer than running it.
  const question = { name: "footprint", text, values: [toUuid(organizationId)] };
  const { rows } = await client.query<{ name: string; digest: string }>(question);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

const questions = new WeakMap<DatabaseClient, string>();

/** When somebody was last here is noted now and then by whoever comes in, whatever he does. */
const traces = ["last_used_at", "last_seen_at"];

/** One query over all tables that know organizations. */
async function makeQuestion(client: DatabaseClient): Promise<string> {
  const { rows } = await client.query<{ name: string; traced: boolean }>(
    `select c.relname as name, exists (
       select from pg_attribute t where t.attrelid = c.oid and t.attname = any ($1) and not t.attisdropped) as traced
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
    [traces],
  );
  const withoutTraces = `(to_jsonb(t) - array[${traces.map((name) => client.escapeLiteral(name)).join()}])`;
  const parts = rows.map(
    ({ name, traced }) =>
      `select ${client.escapeLiteral(name)} as name,
         count(*) || ' rows ' || coalesce(sum(hashtextextended(${traced ? withoutTraces : "t"}::text, 0)), 0) as digest
       from ${client.escapeIdentifier(name)} t where organization_id = $1`,
  );
  return parts.join(" union all ");
}
