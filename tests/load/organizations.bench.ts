/** What an organization costs a running server once it has been used: memory of the process, and whether it leaves anything of its own. */
import { readdirSync, readFileSync } from "node:fs";
import { asOwner } from "@eureka/kit/db";
import { atMost, type BenchRow } from "./rig/bench-row.ts";
import { type BenchSite, openBenchSite } from "./rig/bench-site.ts";
import type { MadeOrganization } from "./rig/make-organizations.ts";

const few = 100;
const many = 1_100;

/** Tables and processes, which must not grow with the organizations. */
interface Belongings {
  readonly tables: number;
  readonly processes: number;
}

/** Once only: the slope over a thousand organizations is a mean already. */
export async function benchOrganizations(): Promise<BenchRow[]> {
  const site = await openBenchSite({ nodeArguments: ["--expose-gc"] });
  try {
    await useOrganizations(site, few);
    const [before, belongingsBefore] = [await site.server.ask<number>("memory"), await countBelongings(site)];
    await useOrganizations(site, many - few);
    const [after, belongingsAfter] = [await site.server.ask<number>("memory"), await countBelongings(site)];
    const kilobytes = (after - before) / (many - few) / 1_024;
    const tables = belongingsAfter.tables - belongingsBefore.tables;
    const processes = belongingsAfter.processes - belongingsBefore.processes;
    return [
      atMost({ name: "memory of each organization that was used once", figure: kilobytes, unit: "KB" }, 50),
      atMost({ name: `tables that ${many - few} organizations added`, figure: tables, unit: "tables" }, 0),
      atMost({ name: `processes that ${many - few} organizations added`, figure: processes, unit: "processes" }, 0),
    ];
  } finally {
    await site.close();
  }
}

/** Each is made, writes and reads an item with its own key, and is never heard of again. */
async function useOrganizations(site: BenchSite, count: number): Promise<void> {
  const lanes = 5;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let made = 0; made < count / lanes; made++) {
        const [organization] = await site.makeOrganizations(1);
        if (organization) await useOnce(site, organization);
      }
    }),
  );
}

async function useOnce(site: BenchSite, organization: MadeOrganization): Promise<void> {
  const { id } = await site.call<{ id: string }>(organization, "POST", "/api/v2/work-items", {
    title: "Fix login page",
  });
  await site.call(organization, "GET", `/api/v2/work-items/${id}`);
}

async function countBelongings(site: BenchSite): Promise<Belongings> {
  const tables = await asOwner(site.database.owner, async (client) => {
    const { rows } = await client.query<{ count: string }>("select count(*) from pg_class where relkind in ('r', 'p')");
    return Number(rows[0]?.count);
  });
  return { tables, processes: countChildren(site.server.pid) };
}

/** Processes that the server started. */
function countChildren(pid: number): number {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid).length;
}

function parentOf(pid: string): number | null {
  try {
    // The name in parentheses may hold anything; what follows it are plain fields.
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1]);
  } catch {
    return null; // it ended meanwhile
  }
}

if (import.meta.main) console.table(await benchOrganizations());
