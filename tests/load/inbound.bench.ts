/** Accepting deliveries of the HMAC-signed reference chat at the gateway, against plain node:http that only takes the body in. */
import { randomUUID } from "node:crypto";
import { signReferenceDelivery } from "@eureka/connector-sdk/reference";
import { atLeastTimes, type BenchRow, below } from "./rig/bench-row.ts";
import { type BenchSite, openBenchSite } from "./rig/bench-site.ts";
import { startChild } from "./rig/child-process.ts";
import { type ClosedLoad, encodeRequest } from "./rig/load.ts";
import type { MadeOrganization } from "./rig/make-organizations.ts";
import { measureInRounds } from "./rig/rounds.ts";
import { quantile } from "./rig/statistics.ts";

const organizationCount = 10;
const connections = 64;
const milliseconds = 4_000;
/** More than can be accepted in that time: no delivery may come twice, because a known one is cheaper. */
const deliveryCount = 60_000;

/** Accepted means committed with the job that processes it; processing is another row's business, so nothing processes here. */
const gatewayOnly = { EUREKA_ROLES: "api,gateway" };

export async function benchInbound(): Promise<BenchRow[]> {
  const site = await openBenchSite({ environment: gatewayOnly });
  const floor = startChild("floor.ts");
  try {
    const organizations = await site.makeOrganizations(organizationCount);
    const floorPort = Number(new URL(await floor.ask<string>("address")).port);
    return await measure(site, organizations, floorPort);
  } finally {
    await floor.stop();
    await site.close();
  }
}

async function measure(
  site: BenchSite,
  organizations: readonly MadeOrganization[],
  floorPort: number,
): Promise<BenchRow[]> {
  const loadOf = (port: number, count = deliveryCount): ClosedLoad => ({
    kind: "closed",
    port,
    connections,
    milliseconds,
    requests: signDeliveries(organizations, count),
    repeat: false,
  });
  await site.load(loadOf(site.port, 10_000));
  await site.load(loadOf(floorPort, 10_000));
  const found = await measureInRounds<"floor" | "figure" | "p99">([
    async () => {
      const { answered, seconds } = await site.load({ ...loadOf(floorPort, 10_000), repeat: true });
      return { floor: answered / seconds };
    },
    async () => {
      const { answered, seconds, latencies } = await site.load(loadOf(site.port));
      return { figure: answered / seconds, p99: quantile(latencies, 0.99) };
    },
  ]);
  return [
    atLeastTimes(
      { name: "inbound events accepted, 64 connections", figure: found.figure, unit: "requests/s" },
      found.floor,
      0.45,
    ),
    below({ name: "their p99 at that load", figure: found.p99, unit: "ms" }, 25),
  ];
}

/** Deliveries as a chat platform sends them: one message each, signed with its organization's secret. */
function signDeliveries(organizations: readonly MadeOrganization[], count: number): string[] {
  const now = new Date();
  return Array.from({ length: count }, (_, index) => {
    const organization = organizations[index % organizations.length] as MadeOrganization;
    const { platformWorkspaceId, signingSecret: secret } = organization;
    const sentAt = now.toISOString();
    const message = {
      platformMessageId: randomUUID(),
      author: { platformUserId: "U1", displayName: "Ann", isBot: false },
      text: `The login page is slow today ${index}`,
      mentions: [],
      mentionsEveryone: false,
      files: [],
      postedAt: sentAt,
    };
    const channel = { platformChannelId: "C1", name: "general" };
    const events = [{ type: "message.posted" as const, channel, message }];
    const delivery = { deliveryId: randomUUID(), platformWorkspaceId, sentAt, events };
    const { headers, body } = signReferenceDelivery({ delivery, secret, now });
    return encodeRequest("POST", "/hooks/reference-chat", headers, Buffer.from(body).toString());
  });
}

if (import.meta.main) console.table(await benchInbound());
