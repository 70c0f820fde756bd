/** An authenticated read of a work item through the whole pipeline, against plain node:http with the same SELECT under row-level security. */
import { toUuid } from "@eureka/contracts/ids";
import type { WorkItem } from "@eureka/contracts/work-item";
import { itemColumns, itemTextColumns } from "@eureka/core/work-items";
import { readConfig } from "@eureka/kit/config";
import { atLeastTimes, type BenchRow, below } from "./rig/bench-row.ts";
import { type BenchSite, openBenchSite } from "./rig/bench-site.ts";
import { type Child, startChild } from "./rig/child-process.ts";
import { type ClosedLoad, encodeRequest } from "./rig/load.ts";
import type { MadeOrganization } from "./rig/make-organizations.ts";
import { measureInRounds } from "./rig/rounds.ts";
import { quantile } from "./rig/statistics.ts";

const connections = 64;
const itemCount = 200;
const milliseconds = 4_000;

export async function benchRead(): Promise<BenchRow[]> {
  const site = await openBenchSite();
  const floor = startChild("floor.ts");
  try {
    return await measure(site, floor);
  } finally {
    await floor.stop();
    await site.close();
  }
}

async function measure(site: BenchSite, floor: Child): Promise<BenchRow[]> {
  const [organization] = await site.makeOrganizations(1);
  if (!organization) throw new Error("no organization was made");
  const items = await makeItems(site, organization);
  await floor.ask("select", {
    connectionString: site.database.app,
    poolSize: readConfig({}).poolSize,
    organizationUuid: toUuid(organization.organizationId),
    text: `select ${itemColumns}, ${itemTextColumns} from work_items i where i.organization_id = $1 and i.id = $2`,
    ids: items.map(({ id }) => toUuid(id)),
  });
  const floorPort = Number(new URL(await floor.ask<string>("address")).port);
  const authorization = `Bearer ${organization.apiKey}`;
  const requests = items.map(({ id }) => encodeRequest("GET", `/api/v2/work-items/${id}`, { authorization }));
  const ours: ClosedLoad = { kind: "closed", port: site.port, connections, milliseconds, requests, repeat: true };
  const theirs: ClosedLoad = { ...ours, port: floorPort };
  // Both are as warm as after some minutes of use before anything counts.
  await site.load(ours);
  await site.load(theirs);

  let saturation = 0;
  const found = await measureInRounds<"floor" | "figure" | "p99">([
    async () => ({ floor: await rateOf(site, theirs) }),
    async () => {
      saturation = await rateOf(site, ours);
      return { figure: saturation };
    },
    async () => {
      const { latencies } = await site.load({ ...ours, kind: "open", rate: saturation / 2 });
      return { p99: quantile(latencies, 0.99) };
    },
  ]);
  return [
    atLeastTimes({ name: "authenticated read of an item", figure: found.figure, unit: "requests/s" }, found.floor, 0.6),
    below({ name: "its p99 at half of that load", figure: found.p99, unit: "ms" }, 100),
  ];
}

async function makeItems(site: BenchSite, organization: MadeOrganization): Promise<WorkItem[]> {
  const items: WorkItem[] = [];
  for (let index = 0; index < itemCount; index++) {
    const input = { title: `Fix login page ${index}`, labels: ["bug"], assignees: ["me"], priority: "high" };
    items.push(await site.call<WorkItem>(organization, "POST", "/api/v2/work-items", input));
  }
  return items;
}

async function rateOf(site: BenchSite, load: ClosedLoad): Promise<number> {
  const { answered, seconds } = await site.load(load);
  return answered / seconds;
}

if (import.meta.main) console.table(await benchRead());
