/** Presses, forms and shortcuts: https://docs.slack.dev/reference/interaction-payloads. */
import { cleanText, type InboundReply, replyWithJson } from "@eureka/connector-sdk";
import type { CardValues } from "@eureka/contracts/card";
import type { PlatformChannel, PlatformMessage } from "@eureka/contracts/universal-event";
import { readHandle, type SlackHandle, writeHandle } from "./handle.ts";
import { channelOf, messageOf, nameOf, permalinkOf, threadOf } from "./messages.ts";
import type { DeliveryFacts } from "./read-delivery.ts";
import { groupOfBlock, readValues } from "./read-values.ts";
import { handleOf } from "./translate-events.ts";
import type { InteractionBody, WireMessage } from "./wire.ts";

/** What an interaction becomes: fields of events, kinds without one, and the answer that Slack wants at once. */
export interface TranslatedInteraction {
  readonly events: readonly Record<string, unknown>[];
  readonly ignored: readonly string[];
  readonly reply?: InboundReply;
}

type Translate = (body: InteractionBody, facts: DeliveryFacts) => TranslatedInteraction;

const nothing = (kind: string): TranslatedInteraction => ({ events: [], ignored: [kind] });

const pressed: Translate = (body) => {
  const place = placeOf(body);
  const events: Record<string, unknown>[] = [];
  const ignored: string[] = [];
  for (const action of body.actions ?? []) {
    // The ids of links hold a space, which no action of a card has: Slack tells of them, but they were only followed.
    const isOurs = (action.type === "button" || action.type === "static_select") && !action.action_id.includes(" ");
    if (!place || !isOurs) {
      ignored.push(`block_actions.${action.type ?? "unknown"}`);
      continue;
    }
    const value = action.selected_option?.value;
    const values = readValues(body.state ?? body.view?.state, groupOfBlock(action.block_id));
    events.push({
      type: "action.invoked",
      ...place,
      actor: actorOf(body),
      actionId: action.action_id,
      ...(value !== undefined && { value }),
      values: clean(values),
      ...handleOfInteraction(body),
    });
  }
  return { events, ignored };
};

/** A press on our own page has no message: there the page stands in its place, in the conversation with the person. */
function placeOf(body: InteractionBody): Record<string, unknown> | null {
  const { container, message, view } = body;
  const ts = container?.message_ts ?? message?.ts;
  const channel = channelOfInteraction(body);
  if (channel && ts) {
    const thread_ts = container?.thread_ts ?? message?.thread_ts;
    return { channel, platformMessageId: ts, ...threadOf({ ts, thread_ts }) };
  }
  return view ? { channel: directChannelOf(body), platformMessageId: view.id } : null;
}

const submitted: Translate = (body) => {
  const { view } = body;
  if (!view?.callback_id) return nothing("view_submission");
  const opened = readOpened(view.private_metadata);
  const channel = opened.channel ? channelOf(opened.channel) : undefined;
  const event = {
    type: "form.submitted",
    actor: actorOf(body),
    formId: view.callback_id,
    values: clean(readValues(view.state)),
    ...(channel && { channel }),
    ...handleOfInteraction(body, opened),
  };
  return { events: [event], ignored: [], reply: replyWithJson({ response_action: "clear" }) };
};

/** What the form was opened with; forms of others say nothing that we know. */
function readOpened(metadata: string | null | undefined): SlackHandle {
  try {
    return metadata ? readHandle(metadata) : {};
  } catch {
    return {};
  }
}

const chosenOnMessage: Translate = (body) => {
  const channel = channelOfInteraction(body);
  if (!channel || !body.callback_id || !body.message) return nothing("message_action");
  const message = messageIn(body, channel, body.message);
  return { events: [invoked(body, body.callback_id, channel, message)], ignored: [] };
};

/** A shortcut without a message happens nowhere; what answers it goes to the person. */
const chosen: Translate = (body) =>
  body.callback_id
    ? { events: [invoked(body, body.callback_id, directChannelOf(body))], ignored: [] }
    : nothing("shortcut");

const translations: Readonly<Record<string, Translate>> = {
  block_actions: pressed,
  view_submission: submitted,
  message_action: chosenOnMessage,
  shortcut: chosen,
};

export function translateInteraction(body: InteractionBody, facts: DeliveryFacts): TranslatedInteraction {
  const translate = Object.hasOwn(translations, body.type) ? translations[body.type] : undefined;
  return translate ? translate(body, facts) : nothing(body.type);
}

function invoked(
  body: InteractionBody,
  command: string,
  channel: PlatformChannel,
  message?: PlatformMessage,
): Record<string, unknown> {
  const platformThreadId = message?.platformThreadId;
  return {
    type: "command.invoked",
    channel,
    actor: actorOf(body),
    ...(platformThreadId !== undefined && { platformThreadId }),
    command,
    text: "",
    mentions: [],
    files: [],
    ...(message && { message }),
    ...handleOfInteraction(body),
  };
}

function messageIn(
  body: InteractionBody,
  { platformChannelId }: PlatformChannel,
  message: WireMessage,
): PlatformMessage {
  const domain = body.team?.domain;
  const isDomain = domain && /^[a-z0-9-]+$/.test(domain);
  const permalink = isDomain ? permalinkOf(`https://${domain}.slack.com`, platformChannelId, message) : undefined;
  return messageOf(message, { botUserIds: [], ...(permalink !== undefined && { permalink }) });
}

function channelOfInteraction({ channel, container }: InteractionBody): PlatformChannel | null {
  if (channel) return channelOf(channel.id, channel.name, channel.name);
  return container?.channel_id ? channelOf(container.channel_id) : null;
}

/** Slack takes a person's id for the conversation with that person. */
function directChannelOf({ user }: InteractionBody): PlatformChannel {
  return { platformChannelId: user.id, kind: "direct" };
}

function actorOf({ user }: InteractionBody): Record<string, unknown> {
  return { platformUserId: user.id, ...nameOf([user.name, user.username]), isBot: false };
}

function handleOfInteraction(body: InteractionBody, opened: SlackHandle = {}): { replyHandle?: string } {
  const channel = body.channel?.id ?? body.container?.channel_id ?? opened.channel;
  const responseUrl = body.response_url ?? opened.responseUrl;
  // An application of a whole enterprise is told the workspace with the person only.
  const team = body.team?.id ?? body.user.team_id;
  return handleOf(
    writeHandle({
      ...(body.trigger_id && { trigger: body.trigger_id }),
      ...(responseUrl && { responseUrl }),
      ...(channel && { channel }),
      user: body.user.id,
      ...(team && { team }),
    }),
  );
}

function clean(values: CardValues): CardValues {
  const cleanOne = (value: string) => cleanText(value, 1_024);
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      typeof value === "string" ? cleanText(value, 262_144) : value.map(cleanOne),
    ]),
  );
}
