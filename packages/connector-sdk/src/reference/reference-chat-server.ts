/** The reference chat's platform: channels, people and messages in memory, and the deliveries it makes when people talk. */
import type { Card, CardForm } from "@eureka/contracts/card";
import type { PlatformPerson } from "@eureka/contracts/people";
import type { PlatformChannel, PlatformMessage } from "@eureka/contracts/universal-event";
import { ConnectorError } from "../connector-error.ts";
import type { Clock } from "../tools.ts";
import { FaultSwitches } from "./fault-switches.ts";
import type { ReferenceDelivery } from "./reference-delivery.ts";

/** A message as the platform keeps it. */
export interface ReferenceMessage {
  readonly platformChannelId: string;
  readonly message: PlatformMessage;
  readonly card: Card | null;
  readonly intent: string | null;
  /** The only person who sees it; null for everybody. */
  readonly visibleTo: string | null;
  /** `emoji` of our own reactions. */
  readonly reactions: readonly string[];
}

export interface ReferencePostInput {
  readonly platformChannelId: string;
  readonly platformThreadId?: string;
  readonly author: PlatformPerson;
  readonly text: string;
  readonly card?: Card;
  readonly intent?: string;
  readonly visibleTo?: string;
  readonly files?: PlatformMessage["files"];
}

export interface ReferenceChatServerOptions {
  readonly clock?: Clock;
  readonly platformWorkspaceId?: string;
  /** `lookup` (the default, as on most platforms) makes two messages of two posts with one intent. */
  readonly intents?: "enforced" | "lookup";
}

/** The longest text of a message in UTF-16 code units. */
export const referenceChatTextLimit = 100_000;

/**
 * An in-memory chat with fault switches, for tests of everything that talks.
 * @example
 * const server = new ReferenceChatServer();
 * const channel = server.addChannel("general");
 * const delivery = server.say({ ...channel, author: server.addPerson("Ann"), text: "hello" });
 */
export class ReferenceChatServer {
  readonly faults = new FaultSwitches();
  readonly intents: "enforced" | "lookup";
  readonly platformWorkspaceId: string;
  /** The account that the connector writes as. */
  readonly ourselves: PlatformPerson = { platformUserId: "U0", displayName: "Eureka", isBot: true };
  readonly people: PlatformPerson[] = [this.ourselves];
  readonly channels: PlatformChannel[] = [];
  readonly openedForms: CardForm[] = [];
  readonly files = new Map<string, Uint8Array>();
  readonly #clock: Clock;
  readonly #messages = new Map<string, ReferenceMessage>();
  readonly #replyHandles = new Set<string>();
  #sequence = 0;

  constructor(options: ReferenceChatServerOptions = {}) {
    this.#clock = options.clock ?? { now: () => new Date() };
    this.platformWorkspaceId = options.platformWorkspaceId ?? "W1";
    this.intents = options.intents ?? "lookup";
  }

  addPerson(displayName: string): PlatformPerson {
    const person = { platformUserId: `U${++this.#sequence}`, displayName, isBot: false };
    this.people.push(person);
    return person;
  }

  addChannel(name: string): { platformChannelId: string } {
    const platformChannelId = `C${++this.#sequence}`;
    this.channels.push({ platformChannelId, kind: "public", name });
    return { platformChannelId };
  }

  /** The direct conversation with a person; the first look makes it. */
  directChannelOf(platformUserId: string): string {
    if (!this.people.some((person) => person.platformUserId === platformUserId)) {
      throw new ConnectorError("not_found", `There is no person ${platformUserId}`);
    }
    const platformChannelId = `D-${platformUserId}`;
    if (!this.channels.some((channel) => channel.platformChannelId === platformChannelId)) {
      this.channels.push({ platformChannelId, kind: "direct" });
    }
    return platformChannelId;
  }

