/** A slash command: https://docs.slack.dev/interactivity/implementing-slash-commands. */
import { cleanText } from "@eureka/connector-sdk";
import { universalEventLimits as limits } from "@eureka/contracts/universal-event";
import { writeHandle } from "./handle.ts";
import { channelOf, nameOf, peopleOf } from "./messages.ts";
import type { DeliveryFacts } from "./read-delivery.ts";
import { mentionedIn, readTokens } from "./read-text.ts";
import { handleOf } from "./translate-events.ts";
import type { CommandBody } from "./wire.ts";

export function translateCommand(body: CommandBody, facts: DeliveryFacts): Record<string, unknown> {
  const { channel_id, channel_name, user_id, user_name, text, team_id } = body;
  return {
    type: "command.invoked",
    channel: channelOf(channel_id, channel_name, channel_name),
    actor: { platformUserId: user_id, ...nameOf([user_name]), isBot: false },
    command: body.command.replace(/^\//, ""),
    // Formatting is left as it was typed; only Slack's own form of mentions and addresses goes.
    text: cleanText(readTokens(text), limits.text),
    mentions: peopleOf(mentionedIn(text), facts.ourUserIds),
    files: [],
    ...handleOf(
      writeHandle({
        ...(body.trigger_id && { trigger: body.trigger_id }),
        ...(body.response_url && { responseUrl: body.response_url }),
        channel: channel_id,
        user: user_id,
        ...(team_id && { team: team_id }),
      }),
    ),
  };
}
