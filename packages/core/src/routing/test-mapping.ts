import { createHash } from "node:crypto";
import { ConnectorError, type PostedMessage, writeOnce } from "@eureka/connector-sdk";
import {
  exampleChannelMapping,
  exampleMappingTest,
  type MappingTest,
  mappingTestSchema,
} from "@eureka/contracts/channel-mapping";
import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import { z } from "zod";
import { chatOf, connectorOf, type LoadedConnection, loadConnection } from "../connections/index.ts";
import { defineOperation, type PreparationContext } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { describePlace, loadNamedPlaces } from "./exchange/named-places.ts";
import { loadChannelMapping } from "./load-channel-mapping.ts";
import { lookAsCaller } from "./look-as-caller.ts";

/** Shows an administrator that the way between us and a channel works. */
export const testMapping = defineOperation({
  name: "channel_mapping.test",
  summary: "Post a test message into a mapped channel",
  description:
    "The message says where the work of the channel goes. What the platform answers is told in a sentence. Asked again within ten seconds, it posts no second message.",
  input: z.strictObject({ id: idSchema("channel_mapping") }),
  output: mappingTestSchema,
  permission: "channel_mapping:update",
  effect: "write",
  http: { method: "POST", path: "/channel-mappings/{id}/test" },
  command: { words: ["id"] },
  cost: 20,
  example: { input: { id: exampleChannelMapping.id }, output: exampleMappingTest },
  // Before the transaction: a platform may take its time, and our own chat opens transactions itself.
  prepare: (preparation, { id }) => tryToPost(preparation, id),
  target: (context, { id }) => loadChannelMapping(context, id),
  async run(_context, _input, _mapping, outcome): Promise<MappingTest> {
    if (!outcome) throw new Error("a mapping that is there was not tried");
    return outcome;
  },
});

interface WantedMessage {
  readonly connection: LoadedConnection;
  readonly platformChannelId: string;
  readonly text: string;
}

/** Null for a mapping that is not there, or for somebody who may not try it: the transaction refuses them properly. */
async function tryToPost(preparation: PreparationContext, id: Id<"channel_mapping">): Promise<MappingTest | null> {
  const wanted = await prepareMessage(preparation, id);
  if (!wanted) return null;
  const { connection } = wanted;
  const { application, ports } = preparation;
  if (connection.state !== "active") return failed(say("mapping.test.inactive"));
  if (!connectorOf(ports, connection).connector.chat) return failed(say("mapping.test.no_chat"));
  try {
    const { permalink = null } = await post(preparation, wanted, chatOf(application, connection));
    return { ok: true, message: say("mapping.test.works"), permalink };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const { code, platformCode } = error;
    ports.log.info({ channelMappingId: id, code, platformCode }, "routing.test_message_failed");
    return failed(say(`mapping.test.${code}`, { detail: platformCode ?? code }));
  }
}

function failed(message: string): MappingTest {
  return { ok: false, message, permalink: null };
}

function prepareMessage(preparation: PreparationContext, id: Id<"channel_mapping">): Promise<WantedMessage | null> {
  return lookAsCaller(preparation, "routing.test-mapping", async (context) => {
    const { value, scopes } = await loadChannelMapping(context, id);
    await requirePermission(context, "channel_mapping:update", { scopes });
    const place = escapeMarkdown(describePlace(await loadNamedPlaces(context), value));
    const { connectionId, platformChannelId } = value;
    return {
      connection: await loadConnection(context, connectionId),
      platformChannelId,
      text: say("mapping.test.message", { place }),
    };
  });
}

const sameWishMilliseconds = 10_000;

/** Whoever presses twice, or repeats a call that got no answer, means one message. */
function post(
  { clock }: PreparationContext,
  { connection, platformChannelId, text }: WantedMessage,
  chat: ReturnType<typeof chatOf>,
): Promise<PostedMessage> {
  const moment = Math.floor(clock.now().getTime() / sameWishMilliseconds);
  const wish = [connection.id, platformChannelId, text, String(moment)].join("\n");
  const intent = `test-${createHash("sha256").update(wish).digest("hex").slice(0, 40)}`;
  return writeOnce({
    attemptedBefore: chat.capabilities().intents === "lookup",
    find: () =>
      chat.findByIntent({
        intent,
        sentTo: { platformChannelId },
        sentAfter: new Date(moment * sameWishMilliseconds),
      }),
    write: () => chat.post({ intent, platformChannelId, content: { text } }),
  });
}
