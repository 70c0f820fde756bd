/** Two server processes on one database, and a Discord whose line the first of them holds. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "@eureka/testing/find-free-port";
import { repositoryRoot } from "../../scripts/repository.ts";
import { type Caller, createCaller } from "../../scripts/sandbox/create-caller.ts";
import { openDiscord } from "../../scripts/sandbox/open-discord.ts";
import { type ServerProcess, startServerProcess } from "../crash/server-process.ts";

export interface TwoNodes {
  /** The process that holds the line. */
  readonly holder: ServerProcess;
  readonly discord: Awaited<ReturnType<typeof openDiscord>>;
  /** Ann of Discord writes `!t <title>`. */
  say(title: string): void;
  /** Of all items, in order, as the other process knows them. */
  itemTitles(): Promise<string[]>;
  close(): Promise<void>;
}

export interface TwoNodesOptions {
  /** Connection strings of a database that nobody else uses. */
  readonly owner: string;
  readonly app: string;
}

export async function openTwoNodes({ owner, app }: TwoNodesOptions): Promise<TwoNodes> {
  const folder = await mkdtemp(join(tmpdir(), "eureka-nodes-"));
  const [first, second, port] = [await findFreePort(), await findFreePort(), await findFreePort()];
  const url = `http://127.0.0.1:${first}`;
  const setupToken = randomBytes(16).toString("hex");
  const environment = {
    DATABASE_URL: owner,
    EUREKA_APP_DATABASE_URL: app,
    EUREKA_DATA_DIR: folder,
    EUREKA_MASTER_KEY: randomBytes(32).toString("base64"),
    EUREKA_SETUP_TOKEN: setupToken,
    EUREKA_PUBLIC_URL: url,
    EUREKA_CONNECTOR_ALLOW_PRIVATE: "true",
  };
  const holder = await startNode({ ...environment, EUREKA_PORT: String(first) });
  const bootstrap: Caller = createCaller(url, null);
  const made = await bootstrap<{ apiKey: string; memberId: string }>("POST", "/organizations/bootstrap", {
    setupToken,
    organizationName: "Two nodes",
    name: "Ann Admin",
    email: "ann@nodes.example",
    password: "a long phrase for the tests",
  });
  const discord = await openDiscord({ call: createCaller(url, made.apiKey), url, memberId: made.memberId, port });
  const successor = await startNode({ ...environment, EUREKA_PORT: String(second) });
  const call = createCaller(`http://127.0.0.1:${second}`, made.apiKey);
  return {
    holder,
    discord,
    say(title) {
      const { channel, annId } = discord;
      discord.discord.people.say({ channelId: channel.platformChannelId, userId: annId, content: `!t ${title}` });
    },
    async itemTitles() {
      const { data } = await call<{ data: { title: string }[] }>("GET", "/work-items?limit=200");
      return data.map(({ title }) => title).sort();
    },
    async close() {
      await holder.end("SIGKILL");
      await successor.end("SIGTERM");
      await discord.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The sources themselves: in a bundle the library of Discord's line brings over nothing. */
const main = join(repositoryRoot, "apps/server/src/main.ts");

async function startNode(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const started = startServerProcess(environment, () => {}, main);
  if ((await started.ready) === null) throw new Error(`a process ended before it was ready:\n${started.lastWords()}`);
  return started;
}
