/** What people do with commands, components and modals, and how its delivery is answered at once. */
import { cleanText, type InboundReply, type ParsedDelivery, replyWithJson } from "@eureka/connector-sdk";
import type { CardValues } from "@eureka/contracts/card";
import type { PlatformPerson } from "@eureka/contracts/people";
import { type UniversalEvent, universalEventLimits } from "@eureka/contracts/universal-event";
import {
  InteractionResponseType as Answer,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
} from "discord-api-types/v10";
import type { z } from "zod";
import { readButtonLabel, readCardInputs } from "./card-inputs.ts";
import { findFocused, writeCommandText } from "./command-text.ts";
import { readCustomId, writeCustomId } from "./custom-id.ts";
import { listMark, questionId, renderModal } from "./forms.ts";
import { fileOf, messageOf } from "./messages.ts";
import { personOf } from "./people.ts";
import { type Place, placeOf } from "./places.ts";
import { type ReplyState, writeReplyHandle } from "./reply-handle.ts";
import { timeOfSnowflake } from "./snowflake.ts";
import { fromDiscordText } from "./text.ts";
import type { interactionPlaceSchema, WireInteraction } from "./wire.ts";

const { text: longestText, name: longestName, people: mostPeople, files: mostFiles } = universalEventLimits;

/** The name under which the entry in the menu of a message invokes its command. */
export const messageCommand = { title: "Make work item", command: "make_work_item" } as const;

/** Nothing yet: the endpoint for answers is still free, so that a modal may open (202, no body, as Discord documents it). */
const noAnswerYet: InboundReply = { status: 202, headers: {}, body: "" };
const answerPing = replyWithJson({ type: Answer.Pong });
const loading = replyWithJson({ type: Answer.DeferredChannelMessageWithSource });
const whispering = replyWithJson({
  type: Answer.DeferredChannelMessageWithSource,
  data: { flags: MessageFlags.Ephemeral },
});
const acknowledged = replyWithJson({ type: Answer.DeferredMessageUpdate });

interface Scene {
  readonly interaction: WireInteraction;
  readonly guildId: string;
  /** Whether it came from a direct conversation, where only our own mark tells the guild. */
  readonly isDirect: boolean;
  readonly place: Place;
  readonly actor: PlatformPerson;
}

type Parsed = Omit<ParsedDelivery, "deliveryId">;

/** The guild of an interaction: Discord's word, or our own mark on a component in a direct conversation. */
export function guildOfInteraction({ guild_id: guildId, data }: z.infer<typeof interactionPlaceSchema>): string | null {
  return guildId ?? readCustomId(data?.custom_id ?? "", "press").guildId ?? null;
}

export function translateInteraction(interaction: WireInteraction): ParsedDelivery {
  const deliveryId = interaction.id;
  if (interaction.type === InteractionType.Ping) return { deliveryId, events: [], ignored: [], reply: answerPing };
  const guildId = guildOfInteraction(interaction);
  const user = interaction.member?.user ?? interaction.user;
  const channel = interaction.channel ?? (interaction.channel_id ? { id: interaction.channel_id } : null);
  const translate = translations[interaction.type];
  const kind = `interaction ${interaction.type}`;
  if (!translate || guildId === null || !user || !channel) return { deliveryId, events: [], ignored: [{ kind }] };
  const parsed = translate({
    interaction,
    guildId,
    isDirect: !interaction.guild_id,
    place: placeOf(channel),
    actor: personOf(user, interaction.member),
  });
  return { deliveryId, ...(parsed ?? { events: [], ignored: [{ kind }] }) };
}

const translations: Readonly<Record<number, (scene: Scene) => Parsed | null>> = {
  [InteractionType.ApplicationCommand]: translateCommand,
  [InteractionType.MessageComponent]: translatePress,
  [InteractionType.ApplicationCommandAutocomplete]: translateQuestion,
  [InteractionType.ModalSubmit]: translateModal,
};

function translateCommand(scene: Scene): Parsed | null {
  const { interaction, guildId, place, actor } = scene;
  const { name, type, options, resolved, target_id: targetId } = interaction.data ?? {};
  if (!name || type === ApplicationCommandType.User) return null;
  const thread = onThread(place);
  if (type === ApplicationCommandType.Message) {
    const target = resolved?.messages?.[targetId ?? ""];
    if (!target) return null;
    const message = messageOf(target, { guildId, platformThreadId: place.platformThreadId });
    const command = name === messageCommand.title ? messageCommand.command : name;
    const words = { command, text: "", mentions: [], files: [], message };
    const replyHandle = handleOf(scene, "open_command");
    const event = {
      ...envelope(scene),
      type: "command.invoked",
      channel: place.channel,
      actor,
      ...thread,
      ...words,
    } as const;
    return { events: [{ ...event, replyHandle }], ignored: [], reply: noAnswerYet };
  }
  const channelNames = new Map(
    Object.values(resolved?.channels ?? {}).map((channel) => [channel.id, channel.name ?? channel.id]),
  );
  const typed = writeCommandText(options, resolved?.attachments);
  const event: UniversalEvent = {
    ...envelope(scene),
    type: "command.invoked",
    channel: place.channel,
    actor,
    ...thread,
    command: name,
    text: cleanText(fromDiscordText(typed, { guildId, channelNames }), longestText),
    mentions: Object.entries(resolved?.users ?? {})
      .slice(0, mostPeople)
      .map(([id, user]) => personOf(user, resolved?.members?.[id])),
    files: Object.values(resolved?.attachments ?? {})
      .slice(0, mostFiles)
      .map((file) => fileOf(file)),
    replyHandle: handleOf(scene, "loading"),
  };
  return { events: [event], ignored: [], reply: loading };
}

