/** The handle of an interaction: how its delivery was answered, and what answering it further needs. */
import { ConnectorError } from "@eureka/connector-sdk";

/**
 * How the delivery was answered.
 * - `loading`: with a message for everybody that is still to be written.
 * - `whispering`: with such a message for the person alone.
 * - `quiet`: without a message; messages can follow.
 * - `open`: not at all, so that a modal may still answer the press of a component.
 * - `open_command`: not at all, and people wait for a sign.
 */
export const replyStates = ["loading", "whispering", "quiet", "open", "open_command"] as const;
export type ReplyState = (typeof replyStates)[number];

export interface ReplyHandle {
  readonly state: ReplyState;
  readonly interactionId: string;
  readonly applicationId: string;
  readonly token: string;
  /** The guild, where the interaction came from a direct conversation: what a modal must bear in mind. */
  readonly directGuildId?: string | undefined;
}

export function writeReplyHandle({ state, interactionId, applicationId, token, directGuildId }: ReplyHandle): string {
  return [state, interactionId, applicationId, directGuildId ?? "", token].join("/");
}

/** Throws "invalid" for text that is no handle. */
export function readReplyHandle(handle: string): ReplyHandle {
  const [state, interactionId, applicationId, directGuildId, ...token] = handle.split("/");
  const known = replyStates.find((name) => name === state);
  if (!known || !isId(interactionId) || !isId(applicationId) || token.length === 0) {
    throw new ConnectorError("invalid", "The handle is not one of an interaction");
  }
  return {
    state: known,
    interactionId,
    applicationId,
    token: token.join("/"),
    ...(directGuildId && { directGuildId }),
  };
}

function isId(text: string | undefined): text is string {
  return text !== undefined && /^\d{1,20}$/.test(text);
}
