/** What an organization that is connected to Slack and Trello costs a running server once it has been used: memory, and open sockets. */
import { readdirSync, readlinkSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { type Slack, startSlack } from "@eureka/simulators/slack";
import { startTrello, type Trello } from "@eureka/simulators/trello";
import { installByConsent, linkPerson } from "../../scripts/sandbox/connect-platform.ts";
import { createCaller } from "../../scripts/sandbox/create-caller.ts";
import { atMost, type BenchRow } from "./rig/bench-row.ts";
import { type BenchSite, openBenchSite } from "./rig/bench-site.ts";
import type { MadeOrganization } from "./rig/make-organizations.ts";

/** The first ones warm the server: code is compiled, and what is kept for all of them is filled. */
const few = 150;
const many = 450;
const patienceMilliseconds = 60_000;
/** After so long the server has let go of the connections that it keeps for a while: its HTTP client keeps them for seconds. */
const restMilliseconds = 15_000;

interface Scene {
  readonly site: BenchSite;
  readonly url: string;
  readonly slack: Slack;
  readonly trello: Trello;
}

/** Once only: the slope over 300 organizations is a mean already. */
export async function benchConnected(): Promise<BenchRow[]> {
  const environment = { EUREKA_CONNECTOR_ALLOW_PRIVATE: "true" };
  const site = await openBenchSite({ nodeArguments: ["--expose-gc"], environment });
  const url = `http://127.0.0.1:${site.port}`;
  const hook = `${url}/hooks/slack`;
  const slack = await startSlack({
    apps: [{ interactivityUrl: hook, commands: { "/eureka": hook }, redirectUris: [url] }],
  });
  const trello = await startTrello();
  const scene = { site, url, slack, trello };
  try {
    await useOrganizations(scene, few);
    const before = await measure(site);
    await useOrganizations(scene, many - few);
    const after = await measure(site);
    const count = many - few;
    const kilobytes = (after.memory - before.memory) / count / 1_024;
    const sockets = Math.max(0, after.sockets - before.sockets);
    const name = "an organization connected to Slack and Trello that was used once";
    return [
      atMost({ name: `memory of ${name}`, figure: kilobytes, unit: "KB" }, 100),
      atMost({ name: `sockets that ${count} such organizations left open`, figure: sockets, unit: "sockets" }, 0),
    ];
  } finally {
    await site.close();
    await slack.close();
    await trello.close();
  }
}

async function measure({ server }: BenchSite): Promise<{ readonly memory: number; readonly sockets: number }> {
  await wait(restMilliseconds);
  return { memory: await server.ask<number>("memory"), sockets: countSockets(server.pid) };
}

function countSockets(pid: number): number {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).filter((name) => {
    try {
      return readlinkSync(`${folder}/${name}`).startsWith("socket:");
    } catch {
      return false; // it was closed meanwhile
    }
  }).length;
}

async function useOrganizations(scene: Scene, count: number): Promise<void> {
  const lanes = 5;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let made = 0; made < count / lanes; made++) {
        const [organization] = await scene.site.makeOrganizations(1);
        if (organization) await useOnce(scene, organization);
      }
    }),
  );
}

/** A command in a Slack of its own becomes a card on a Trello board of its own; afterwards nobody is heard of again. */
async function useOnce({ url, slack, trello }: Scene, organization: MadeOrganization): Promise<void> {
  const { organizationId } = organization;
  const call = createCaller(url, organization.apiKey);
  const bot = trello.addMember(`Eureka of ${organizationId}`);
  const board = trello.as(bot).createBoard("Web team");
  const { token } = trello.issueToken(bot, { scopes: ["read", "write"] });
  const tracker = await call<{ id: string }>("POST", "/connections", {
    connector: "trello",
    settings: { baseUrl: trello.url },
    secrets: { key: trello.app.key, token, secret: trello.app.secret },
  });
  const { boardId } = await call<{ boardId: string }>("POST", "/connected-boards", {
    connectionId: tracker.id,
    platformBoardId: board.id,
  });

  const team = slack.addTeam({ name: organizationId });
  const { user } = await slack.addUser({ teamId: team.id, name: "ann" });
  const { channel } = await slack.addChannel({ creatorId: user.id, name: "general", memberIds: [] });
  const { app } = slack;
  const chat = await installByConsent(
    call,
    {
      connector: "slack",
      clientId: app.clientId,
      baseUrl: slack.apiUrl,
      secrets: { clientSecret: app.clientSecret, signing: app.signingSecret },
    },
    (address) => slack.approveInstall({ url: address, teamId: team.id, userId: user.id }),
  );
  await slack.runCommand(user.id, channel.id, "/eureka help");
  const { member } = await call<{ member: { id: string } }>("GET", "/me");
  await linkPerson(call, chat.id, user.id, member.id);
  await call("PUT", "/channel-mappings", { connectionId: chat.id, platformChannelId: channel.id, boardId });
  const title = `Card of ${organizationId}`;
  await slack.runCommand(user.id, channel.id, `/eureka new ${title}`);
  for (const until = Date.now() + patienceMilliseconds; ; await wait(20)) {
    if ([...trello.world.cards.values()].some(({ name }) => name === title)) return;
    if (Date.now() > until) throw new Error("no card came");
  }
}

if (import.meta.main) console.table(await benchConnected());
