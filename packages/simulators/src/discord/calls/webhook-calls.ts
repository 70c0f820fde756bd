import { z } from "zod";
import { refusal } from "../errors.ts";
import { postForInteraction } from "../interactions/answer-interaction.ts";
import { flagInQuery, snowflake } from "../schemas/fields.ts";
import { followUp, messageEdit } from "../schemas/messages.ts";
import { describeMessage } from "../wire/message-json.ts";
import { changeMessage, removeMessage } from "../world/change-message.ts";
import type { Interaction } from "../world/interaction.ts";
import { type Message, messageFlags } from "../world/message.ts";
import type { World } from "../world/world.ts";
import { type DiscordCall, discordCall, noContent, ok } from "./define-call.ts";
import { readFiles } from "./read-files.ts";
import { viewFor } from "./view-for.ts";

const tokenMilliseconds = 15 * 60 * 1000;
const hookPath = "/webhooks/{webhook_id}/{webhook_token}";
const threadOnly = z.strictObject({ thread_id: snowflake.optional() });
const change = z.strictObject({ thread_id: snowflake.optional(), with_components: flagInQuery });

type Parameters = Readonly<Record<string, string>>;

/** What an application says after its first answer: the interaction's token is a webhook for fifteen minutes. */
export function webhookCalls(world: World): DiscordCall[] {
  const find = ({ webhook_id, webhook_token }: Parameters): Interaction => {
    const interaction = world.interactionsByToken.get(webhook_token ?? "");
    if (!interaction || interaction.application.id !== webhook_id) throw refusal("unknownWebhook");
    if (world.now() - interaction.createdAt > tokenMilliseconds) throw refusal("invalidWebhookToken");
    if (!interaction.callback) throw refusal("unknownWebhook");
    return interaction;
  };
  const show = (interaction: Interaction, message: Message) =>
    ok(describeMessage(world, message, viewFor(interaction.application)));
  const messageCallsAt = (
    path: string,
    choose: (interaction: Interaction, parameters: Parameters) => Message,
  ): DiscordCall[] => [
    discordCall({
      method: "GET",
      path,
      authenticated: false,
      query: threadOnly,
      malformed: { parameters: { webhook_token: "probe" }, query: { thread_id: "none" } },
      run({ parameters }) {
        const interaction = find(parameters);
        return show(interaction, choose(interaction, parameters));
      },
    }),
    discordCall({
      method: "PATCH",
      path,
      authenticated: false,
      query: change,
      body: messageEdit,
      malformed: { parameters: { webhook_token: "probe" }, body: { embeds: [{ title: "x".repeat(257) }] } },
      run({ parameters, body, files }) {
        const interaction = find(parameters);
        const message = choose(interaction, parameters);
        changeMessage(world, message, body, readFiles(world, files, body.attachments ?? [], true));
        return show(interaction, message);
      },
    }),
    discordCall({
      method: "DELETE",
      path,
      authenticated: false,
      query: threadOnly,
      malformed: { parameters: { webhook_token: "probe" }, query: { thread_id: "none" } },
      run({ parameters }) {
        const interaction = find(parameters);
        removeMessage(world, choose(interaction, parameters));
        return noContent;
      },
    }),
  ];
  return [
    discordCall({
      method: "POST",
      path: hookPath,
      authenticated: false,
      query: z.strictObject({ wait: flagInQuery, thread_id: snowflake.optional(), with_components: flagInQuery }),
      body: followUp,
      malformed: { parameters: { webhook_token: "probe" }, body: { flags: "ephemeral" } },
      run({ parameters, body, files }) {
        const interaction = find(parameters);
        const attachments = readFiles(world, files, body.attachments ?? []);
        const { original } = interaction;
        // The first follow-up to a promise fulfils it, with the visibility that was promised, unless the promise was deleted.
        if (original && isThere(world, original) && original.flags & messageFlags.loading) {
          const { tts, poll, flags, attachments: listed, ...rest } = body;
          changeMessage(world, original, rest, attachments);
          return show(interaction, original);
        }
        const message = postForInteraction(
          world,
          interaction,
          { ...body, attachments, flags: body.flags ?? 0, tts: body.tts ?? false },
          true,
        );
        interaction.followUps.push(message);
        return show(interaction, message);
      },
    }),
    ...messageCallsAt(`${hookPath}/messages/@original`, ({ original }) => existing(world, original)),
    ...messageCallsAt(`${hookPath}/messages/{message_id}`, ({ original, followUps }, { message_id }) =>
      existing(
        world,
        [original, ...followUps].find(
          (message) => message?.id === (message_id === "@original" ? original?.id : message_id),
        ) ?? null,
      ),
    ),
  ];
}

function existing(world: World, message: Message | null): Message {
  if (!message || !isThere(world, message)) throw refusal("unknownMessage");
  return message;
}

function isThere(world: World, { id, channelId }: Message): boolean {
  return world.ephemerals.has(id) || (world.channels.get(channelId)?.messages.has(id) ?? false);
}
