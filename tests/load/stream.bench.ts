/** Ten thousand clients that follow the live stream on one process: their memory, how soon all hear of an event, what it costs the API. */
import { atMost, atMostTimes, type BenchRow, below } from "./rig/bench-row.ts";
import { type BenchSite, openBenchSite } from "./rig/bench-site.ts";
import { type Child, startChild } from "./rig/child-process.ts";
import { encodeRequest, type OpenLoad } from "./rig/load.ts";
import type { MadeOrganization } from "./rig/make-organizations.ts";
import { measureInRounds } from "./rig/rounds.ts";
import { median, quantile } from "./rig/statistics.ts";

const clients = 9_000;
const clientsBefore = 1_000;
const broadcasts = 3;

export async function benchStream(): Promise<BenchRow[]> {
  const site = await openBenchSite({ nodeArguments: ["--expose-gc"] });
  const followers = startChild("stream-clients.ts");
  try {
    const [organization] = await site.makeOrganizations(1);
    if (!organization) throw new Error("no organization was made");
    return await measure(site, followers, organization);
  } finally {
    await followers.stop();
    await site.close();
  }
}

async function measure(site: BenchSite, followers: Child, organization: MadeOrganization): Promise<BenchRow[]> {
  const authorization = `Bearer ${organization.apiKey}`;
  const request = encodeRequest("GET", "/api/v2/stream?topics=organization", { authorization });
  const item = await site.call<{ id: string }>(organization, "POST", "/api/v2/work-items", { title: "Fix login page" });
  const load: OpenLoad = {
    kind: "open",
    port: site.port,
    connections: 16,
    rate: 200,
    milliseconds: 3_000,
    requests: [encodeRequest("GET", `/api/v2/work-items/${item.id}`, { authorization })],
    repeat: true,
  };
  const measureApi = async () => quantile((await site.load(load)).latencies, 0.99);

  await measureApi();
  const alone = await measureInRounds<"p99">([async () => ({ p99: await measureApi() })]);
  // The first thousand is not counted: pools and tables reach their size with them.
  await followers.ask("open", { port: site.port, count: clientsBefore, request });
  const before = await site.server.ask<number>("memory");
  await followers.ask("open", { port: site.port, count: clients, request });
  const kilobytes = ((await site.server.ask<number>("memory")) - before) / clients / 1_024;
  const crowded = await measureInRounds<"p99">([async () => ({ p99: await measureApi() })]);
  const seconds: number[] = [];
  for (let number = 0; number < broadcasts; number++)
    seconds.push(await broadcast(site, followers, organization, `Broadcast ${number}`));
  await followers.ask("close");
  return [
    atMost({ name: "memory of each idle stream client, 10,000 on one process", figure: kilobytes, unit: "KB" }, 20),
    below({ name: "an event reaches all 10,000", figure: median(seconds), unit: "s" }, 1),
    atMostTimes(
      { name: "API p99 beside 10,000 stream clients, 200 reads/s", figure: crowded.p99, unit: "ms" },
      alone.p99,
      2,
    ),
  ];
}

/** Seconds from the request that causes an event until the last client has received it. */
async function broadcast(
  site: BenchSite,
  followers: Child,
  organization: MadeOrganization,
  title: string,
): Promise<number> {
  const reached = followers.ask<number>("waitForAll", title);
  const began = performance.timeOrigin + performance.now();
  await site.call(organization, "POST", "/api/v2/work-items", { title });
  return ((await reached) - began) / 1_000;
}

if (import.meta.main) console.table(await benchStream());
