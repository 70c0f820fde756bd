/** Discord's gateway: one line is one shard. The library speaks its protocol; what is stored, and when it counts as stored, is ours. */
import { setTimeout as wait } from "node:timers/promises";
import type { SessionInfo, WebSocketManager } from "@discordjs/ws";
import {
  type Clock,
  ConnectorError,
  type InboundReply,
  type SocketCapability,
  type SocketInput,
  type SocketSession,
} from "@eureka/connector-sdk";
import {
  type APIGatewayBotInfo,
  GatewayDispatchEvents as Dispatch,
  GatewayCloseCodes,
  type GatewayDispatchPayload,
  GatewayIntentBits,
} from "discord-api-types/v10";
import { z } from "zod";
import { type ChannelMemory, createChannelMemory } from "./channel-memory.ts";
import type { DiscordClient } from "./client.ts";
import { isWanted, writeFrame } from "./gateway-frame.ts";
import { createLineProgress } from "./line-progress.ts";

/** What people say needs the privileged intent for the content of messages, who they are the one for members. */
const intents =
  GatewayIntentBits.Guilds |
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildMessages |
  GatewayIntentBits.GuildMessageReactions |
  GatewayIntentBits.MessageContent;

/** Closing with any code but 1000 and 1001 leaves the session open for a successor. */
const resumableClose = 4_200;
/** A peer that is gone does not confirm the end. */
const closePatienceMilliseconds = 2_000;
const firstPauseMilliseconds = 1_000;
const longestPauseMilliseconds = 60_000;

/** Ends after which Discord wants no new attempt (https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway). */
const finalCloses: Readonly<Record<number, ["unauthorized" | "invalid", string]>> = {
  [GatewayCloseCodes.AuthenticationFailed]: ["unauthorized", "The bot token is refused"],
  [GatewayCloseCodes.DisallowedIntents]: [
    "unauthorized",
    "Message Content Intent or Server Members Intent is not switched on",
  ],
  [GatewayCloseCodes.InvalidShard]: ["invalid", "There are not so many lines"],
  [GatewayCloseCodes.ShardingRequired]: ["invalid", "There are too few lines for so many guilds"],
  [GatewayCloseCodes.InvalidAPIVersion]: ["invalid", "Discord no longer speaks this version"],
  [GatewayCloseCodes.InvalidIntents]: ["invalid", "Discord does not know these intents"],
};

export function createDiscordSocket(client: DiscordClient, clock: Clock): SocketCapability {
  return {
    countLines: async () => (await readGateway(client)).shards,
    async keepOpen(input) {
      const line: Line = {
        client,
        clock,
        input,
        memory: createChannelMemory(client),
        session: readSession(input.session),
      };
      let pause = firstPauseMilliseconds;
      while (!input.signal.aborted) {
        const reached = line.session?.sequence;
        const error = await runOnce(line).catch((failure: unknown) => failure);
        if (error instanceof ConnectorError && !error.isTemporary) throw error;
        pause =
          line.session?.sequence === reached ? Math.min(pause * 2, longestPauseMilliseconds) : firstPauseMilliseconds;
        const asked = error instanceof ConnectorError ? (error.retryAfterSeconds ?? 0) * 1_000 : 0;
        await wait(Math.max(pause, asked), undefined, { signal: input.signal }).catch(() => undefined);
      }
    },
  };
}

/** What a line is, over all its connections. */
interface Line {
  readonly client: DiscordClient;
  readonly clock: Clock;
  readonly input: SocketInput;
  readonly memory: ChannelMemory;
  /** Up to where everything is stored. */
  session: SessionInfo | null;
}

function readGateway(client: DiscordClient): Promise<APIGatewayBotInfo> {
  return client.call<APIGatewayBotInfo>("GET", "/gateway/bot");
}

