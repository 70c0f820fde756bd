import { z } from "zod";
import { refusal } from "../errors.ts";
import { answerInteraction } from "../interactions/answer-interaction.ts";
import { type Callback, callbackBody } from "../schemas/callbacks.ts";
import { flagInQuery } from "../schemas/fields.ts";
import { describeMessage } from "../wire/message-json.ts";
import type { Interaction } from "../world/interaction.ts";
import { type Message, messageFlags } from "../world/message.ts";
import type { World } from "../world/world.ts";
import { type DiscordCall, discordCall, noContent, ok } from "./define-call.ts";
import { readFiles } from "./read-files.ts";
import { viewFor } from "./view-for.ts";

/** The first answer to an interaction. */
export function interactionCalls(world: World): DiscordCall[] {
  return [
    discordCall({
      method: "POST",
      path: "/interactions/{interaction_id}/{interaction_token}/callback",
      authenticated: false,
      query: z.strictObject({ with_response: flagInQuery }),
      body: callbackBody,
      malformed: { parameters: { interaction_token: "probe" }, body: { type: 4, data: { content: "x".repeat(2001) } } },
      run({ parameters, query, body, files }) {
        const interaction = world.interactions.get(parameters.interaction_id ?? "");
        if (interaction?.token !== parameters.interaction_token || !interaction) throw refusal("unknownInteraction");
        const listed = "data" in body && body.data && "attachments" in body.data ? body.data.attachments : [];
        const message = answerInteraction(world, interaction, body, readFiles(world, files, listed ?? []));
        return query.with_response ? ok(describeCallback(world, interaction, body, message)) : noContent;
      },
    }),
  ];
}

function describeCallback(
  world: World,
  { id, type, application }: Interaction,
  callback: Callback,
  message: Message | null,
) {
  const flags = message?.flags ?? 0;
  return {
    interaction: {
      id,
      type,
      ...(message && {
        response_message_id: message.id,
        response_message_loading: (flags & messageFlags.loading) !== 0,
        response_message_ephemeral: (flags & messageFlags.ephemeral) !== 0,
      }),
    },
    resource: {
      type: callback.type,
      ...(message && { message: describeMessage(world, message, viewFor(application)) }),
    },
  };
}
