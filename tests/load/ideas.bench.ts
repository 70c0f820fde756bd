/** Idea runs over the API, with a model server that takes as long as it is told: how long a run takes, and what it leaves to others. */
import type { IdeaRun } from "@eureka/contracts/idea-run";
import { type ModelServer, startModelServer } from "@eureka/simulators/models";
import { type BenchRow, below, reported } from "./rig/bench-row.ts";
import { type BenchSite, openBenchSite } from "./rig/bench-site.ts";
import { encodeRequest } from "./rig/load.ts";
import type { MadeOrganization } from "./rig/make-organizations.ts";
import { median, quantile } from "./rig/statistics.ts";

const latencyMilliseconds = 1_000;
const stragglerMilliseconds = 10_000;
const atOnce = 20;
const crowd = 200;
const crowdOrganizations = 10;
/** Runs before anything counts: the first ones are several times slower, until the code is compiled. */
const warmUps = 40;
/** So long a run may take; beyond it the benchmark has failed. */
const patienceMilliseconds = 120_000;

export async function benchIdeas(): Promise<BenchRow[]> {
  const quick = await withModel(0, measureOverhead);
  const slow = await withModel(latencyMilliseconds, measureRuns);
  return [...slow, ...quick];
}

interface Scene {
  readonly site: BenchSite;
  readonly server: ModelServer;
  readonly organizations: readonly MadeOrganization[];
}

async function withModel(latency: number, measure: (scene: Scene) => Promise<BenchRow[]>): Promise<BenchRow[]> {
  const server = await startModelServer({ latencyMilliseconds: latency });
  const environment = {
    EUREKA_MODEL_URL: server.openaiUrl,
    EUREKA_MODEL_NAME: "scripted-model",
    EUREKA_MODEL_KEY: "a-key-of-the-benchmark",
  };
  const site = await openBenchSite({ environment });
  try {
    const organizations = await site.makeOrganizations(crowdOrganizations);
    const scene = { site, server, organizations };
    await runAtOnce(scene, warmUps);
    return await measure(scene);
  } finally {
    await site.close();
    await server.close();
  }
}

async function measureOverhead(scene: Scene): Promise<BenchRow[]> {
  const times: number[] = [];
  for (let index = 0; index < 40; index++) times.push(timeOf((await runAtOnce(scene, 1))[0] as IdeaRun));
  const name = "an idea run whose calls are answered at once";
  return [
    below({ name: `${name}: p50`, figure: median(times), unit: "ms" }, 150),
    reported({ name: `${name}: p95`, figure: quantile(times, 0.95), unit: "ms" }),
  ];
}

async function measureRuns(scene: Scene): Promise<BenchRow[]> {
  const even = (await runAtOnce(scene, atOnce)).map(timeOf);

  const late = new Set<string>();
  const isFirstOfItsRun = ({ prompt }: { readonly prompt: string }) => {
    const topic = /bench topic \d+/.exec(prompt)?.[0] ?? "";
    return !late.has(topic) && Boolean(late.add(topic));
  };
  const does = { kind: "slow", milliseconds: stragglerMilliseconds, times: Number.POSITIVE_INFINITY } as const;
  scene.server.setScript([{ when: { schema: "review", where: isFirstOfItsRun }, does }]);
  const uneven = await runAtOnce(scene, atOnce);
  scene.server.setScript([]);
  const silent = uneven.filter(({ stages }) => stages.every(({ givenUp }) => givenUp === 0));

  const { latencies, crowded } = await measureCrowd(scene);
  const name = `${atOnce} idea runs at once, every call of a model takes 1 s`;
  return [
    below({ name: `${name}: p95`, figure: quantile(even, 0.95), unit: "ms" }, 5_000),
    below(
      {
        name: "the same with a straggler of 10 s in each: p95",
        figure: quantile(uneven.map(timeOf), 0.95),
        unit: "ms",
      },
      6_500,
    ),
    below({ name: "runs of these that do not say what they gave up", figure: silent.length, unit: "runs" }, 1),
    below({ name: `API during ${crowd} idea runs at once: p99`, figure: quantile(latencies, 0.99), unit: "ms" }, 150),
    reported({ name: "these runs: p95", figure: quantile(crowded.map(timeOf), 0.95), unit: "ms" }),
  ];
}

/** Reads of a run list while the runs go on. */
async function measureCrowd({ site, organizations, server }: Scene) {
  const crowding = runAtOnce({ site, organizations, server }, crowd);
  const requests = organizations.map(({ apiKey }) =>
    encodeRequest("GET", "/api/v2/work-items?limit=20", { authorization: `Bearer ${apiKey}` }),
  );
  const { port } = site;
  const load = { kind: "open", rate: 100, port, connections: 32, milliseconds: 5_000, requests, repeat: true } as const;
  const { latencies } = await site.load(load);
  return { latencies, crowded: await crowding };
}

let topics = 0;

/** Starts runs at once, spread over the organizations, and waits for all of them. Throws when one does not succeed with a model. */
async function runAtOnce({ site, organizations }: Scene, count: number): Promise<IdeaRun[]> {
  const starting = Array.from({ length: count }, async (_, index) => {
    const organization = organizations[index % organizations.length] as MadeOrganization;
    const input = { topic: `bench topic ${++topics}`, context: "Saturdays, two counters", ideas: 5 };
    const { id } = await site.call<IdeaRun>(organization, "POST", "/api/v2/idea-runs", input);
    return { organization, id };
  });
  const started = await Promise.all(starting);
  // Whoever looks often is a load of his own.
  const pause = Math.max(250, count * 25);
  return Promise.all(started.map(({ organization, id }) => waitForRun(site, organization, id, pause)));
}

async function waitForRun(
  site: BenchSite,
  organization: MadeOrganization,
  id: string,
  pause: number,
): Promise<IdeaRun> {
  const deadline = Date.now() + patienceMilliseconds;
  for (;;) {
    const run = await site.call<IdeaRun>(organization, "GET", `/api/v2/idea-runs/${id}`);
    if (run.state === "succeeded" && run.engine === "model") return run;
    if (run.finishedAt || Date.now() > deadline)
      throw new Error(`an idea run is ${run.state}: ${JSON.stringify(run.error)}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** From the request to the last entry of the run, by the server's clock: nobody has to look often. */
function timeOf({ createdAt, finishedAt }: IdeaRun): number {
  return Date.parse(finishedAt as string) - Date.parse(createdAt);
}

if (import.meta.main) console.table(await benchIdeas());