/** One connection with all its resumptions, until the signal fires or something fails that the library does not mend. */
async function runOnce(line: Line): Promise<void> {
  const { client, input } = line;
  const { WebSocketManager, WebSocketShardEvents } = await import("@discordjs/ws");
  const applicationId = await client.findApplicationId();
  // What the library goes on with: it counts a frame at once, we only when it is stored.
  let present = line.session;
  let isClosing = false;
  const manager = new WebSocketManager({
    token: await client.readToken(),
    intents,
    // All that the library wants of a REST client is this one call; it goes through the host's own fetch.
    rest: { get: () => readGateway(client) } as unknown as WebSocketManager["options"]["rest"],
    shardCount: input.count,
    shardIds: [input.index],
    retrieveSessionInfo: () => present,
    updateSessionInfo: (_index, session) => {
      if (isClosing) return;
      present = session;
      if (session === null) forget(line);
    },
  });
  const { promise: ended, resolve: end, reject: fail } = Promise.withResolvers<void>();
  const progress = createLineProgress((sequence) => reach(line, present, sequence), fail);
  let frames: Promise<unknown> = Promise.resolve();
  manager.on(WebSocketShardEvents.Dispatch, (payload) => {
    if (isClosing) return;
    const sessionId = present?.sessionId ?? "";
    line.memory.learn(payload);
    // Frames leave in their order, and none waits until the one before it is stored.
    const frame = frames.then(() => prepare(line, payload, { applicationId, sessionId }));
    frames = frame.catch(() => undefined);
    progress.follow(
      payload.s,
      frame.then((body) => (body === null ? undefined : deliver(line, payload, body))),
    );
  });
  manager.on(WebSocketShardEvents.Closed, (code) => {
    const final = finalCloses[code];
    if (final) fail(new ConnectorError(final[0], final[1], { platformCode: String(code) }));
  });
  // A socket that breaks is mended by the library; what it gives up on is told by the code of the end.
  manager.on(WebSocketShardEvents.Error, () => undefined);
  manager.on(WebSocketShardEvents.SocketError, () => undefined);
  const stop = () => end();
  input.signal.addEventListener("abort", stop, { once: true });
  try {
    if (input.signal.aborted) return;
    manager.connect().catch((error: unknown) => fail(error));
    await ended;
  } finally {
    input.signal.removeEventListener("abort", stop);
    isClosing = true;
    await close(manager);
    await progress.settled();
  }
}

/** The connection ends at once, whether the other side confirms it or not. */
async function close(manager: WebSocketManager): Promise<void> {
  const closed = Promise.resolve(manager.destroy({ code: resumableClose, reason: "A successor resumes this session" }));
  await Promise.race([closed.catch(() => undefined), wait(closePatienceMilliseconds, undefined, { ref: false })]);
}

/** Null for frames that nobody but the line itself needs. */
async function prepare(
  { memory, clock }: Line,
  payload: GatewayDispatchPayload,
  names: { readonly applicationId: string; readonly sessionId: string },
): Promise<string | null> {
  if (!isWanted(payload)) return null;
  const receivedAt = clock.now();
  return writeFrame(payload, { ...names, channel: await memory.findPlace(payload), receivedAt });
}

async function deliver({ client, input }: Line, payload: GatewayDispatchPayload, body: string): Promise<void> {
  const reply = await input.deliver(body);
  if (payload.t === Dispatch.InteractionCreate) await answer(client, payload.d, reply);
}

/** What would have been the answer to a request goes to the endpoint for answers. Too late, or twice, is no reason to deliver again. */
async function answer(
  client: DiscordClient,
  { id, token }: { readonly id: string; readonly token: string },
  reply: InboundReply,
): Promise<void> {
  if (reply.status !== 200 || reply.body === "") return;
  try {
    const body: unknown = JSON.parse(reply.body);
    await client.call("POST", `/interactions/${id}/${token}/callback`, { body, asBot: false });
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
  }
}

function reach(line: Line, present: SessionInfo | null, sequence: number): void {
  if (!present || sequence <= (line.session?.sessionId === present.sessionId ? line.session.sequence : -1)) return;
  line.session = { ...present, sequence };
  line.input.saveSession({ ...line.session });
}

function forget(line: Line): void {
  line.session = null;
  line.input.saveSession(null);
}

const sessionSchema = z.object({
  resumeURL: z.string(),
  sequence: z.number(),
  sessionId: z.string(),
  shardCount: z.number(),
  shardId: z.number(),
});

function readSession(session: SocketSession | null): SessionInfo | null {
  return sessionSchema.safeParse(session).data ?? null;
}
