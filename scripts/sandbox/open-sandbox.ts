/**
 * A whole small world on this machine: Eureka with a simulated Slack, Discord, Trello and GitHub, all connected. Everything goes the way that
 * an administrator would go, over HTTP alone.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { startDiscord } from "../../packages/simulators/src/discord/index.ts";
import type { startSlack } from "../../packages/simulators/src/slack/index.ts";
import { startTrello } from "../../packages/simulators/src/trello/index.ts";
import { repositoryRoot } from "../repository.ts";
import { type Caller, createCaller } from "./create-caller.ts";
import { openDiscord } from "./open-discord.ts";
import { openGitHub } from "./open-github.ts";
import { openSlack } from "./open-slack.ts";

export interface SandboxPorts {
  readonly eureka: number;
  readonly slack: number;
  readonly discord: number;
  readonly trello: number;
  /** Left out: there is no GitHub. */
  readonly github?: number;
}

/** What a script needs to go on: printed by `npm run sandbox -- --json`. */
export interface SandboxFacts {
  readonly eureka: { readonly url: string; readonly apiKey: string; readonly organizationId: string };
  readonly slack: {
    readonly url: string;
    readonly signingSecret: string;
    readonly teamId: string;
    readonly botToken: string;
  };
  readonly discord: {
    readonly url: string;
    readonly publicKey: string;
    readonly applicationId: string;
    readonly guildId: string;
  };
  readonly trello: { readonly url: string; readonly key: string; readonly secret: string; readonly boardId: string };
  readonly github?: { readonly url: string; readonly webhookSecret: string; readonly repositoryId: string };
}

export interface Sandbox {
  readonly facts: SandboxFacts;
  /** For signing in at the console. */
  readonly administrator: { readonly email: string; readonly password: string };
  /** The simulated platforms, for tests that play their people. */
  readonly platforms: {
    readonly slack: Awaited<ReturnType<typeof startSlack>>;
    readonly discord: Awaited<ReturnType<typeof startDiscord>>;
    readonly trello: Awaited<ReturnType<typeof startTrello>>;
  };
  /** Resolves when the server that runs now has ended. */
  ended(): Promise<number | null>;
  /** Starts the server once more on the same data, after it ended; `environment` comes on top of the usual one. */
  restart(environment?: Readonly<Record<string, string>>): Promise<void>;
  /** Ends the server without giving it a moment. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Takes about ten seconds. `environment` is the server's, on top of the usual one; `main` is what Node runs. Everything that it stores
 * is thrown away by `close`.
 */
export async function openSandbox(
  ports: SandboxPorts,
  environment: Readonly<Record<string, string>> = {},
  main: string = join(repositoryRoot, "apps/server/src/main.ts"),
): Promise<Sandbox> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "eureka-sandbox-"));
  const setupToken = randomBytes(24).toString("base64url");
  const url = `http://127.0.0.1:${ports.eureka}`;
  const server = createServerSlot({ main, dataDirectory, setupToken, port: ports.eureka });
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    // The server first: it would take platforms that go away for an outage.
    await server.end("SIGTERM");
    for (const stop of closers.reverse()) await stop();
    await rm(dataDirectory, { recursive: true, force: true });
  };
  try {
    await server.start(environment);
    const administrator = { email: "ann@sandbox.example", password: randomBytes(12).toString("base64url") };
    const made = await bootstrap(url, setupToken, administrator);
    const call = createCaller(url, made.apiKey);
    const trello = await openTrello(call, ports.trello);
    closers.push(trello.close);
    const slack = await openSlack({ call, url, memberId: made.memberId, port: ports.slack });
    closers.push(slack.close);
    const discord = await openDiscord({ call, url, memberId: made.memberId, port: ports.discord });
    closers.push(discord.close);
    const github = ports.github === undefined ? null : await openGitHub({ call, url, port: ports.github });
    if (github) closers.push(github.close);
    await mapChannels(call, trello.eurekaBoardId, [slack.channel, discord.channel]);
    const facts = {
      eureka: { url, apiKey: made.apiKey, organizationId: made.organizationId },
      slack: slack.facts,
      discord: discord.facts,
      trello: trello.facts,
      ...(github && { github: github.facts }),
    };
    const platforms = { slack: slack.slack, discord: discord.discord, trello: trello.trello };
    return {
      facts,
      administrator,
      platforms,
      ended: () => server.ended(),
      restart: (changed = {}) => server.start({ ...environment, ...changed }),
      kill: () => server.end("SIGKILL"),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface ServerStart {
  readonly main: string;
  readonly dataDirectory: string;
  readonly setupToken: string;
  readonly port: number;
}

/** One server process after the other, on the same data. */
function createServerSlot(settings: ServerStart) {
  let running: { readonly process: ChildProcess; readonly ended: Promise<number | null> } | null = null;
  return {
    async start(environment: Readonly<Record<string, string>>): Promise<void> {
      const started = startServer(settings, environment);
      const ended = new Promise<number | null>((resolve) => started.once("exit", resolve));
      running = { process: started, ended };
      await waitUntilReady(`http://127.0.0.1:${settings.port}`, ended);
    },
    ended: () => running?.ended ?? Promise.resolve(null),
    async end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
      running?.process.kill(signal);
      await running?.ended;
    },
  };
}

function startServer(
  { main, dataDirectory, setupToken, port }: ServerStart,
  environment: Readonly<Record<string, string>>,
): ChildProcess {
  return spawn(process.execPath, [main], {
    cwd: repositoryRoot,
    // What the server says would stand between the lines that a script reads.
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      DATABASE_URL: "",
      EUREKA_DATA_DIR: dataDirectory,
      EUREKA_PORT: String(port),
      EUREKA_PUBLIC_URL: `http://127.0.0.1:${port}`,
      EUREKA_SETUP_TOKEN: setupToken,
      // The simulated platforms are on this machine.
      EUREKA_CONNECTOR_ALLOW_PRIVATE: "true",
      EUREKA_MODEL_ALLOW_PRIVATE: "true",
      ...environment,
    },
  });
}

