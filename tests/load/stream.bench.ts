/** Ten thousand clients that follow the live stream on one process: their memory, how soon all hear of an event, what it costs the API. */
import type { Reception } from "./children/stream-clients.ts";
import { atMost, atMostTimes, type BenchRow, below, reported } from "./rig/bench-row.ts";
import { type BenchSite, openBenchSite } from "./rig/bench-site.ts";
import { type Child, startChild } from "./rig/child-process.ts";
import { encodeRequest, type OpenLoad } from "./rig/load.ts";
import type { MadeOrganization } from "./rig/make-organizations.ts";
import { measureInRounds } from "./rig/rounds.ts";
import { quantile } from "./rig/statistics.ts";

/** Clients of one API key: more than a team's, fewer than one key may have. */
const clientsOfOneKey = 500;
const keys = 20;
/** The keys whose clients are not counted in the measure of memory: pools and tables reach their size with them. */
const keysBefore = 2;
const clients = keys * clientsOfOneKey;

interface Place {
  readonly site: BenchSite;
  readonly organization: MadeOrganization;
  readonly followers: Child;
  /** A bare server, and clients of it: what a broadcast costs at least. */
  readonly floor: Child;
  readonly floorFollowers: Child;
}

export async function benchStream(): Promise<BenchRow[]> {
  const site = await openBenchSite({ nodeArguments: ["--expose-gc"] });
  const followers = startChild("stream-clients.ts");
  const floorFollowers = startChild("stream-clients.ts");
  const floor = startChild("stream-floor.ts");
  try {
    const [organization] = await site.makeOrganizations(1);
    if (!organization) throw new Error("no organization was made");
    return await measure({ site, organization, followers, floor, floorFollowers });
  } finally {
    await floorFollowers.stop();
    await floor.stop();
    await followers.stop();
    await site.close();
  }
}

async function measure(place: Place): Promise<BenchRow[]> {
  const { site, organization, followers } = place;
  const item = await site.call<{ id: string }>(organization, "POST", "/api/v2/work-items", { title: "Fix login page" });
  const authorization = `Bearer ${organization.apiKey}`;
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
  await openStreams(place, keysBefore);
  const before = await site.server.ask<number>("memory");
  await openStreams(place, keys - keysBefore);
  const bytes = (await site.server.ask<number>("memory")) - before;
  const kilobytes = bytes / ((keys - keysBefore) * clientsOfOneKey) / 1_024;
  const crowded = await measureInRounds<"p99">([async () => ({ p99: await measureApi() })]);
  await openFloor(place);
  const broadcast = await measureBroadcasts(place);
  await followers.ask("close");
  return [
    atMost({ name: "memory of each idle stream client, 10,000 on one process", figure: kilobytes, unit: "KB" }, 20),
    below({ name: "an event reaches all 10,000", figure: broadcast.seconds, unit: "s" }, 1, broadcast.floorSeconds),
    reported(
      { name: "processor time of the server for it", figure: broadcast.processor, unit: "ms" },
      broadcast.floorProcessor,
    ),
    atMostTimes(
      { name: "API p99 beside 10,000 stream clients, 200 reads/s", figure: crowded.p99, unit: "ms" },
      alone.p99,
      2,
    ),
  ];
}

async function openStreams({ site, organization, followers }: Place, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    const { apiKey } = await site.call<{ apiKey: string }>(organization, "POST", "/api/v2/api-keys", {
      name: "Stream",
    });
    const request = encodeRequest("GET", "/api/v2/stream?topics=organization", { authorization: `Bearer ${apiKey}` });
    await followers.ask("open", { port: site.port, count: clientsOfOneKey, request });
  }
}

async function openFloor({ floor, floorFollowers }: Place): Promise<void> {
  const request = encodeRequest("GET", "/", {});
  await floorFollowers.ask("open", { port: await floor.ask("port"), count: clients, request });
}

/** From the request that causes an event, and from the first plain write of as many bytes, until the last client has received it. */
function measureBroadcasts({ site, organization, followers, floor, floorFollowers }: Place) {
  let number = 0;
  let bytes = 0;
  return measureInRounds<"seconds" | "processor" | "floorSeconds" | "floorProcessor">([
    async () => {
      const title = `Broadcast ${number++}`;
      const cause = () => site.call(organization, "POST", "/api/v2/work-items", { title });
      const ours = await broadcast(site.server, followers, title, cause);
      bytes = ours.bytes;
      return { seconds: ours.seconds, processor: ours.processor };
    },
    async () => {
      const text = `Broadcast ${number++}`;
      const plain = await broadcast(floor, floorFollowers, text, () => floor.ask("broadcast", { text, bytes }));
      return { floorSeconds: plain.seconds, floorProcessor: plain.processor };
    },
  ]);
}

async function broadcast(server: Child, followers: Child, text: string, cause: () => Promise<unknown>) {
  await followers.ask("expect", text);
  const used = await server.ask<number>("processorMilliseconds");
  const began = performance.timeOrigin + performance.now();
  const [{ at, bytes }] = await Promise.all([followers.ask<Reception>("allHeard"), cause()]);
  const processor = (await server.ask<number>("processorMilliseconds")) - used;
  return { seconds: (at - began) / 1_000, processor, bytes };
}

if (import.meta.main) console.table(await benchStream());
