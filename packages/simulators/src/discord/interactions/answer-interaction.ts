import { invalidForm, refusal } from "../errors.ts";
import { type Callback, callbackTypes } from "../schemas/callbacks.ts";
import { changeMessage } from "../world/change-message.ts";
import type { Interaction } from "../world/interaction.ts";
import { type Attachment, type Message, messageFlags, messageTypes } from "../world/message.ts";
import { type MessageDraft, postMessage } from "../world/post-message.ts";
import type { World } from "../world/world.ts";

const { message, deferredMessage, deferredUpdate, update, autocomplete, modal } = callbackTypes;

/** Which answers fit which interactions; a modal updates a message only when it came from one. */
const allowedAnswers: Readonly<Record<number, readonly number[]>> = {
  2: [message, deferredMessage, modal],
  3: [message, deferredMessage, deferredUpdate, update, modal],
  4: [autocomplete],
  5: [message, deferredMessage, deferredUpdate, update],
};

/**
 * Applies the first answer to an interaction. Returns the message that came of it, if any.
 * @throws 40060 for a second answer, 10062 for one that comes too late
 */
export function answerInteraction(
  world: World,
  interaction: Interaction,
  callback: Callback,
  files: readonly Attachment[],
): Message | null {
  if (interaction.callback) throw refusal("alreadyAcknowledged");
  if (world.now() - interaction.createdAt > world.answerMilliseconds) throw refusal("unknownInteraction");
  const { type, source } = interaction;
  const isUpdate = callback.type === update || callback.type === deferredUpdate;
  if (!allowedAnswers[type]?.includes(callback.type) || (isUpdate && !source))
    throw invalidForm("type", "BASE_TYPE_CHOICES", `Value must be one of (${allowedAnswers[type]?.join(", ")}).`);
  const original = perform(world, interaction, callback, files);
  interaction.callback = callback;
  interaction.original = original;
  interaction.answered();
  return original;
}

function perform(
  world: World,
  interaction: Interaction,
  callback: Callback,
  files: readonly Attachment[],
): Message | null {
  const { source } = interaction;
  switch (callback.type) {
    case message:
      return postForInteraction(world, interaction, {
        ...callback.data,
        attachments: files,
        flags: callback.data.flags ?? 0,
      });
    case deferredMessage:
      return postForInteraction(world, interaction, { flags: (callback.data?.flags ?? 0) | messageFlags.loading });
    case deferredUpdate:
      return source;
    case update:
      if (source && callback.data) changeMessage(world, source, callback.data, files);
      return source;
    case modal:
      interaction.modal = callback.data;
      return null;
    default:
      return null;
  }
}

interface InteractionMessage
  extends Omit<MessageDraft, "channel" | "author" | "attachments" | "allowedMentions" | "flags" | "tts"> {
  readonly attachments?: readonly Attachment[];
  readonly allowed_mentions?: MessageDraft["allowedMentions"];
  readonly flags?: number;
  readonly tts?: boolean | null | undefined;
}

/** Puts a message of an interaction into its channel, for one person only when the flag says so. */
export function postForInteraction(
  world: World,
  interaction: Interaction,
  draft: InteractionMessage,
  isFollowUp = false,
): Message {
  const { application, channel, user, type, commandName, commandType, source } = interaction;
  const { allowed_mentions: allowedMentions, attachments, tts, flags = 0, ...rest } = draft;
  const isEphemeral = (flags & messageFlags.ephemeral) !== 0;
  const isCommand = type === 2;
  const first = commandType === 1 ? messageTypes.chatInputCommand : messageTypes.contextMenuCommand;
  const target = isFollowUp ? interaction.original : source;
  const reference =
    target && !target.ephemeralForId ? { channelId: channel.id, guildId: channel.guildId, messageId: target.id } : null;
  return postMessage(world, {
    ...rest,
    channel,
    author: application.bot,
    attachments: attachments ?? [],
    allowedMentions,
    tts: tts ?? false,
    flags,
    ...(isCommand && !isFollowUp && { type: first }),
    reference,
    applicationId: application.id,
    origin: {
      interactionId: interaction.id,
      interactionType: type,
      user,
      commandName,
      originalResponseMessageId: isFollowUp ? (interaction.original?.id ?? null) : null,
    },
    ephemeralForId: isEphemeral ? user.id : null,
  }).message;
}