const patienceMilliseconds = 90_000;

async function waitUntilReady(url: string, ended: Promise<number | null>): Promise<void> {
  const until = Date.now() + patienceMilliseconds;
  let code: number | null | undefined;
  void ended.then((given) => {
    code = given ?? 1;
  });
  while (Date.now() < until) {
    if (code !== undefined) throw new Error(`the server ended with code ${code} before it was ready`);
    const response = await fetch(`${url}/health/ready`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the server was not ready in time");
}

interface Made {
  readonly organizationId: string;
  readonly workspaceId: string;
  readonly apiKey: string;
  readonly memberId: string;
}

async function bootstrap(
  url: string,
  setupToken: string,
  administrator: { readonly email: string; readonly password: string },
): Promise<Made> {
  const call = createCaller(url, null);
  return call<Made>("POST", "/organizations/bootstrap", {
    setupToken,
    organizationName: "Sandbox",
    name: "Ann Admin",
    ...administrator,
  });
}

async function openTrello(call: Caller, port: number) {
  const trello = await startTrello({ port });
  const person = trello.as(trello.addMember("Tess Trello"));
  const bot = trello.addMember("Eureka");
  const board = person.createBoard("Web team", { defaultLists: false });
  for (const name of ["To do", "Doing", "Done"].reverse()) person.createList(board.id, name, "top");
  person.addToBoard(board.id, bot.id);
  const { token } = trello.issueToken(bot, { scopes: ["read", "write"] });
  const connection = await call<{ id: string }>("POST", "/connections", {
    connector: "trello",
    title: "Trello",
    settings: { baseUrl: trello.url },
    secrets: { key: trello.app.key, token, secret: trello.app.secret },
  });
  const connected = await call<{ boardId: string }>("POST", "/connected-boards", {
    connectionId: connection.id,
    platformBoardId: board.id,
  });
  const facts = { url: trello.url, key: trello.app.key, secret: trello.app.secret, boardId: board.id };
  return { trello, facts, eurekaBoardId: connected.boardId, close: () => trello.close() };
}

interface MappedChannel {
  readonly connectionId: string;
  readonly platformChannelId: string;
}

async function mapChannels(call: Caller, boardId: string, channels: readonly MappedChannel[]): Promise<void> {
  for (const channel of channels) await call("PUT", "/channel-mappings", { ...channel, boardId });
}
