/** Discord's JSON error codes to the five codes (https://discord.com/developers/docs/topics/opcodes-and-status-codes#json). */
import type { ConnectorErrorCode } from "@eureka/connector-sdk";
import { RESTJSONErrorCodes as Codes } from "discord-api-types/v10";

/**
 * What a code means, where the HTTP status would say something else. One channel that we may not see or write in does not make the
 * whole connection need a person: it is "not_found" or "invalid", never "unauthorized".
 */
export const errorCodes: Readonly<Record<number, Exclude<ConnectorErrorCode, "rate_limited">>> = {
  [Codes.UnknownChannel]: "not_found",
  [Codes.UnknownGuild]: "not_found",
  [Codes.UnknownMember]: "not_found",
  [Codes.UnknownMessage]: "not_found",
  [Codes.UnknownUser]: "not_found",
  [Codes.UnknownEmoji]: "not_found",
  [Codes.UnknownWebhook]: "not_found",
  [Codes.UnknownInteraction]: "not_found",
  // The token of an interaction that is over, not one of ours.
  [Codes.InvalidWebhookToken]: "not_found",
  [Codes.MissingAccess]: "not_found",
  [Codes.MissingPermissions]: "invalid",
  [Codes.CannotSendMessagesToThisUser]: "invalid",
  [Codes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: "invalid",
  [Codes.CannotEditMessageAuthoredByAnotherUser]: "invalid",
  [Codes.CannotExecuteActionOnDMChannel]: "invalid",
  [Codes.CannotSendMessagesInNonTextChannel]: "invalid",
  [Codes.CannotExecuteActionOnThisChannelType]: "invalid",
  [Codes.ReactionWasBlocked]: "invalid",
  [Codes.ThreadLocked]: "invalid",
  [Codes.MessageWasBlockedByAutomaticModeration]: "invalid",
  [Codes.MessageBlockedByHarmfulLinksFilter]: "invalid",
  [Codes.Unauthorized]: "unauthorized",
  [Codes.InvalidToken]: "unauthorized",
  [Codes.InvalidOAuth2AccessToken]: "unauthorized",
  [Codes.MissingRequiredOAuth2Scope]: "unauthorized",
  [Codes.SendMessagesHasBeenTemporarilyDisabled]: "unavailable",
  [Codes.FeatureTemporarilyDisabledServerSide]: "unavailable",
  [Codes.APIResourceOverloaded]: "unavailable",
};

/** The code that Discord itself gave, to decide by. */
export const discordCodes = {
  unknownChannel: String(Codes.UnknownChannel),
  unknownGuild: String(Codes.UnknownGuild),
  unknownMessage: String(Codes.UnknownMessage),
  unknownEmoji: String(Codes.UnknownEmoji),
  unknownInteraction: String(Codes.UnknownInteraction),
  alreadyAnswered: String(Codes.InteractionHasAlreadyBeenAcknowledged),
  notInThisChannel: String(Codes.CannotExecuteActionOnThisChannelType),
  notATextChannel: String(Codes.CannotSendMessagesInNonTextChannel),
  archived: String(Codes.InvalidActionOnArchivedThread),
  hasThread: String(Codes.ThreadAlreadyCreatedForMessage),
} as const;
