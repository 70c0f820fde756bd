import { ConnectorError, cleanText, type Page } from "@eureka/connector-sdk";
import { builtInConnectorName } from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { pageInput } from "@eureka/contracts/page";
import { platformIdSchema } from "@eureka/contracts/people";
import {
  examplePlatformChannel,
  type ListedPlatformChannel,
  platformChannelPageSchema,
} from "@eureka/contracts/platform-channel";
import { textLimits } from "@eureka/contracts/text";
import type { PlatformChannel } from "@eureka/contracts/universal-event";
import { say } from "@eureka/contracts/words";
import { z } from "zod";
import { chatOf, type LoadedConnection, loadConnection } from "../connections/index.ts";
import {
  type Context,
  defineOperation,
  type PreparationContext,
  readCursor,
  writeCursor,
} from "../operations/index.ts";
import { findWorkspacePlace, requirePermission, visiblePlaces } from "../permissions/index.ts";
import { selectNamedChannels } from "./exchange/exchange.store.ts";
import { lookAsCaller } from "./look-as-caller.ts";
import { selectMappingsOfChannels, selectPlaceNames } from "./routing.store.ts";

const name = "platform_channel.list";

const inputSchema = z.strictObject({
  ...pageInput,
  // It holds the platform's own, which is long where one application serves many workspaces.
  cursor: z.string().max(8_000).optional().meta({ description: "`nextCursor` of the page before." }),
  connectionId: idSchema("connection"),
});
type Input = z.output<typeof inputSchema>;

/** So that people choose a channel instead of copying its id. */
export const listPlatformChannels = defineOperation({
  name,
  summary: "List the channels that a connection reaches",
  description:
    "Asks the platform, so names are as people know them there. Private channels are listed where our app is in them, archived ones never. A page can have fewer rows than its limit and still be followed by another one.",
  input: inputSchema,
  output: platformChannelPageSchema,
  permission: "channel_mapping:update",
  effect: "read",
  http: { method: "GET", path: "/connections/{connectionId}/platform-channels" },
  command: { words: ["connectionId"] },
  cost: 5,
  example: {
    input: { connectionId: "con_01k8z7v3q8e9mbtz5a6rx4w2yc", limit: 50 },
    output: { data: [examplePlatformChannel], nextCursor: null },
  },
  // Before the transaction: a platform may take its time, and our own chat opens transactions itself.
  prepare: (preparation, input) => ask(preparation, input),
  target: (context, { connectionId }) => loadMappableConnection(context, connectionId),
  async run(context, { connectionId }, connection, asked) {
    if (!asked) throw new Error("a connection that is there was not asked");
    if (asked instanceof EurekaError) throw asked;
    const channels = await keepVisible(context, connection, asked.entries.filter(isChannel));
    return { data: await compareWithMappings(context, connectionId, channels), nextCursor: asked.nextCursor };
  },
});

/** Whoever may map channels somewhere in the teams' part of the organization may know which ones there are. */
async function loadMappableConnection(context: Context, id: Id<"connection">): Promise<LoadedConnection> {
  const connection = await loadConnection(context, id);
  const { workspaceIds } = await visiblePlaces(context, "channel_mapping:update");
  for (const workspaceId of workspaceIds) {
    const place = await findWorkspacePlace(context, workspaceId);
    // Everybody manages a personal workspace: that says nothing about the organization's channels.
    if (place?.kind === "team") return { ...connection, scopes: [{ workspaceId }] };
  }
  return connection;
}

/** Null for whoever may not ask: the transaction refuses him properly. An error waits until the rights were checked there. */
async function ask(preparation: PreparationContext, input: Input): Promise<Page<PlatformChannel> | EurekaError | null> {
  const { principal, application, ports, clock } = preparation;
  const connection = await lookAsCaller(preparation, "routing.list-platform-channels", async (context) => {
    const found = await loadMappableConnection(context, input.connectionId);
    await requirePermission(context, "channel_mapping:update", found);
    return found;
  });
  if (!principal || !connection) return null;
  const { organizationId } = principal;
  try {
    const chat = chatOf(application, connection);
    const cursor = readCursor({ organizationId, ports, clock }, name, input)?.[0];
    const page = await chat.listChannels({
      limit: input.limit,
      ...(cursor !== undefined && { cursor: String(cursor) }),
    });
    const { nextCursor } = page;
    return {
      ...page,
      nextCursor: nextCursor && writeCursor({ organizationId, ports, clock }, name, input, [nextCursor]),
    };
  } catch (error) {
    if (error instanceof EurekaError) return error;
    if (!(error instanceof ConnectorError)) throw error;
    const { code, platformCode, isTemporary, retryAfterSeconds } = error;
    ports.log.info({ connectionId: connection.id, code, platformCode }, "routing.list_channels_failed");
    const reason = say(`platform_channel.${code}`, {
      detail: platformCode ?? code,
      seconds: String(retryAfterSeconds ?? 0),
    });
    const refusal = isTemporary ? "connection.platform_unavailable" : "connection.platform_refused";
    return new EurekaError(refusal, { connector: connection.title, reason }, { cause: error });
  }
}

/** Talk between two people is nobody's to map. What a platform sends is only believed where it can be an id. */
function isChannel({ platformChannelId, kind }: PlatformChannel): boolean {
  return kind !== "direct" && platformIdSchema.safeParse(platformChannelId).success;
}

/** Our own chat gives its public channels, those of workspaces into which the actor does not see too. */
async function keepVisible(
  context: Context,
  { connector }: LoadedConnection,
  channels: readonly PlatformChannel[],
): Promise<readonly PlatformChannel[]> {
  if (connector !== builtInConnectorName) return channels;
  const { workspaceIds } = await visiblePlaces(context, "channel:read");
  const visible = new Set((await selectNamedChannels(context.transaction, workspaceIds)).map(({ id }) => id));
  return channels.filter(({ platformChannelId }) => visible.has(platformChannelId));
}

async function compareWithMappings(
  context: Context,
  connectionId: Id<"connection">,
  channels: readonly PlatformChannel[],
): Promise<ListedPlatformChannel[]> {
  const ids = channels.map(({ platformChannelId }) => platformChannelId);
  const rows = await selectMappingsOfChannels(context.transaction, connectionId, ids);
  const mappings = new Map(rows.map((row) => [row.platformChannelId, row]));
  const visible = new Set((await visiblePlaces(context, "channel_mapping:read")).workspaceIds);
  const nameOf = await selectPlaceNames(context.transaction, rows);
  return channels.map(({ platformChannelId, name: said, kind }) => {
    const mapping = mappings.get(platformChannelId);
    return {
      platformChannelId,
      name: readName(said),
      isPrivate: kind === "private" || kind === "group",
      isMapped: mapping !== undefined,
      goesTo: mapping && visible.has(mapping.workspaceId) ? nameOf(mapping) : null,
    };
  });
}

/** One line, as channel_mapping.set takes it. */
function readName(said: string | undefined): string | null {
  const line = (said ?? "").replaceAll(/[\r\n]+/g, " ").trim();
  return cleanText(line, textLimits.name) || null;
}