function translatePress(scene: Scene): Parsed | null {
  const { interaction, isDirect, guildId } = scene;
  const { custom_id: customId = "", values, component_type: componentType } = interaction.data ?? {};
  const { kind, id: actionId } = readCustomId(customId, "press");
  if (kind === "ask") {
    const components = interaction.message?.components ?? [];
    const modalId = writeCustomId({ kind: "press", id: actionId, guildId: isDirect ? guildId : undefined }, "submit");
    if (modalId === null) return null;
    const title = readButtonLabel(components, customId) ?? actionId;
    const { payload } = renderModal({ title, inputs: readCardInputs(components) }, modalId);
    return { events: [], ignored: [], reply: replyWithJson({ type: Answer.Modal, data: payload }) };
  }
  const value = componentType === ComponentType.Button ? undefined : values?.[0];
  const opensForm = kind === "form";
  const event = invoke(scene, actionId, {}, opensForm ? "open" : "quiet", value);
  return event && { events: [event], ignored: [], reply: opensForm ? noAnswerYet : acknowledged };
}

function translateModal(scene: Scene): Parsed | null {
  const { interaction, actor, place } = scene;
  const { custom_id: customId = "" } = interaction.data ?? {};
  const { kind, id } = readCustomId(customId, "submit");
  const values = readValues(interaction);
  if (kind === "press") {
    const event = invoke(scene, id, values, "quiet");
    return event && { events: [event], ignored: [], reply: acknowledged };
  }
  if (!isActionId(id)) return null;
  // Behind a press its message stays as it is; behind a command there is none, and somebody waits for a word.
  const [state, reply] = interaction.message
    ? (["quiet", acknowledged] as const)
    : (["whispering", whispering] as const);
  const event: UniversalEvent = {
    ...envelope(scene),
    type: "form.submitted",
    actor,
    formId: id,
    values,
    channel: place.channel,
    replyHandle: handleOf(scene, state),
  };
  return { events: [event], ignored: [], reply };
}

function translateQuestion({ interaction, guildId, place, actor }: Scene): Parsed | null {
  const { name, options } = interaction.data ?? {};
  const focused = findFocused(options);
  if (!name || !focused) return null;
  const where = { platformWorkspaceId: guildId, channel: place.channel, actor };
  return { events: [], ignored: [], question: { kind: "suggest", ...where, command: name, ...focused } };
}

function invoke(
  scene: Scene,
  actionId: string,
  values: CardValues,
  state: ReplyState,
  value?: string,
): UniversalEvent | null {
  const { interaction, place, actor } = scene;
  if (!interaction.message || !isActionId(actionId)) return null;
  return {
    ...envelope(scene),
    type: "action.invoked",
    channel: place.channel,
    platformMessageId: interaction.message.id,
    ...onThread(place),
    actor,
    actionId,
    ...(value !== undefined && { value: value.slice(0, 255) }),
    values: values as Record<string, string | string[]>,
    replyHandle: handleOf(scene, state),
  };
}

/** A text comes back as a text, a choice too; what takes several choices comes back as a list. */
function readValues({ data }: WireInteraction): Record<string, string | string[]> {
  const submitted = (data?.components ?? []).flatMap(({ component, components }) => [
    ...(component ? [component] : []),
    ...(components ?? []),
  ]);
  const filled = submitted.filter(({ custom_id: id }) => id !== questionId);
  return Object.fromEntries(
    filled.map(({ custom_id: id, value, values }) => {
      const texts = values?.map((text) => cleanText(text, longestName));
      if (texts && id.endsWith(listMark)) return [id.slice(0, -listMark.length), texts];
      return [id, texts?.[0] ?? cleanText(String(value ?? ""), longestText)];
    }),
  );
}

function envelope({ interaction, guildId }: Scene) {
  return {
    version: 1,
    platform: "discord",
    platformWorkspaceId: guildId,
    deliveryId: interaction.id,
    deliveryPart: 0,
    occurredAt: timeOfSnowflake(interaction.id).toISOString(),
  } as const;
}

function onThread({ platformThreadId }: Place): { platformThreadId?: string } {
  return platformThreadId === undefined ? {} : { platformThreadId };
}

function handleOf({ interaction, guildId, isDirect }: Scene, state: ReplyState): string {
  return writeReplyHandle({
    state,
    interactionId: interaction.id,
    applicationId: interaction.application_id,
    token: interaction.token,
    directGuildId: isDirect ? guildId : undefined,
  });
}

/** A component that is not ours may bear an id that no action has. */
function isActionId(id: string): boolean {
  return /^[\x21-\x7e]{1,100}$/.test(id);
}
