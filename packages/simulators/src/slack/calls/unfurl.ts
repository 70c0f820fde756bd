/** Previews of links. */
import { z } from "zod";
import { channelArgument, flag, jsonOf, text, ts, url } from "../arguments.ts";
import { messageBlocks } from "../blocks/blocks.ts";
import { attachment, metadata } from "../blocks/message-parts.ts";
import { changeMessage } from "../changes/change-message.ts";
import { refusal } from "../refusal.ts";
import { defineMethod, type SlackCall } from "../slack-call.ts";
import { channelFor } from "../state.ts";
import type { World } from "../world.ts";

const unfurlArguments = z
  .strictObject({
    channel: channelArgument.optional(),
    ts: ts.optional(),
    source: z.enum(["composer", "conversations_history"]).optional(),
    unfurl_id: text.optional(),
    unfurls: jsonOf(z.record(z.string(), attachment)).optional(),
    metadata: jsonOf(metadata.or(z.looseObject({ entities: z.array(z.looseObject({})) }))).optional(),
    user_auth_message: z.string().optional(),
    user_auth_required: flag.optional(),
    user_auth_url: url.optional(),
    user_auth_blocks: jsonOf(messageBlocks).optional(),
  })
  .refine(
    (args) => (args.channel && args.ts) || (args.source && args.unfurl_id),
    "needs channel and ts, or unfurl_id and source",
  )
  .refine((args) => args.unfurls ?? args.metadata ?? args.user_auth_message, "missing_unfurls");

export function unfurlCalls(world: World): SlackCall[] {
  const { state } = world;
  return defineMethod({
    name: "chat.unfurl",
    tier: 3,
    scope: "links:write",
    arguments: unfurlArguments,
    malformed: { channel: "C0000000001", ts: "1767326125.870439", unfurls: { "https://x.example": { colour: "red" } } },
    run({ args, caller: { install } }) {
      const [place = "", at = ""] =
        args.channel && args.ts ? [args.channel, args.ts] : (args.unfurl_id ?? "").split("-");
      const channel = channelFor(state, install, place);
      const message = state.message(channel.id, at);
      if (!message) throw refusal("cannot_find_message");
      const previews = Object.entries(args.unfurls ?? {});
      if (previews.some(([link]) => !message.text.includes(link))) throw refusal("cannot_unfurl_url");
      const attachments = previews.map(([link, preview], index) => ({
        id: index + 1,
        from_url: link,
        app_unfurl_url: link,
        is_app_unfurl: true,
        app_id: install.appId,
        bot_id: install.botId,
        ...preview,
      }));
      void changeMessage(world, message, { attachments: [...message.attachments, ...attachments] }, null);
      return {};
    },
  });
}
