/** Forms of the chat: a card with inputs that only the person sees who pressed, and a button that sends them. */
import { type Card, type CardForm, cardSchema } from "@eureka/contracts/card";

const sendPrefix = "send_";

/** The form as a card; its button bears the form's id. */
export function drawForm({ id, title, submitLabel, inputs }: CardForm): Card {
  const send = { kind: "button", id: `${sendPrefix}${id}`, label: submitLabel, style: "primary" } as const;
  return cardSchema.parse({ title, inputs, actions: [send] });
}

/** The form that a pressed button sends; null for any other button. */
export function formOfAction(actionId: unknown): string | null {
  return typeof actionId === "string" && actionId.startsWith(sendPrefix) ? actionId.slice(sendPrefix.length) : null;
}

/** Where a press happened: in this chat that is all that a form needs, so that it is what a handle of a press says. */
export interface PressPlace {
  readonly channelId: string;
  readonly threadId: string | null;
  readonly memberId: string;
}

export function writeHandle({ channelId, threadId, memberId }: PressPlace): string {
  return [channelId, threadId ?? "", memberId].join("/");
}

/** Null for text that is no handle. */
export function readHandle(handle: string): PressPlace | null {
  const [channelId, threadId, memberId, ...rest] = handle.split("/");
  if (!channelId || threadId === undefined || !memberId || rest.length > 0) return null;
  return { channelId, threadId: threadId || null, memberId };
}