  /** What stands in a channel, oldest first, ephemeral messages included. */
  messagesIn(platformChannelId: string): ReferenceMessage[] {
    return [...this.#messages.values()].filter((stored) => stored.platformChannelId === platformChannelId);
  }

  post(input: ReferencePostInput): ReferenceMessage {
    const { platformChannelId, platformThreadId } = input;
    this.#requireChannel(platformChannelId);
    if (platformThreadId !== undefined) this.getMessage(platformChannelId, platformThreadId);
    checkText(input.text);
    const earlier =
      input.intent !== undefined && this.intents === "enforced"
        ? this.findByIntent(platformChannelId, input.intent)
        : null;
    if (earlier) return earlier;
    const message: PlatformMessage = {
      platformMessageId: `M${++this.#sequence}`,
      ...(platformThreadId === undefined ? {} : { platformThreadId }),
      author: input.author,
      text: input.text,
      mentions: this.people.filter(({ platformUserId }) => input.text.includes(`<@${platformUserId}>`)),
      mentionsEveryone: false,
      files: [...(input.files ?? [])],
      permalink: `https://chat.reference.example/${platformChannelId}/M${this.#sequence}`,
      postedAt: this.#clock.now().toISOString(),
    };
    const stored: ReferenceMessage = {
      platformChannelId,
      message,
      card: input.card ?? null,
      intent: input.intent ?? null,
      visibleTo: input.visibleTo ?? null,
      reactions: [],
    };
    this.#messages.set(message.platformMessageId, stored);
    return stored;
  }

  findByIntent(platformChannelId: string, intent: string): ReferenceMessage | null {
    return (
      this.messagesIn(platformChannelId).find((stored) => stored.intent === intent && stored.visibleTo === null) ?? null
    );
  }

  getMessage(platformChannelId: string, platformMessageId: string): ReferenceMessage {
    const stored = this.#messages.get(platformMessageId);
    if (!stored || stored.platformChannelId !== platformChannelId) {
      throw new ConnectorError("not_found", `There is no message ${platformMessageId}`);
    }
    return stored;
  }

  /** Replaces text and card of a message. */
  edit(platformChannelId: string, platformMessageId: string, text: string, card: Card | null): ReferenceMessage {
    const stored = this.getMessage(platformChannelId, platformMessageId);
    checkText(text);
    return this.#replace({ ...stored, message: { ...stored.message, text }, card });
  }

  setReaction(platformChannelId: string, platformMessageId: string, emoji: string, present: boolean): void {
    const stored = this.getMessage(platformChannelId, platformMessageId);
    const others = stored.reactions.filter((reaction) => reaction !== emoji);
    this.#replace({ ...stored, reactions: present ? [...others, emoji] : others });
  }

  delete(platformChannelId: string, platformMessageId: string): void {
    this.#requireChannel(platformChannelId);
    this.#messages.delete(platformMessageId);
  }

  /** Opens a form for the person behind a reply handle; a handle works once. Throws "invalid" for any other one. */
  openForm(form: CardForm, replyHandle: string): void {
    if (!this.#replyHandles.delete(replyHandle))
      throw new ConnectorError("invalid", "The reply handle is unknown or was used");
    this.openedForms.push(form);
  }

  keepFile(bytes: Uint8Array): string {
    const platformFileId = `F${++this.#sequence}`;
    this.files.set(platformFileId, bytes);
    return platformFileId;
  }

  /** A person says something: it stands in the channel, and this is the delivery to sign and send. */
  say(
    input: Pick<ReferencePostInput, "platformChannelId" | "platformThreadId" | "author" | "text" | "files">,
  ): ReferenceDelivery {
    const { message, platformChannelId } = this.post(input);
    return this.#deliver({ type: "message.posted", channel: this.#requireChannel(platformChannelId), message });
  }

  /** A person presses a button; the delivery carries a reply handle that opens one form. */
  press(input: {
    platformChannelId: string;
    platformMessageId: string;
    actor: PlatformPerson;
    actionId: string;
    /** The chosen option of a select. */
    value?: string;
  }): ReferenceDelivery {
    const { platformMessageId, actor, actionId, value } = input;
    const replyHandle = `H${++this.#sequence}`;
    this.#replyHandles.add(replyHandle);
    const channel = this.#requireChannel(input.platformChannelId);
    return this.#deliver({
      type: "action.invoked",
      channel,
      platformMessageId,
      actor,
      actionId,
      ...(value !== undefined && { value }),
      values: {},
      replyHandle,
    });
  }

  /** A person sends a form that was opened. The platform closes it and does not say where it was opened. */
  submit(input: {
    formId: string;
    actor: PlatformPerson;
    values: Readonly<Record<string, string | string[]>>;
  }): ReferenceDelivery {
    const { formId, actor, values } = input;
    return this.#deliver({ type: "form.submitted", formId, actor, values: { ...values } });
  }

  #deliver(event: ReferenceDelivery["events"][number]): ReferenceDelivery {
    const { platformWorkspaceId } = this;
    return {
      deliveryId: `${platformWorkspaceId}-${++this.#sequence}`,
      platformWorkspaceId,
      sentAt: this.#clock.now().toISOString(),
      events: [event],
    };
  }

  #replace(stored: ReferenceMessage): ReferenceMessage {
    this.#messages.set(stored.message.platformMessageId, stored);
    return stored;
  }

  #requireChannel(platformChannelId: string): PlatformChannel {
    const channel = this.channels.find((candidate) => candidate.platformChannelId === platformChannelId);
    if (!channel) throw new ConnectorError("not_found", `There is no channel ${platformChannelId}`);
    return channel;
  }
}

function checkText(text: string): void {
  if (text.length > referenceChatTextLimit) throw new ConnectorError("invalid", "The text is too long");
}
