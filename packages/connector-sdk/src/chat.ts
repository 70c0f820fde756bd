/** Chat: what Eureka does in the conversations of a platform. All ids are the platform's; all texts are GitHub Flavored Markdown. */
import type { Card, CardForm } from "@eureka/contracts/card";
import type { PlatformPerson } from "@eureka/contracts/people";
import type { PlatformChannel, PlatformFile, PlatformMessage } from "@eureka/contracts/universal-event";
import type { InboundReply } from "./inbound.ts";
import type { Page, PageRequest } from "./page.ts";

/** A message by its place. */
export interface MessageReference {
  readonly platformChannelId: string;
  readonly platformMessageId: string;
  /** The thread that it belongs to, where it belongs to one. */
  readonly platformThreadId?: string;
}

/**
 * The name of one wish to write, made by the host and journaled before the call, at most 64 characters of `[A-Za-z0-9_-]`.
 * A connector hides it in the write (nonce, message metadata) so that `findByIntent` sees it again. It is no secret.
 */
export type Intent = string;

/** What a message says. `text` is complete by itself: notifications and platforms without cards show only it. */
export interface MessageContent {
  readonly text: string;
  readonly card?: Card;
}

export interface PostMessageInput {
  readonly intent: Intent;
  readonly platformChannelId: string;
  /** Reply in this thread; the id of any message starts a thread under it. */
  readonly platformThreadId?: string;
  readonly content: MessageContent;
  /** The handle of the event that this answers, where it had one. */
  readonly replyHandle?: string;
}

export interface UpdateMessageInput {
  readonly intent: Intent;
  readonly message: MessageReference;
  readonly content: MessageContent;
}

export interface DeleteMessageInput {
  readonly intent: Intent;
  readonly message: MessageReference;
}

export interface PostEphemeralInput extends PostMessageInput {
  /** The only person who sees it. */
  readonly platformUserId: string;
}

export interface DirectMessageInput {
  readonly intent: Intent;
  readonly platformUserId: string;
  readonly content: MessageContent;
}

export interface ReactInput {
  readonly intent: Intent;
  readonly message: MessageReference;
  /** The emoji's name without colons, as in universal events. */
  readonly emoji: string;
  readonly change: "add" | "remove";
}

export interface OpenFormInput {
  readonly form: CardForm;
  /** The handle of the press or command; forms open only in answer to one, within seconds. */
  readonly replyHandle: string;
}

export interface CloseFormInput {
  /** The id of the form as it was opened. */
  readonly formId: string;
}

export interface UploadFileInput {
  readonly intent: Intent;
  readonly platformChannelId: string;
  readonly platformThreadId?: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Opens the bytes from the start; called again for a second attempt. */
  open(): ReadableStream<Uint8Array>;
  /** The text beside the file. */
  readonly text?: string;
}

/** Text that grows while somebody reads it. */
export interface StreamInput {
  readonly message: MessageReference;
  /** What is added behind what stands there. */
  readonly text: string;
}

/** What a person sees on our own page inside the platform: cards under headings. */
export interface HomeInput {
  readonly platformUserId: string;
  readonly sections: readonly { readonly title: string; readonly cards: readonly Card[] }[];
}

/** What is shown below a message that names one of our addresses. */
export interface UnfurlInput {
  readonly message: MessageReference;
  /** The handle of the event that told of the addresses, where it had one. */
  readonly replyHandle?: string;
  readonly previews: readonly { readonly url: string; readonly card: Card }[];
}

/** The end of a step of the platform's own automation. */
export interface StepOutcome {
  readonly replyHandle: string;
  readonly outcome:
    | { readonly kind: "done"; readonly outputs: Readonly<Record<string, string>> }
    | { readonly kind: "failed"; readonly message: string };
}

/** A command as platforms list it before anybody types it. */
export interface CommandDescription {
  /** Without a slash. */
  readonly name: string;
  readonly description: string;
  readonly verbs: readonly {
    readonly name: string;
    readonly description: string;
    readonly options: readonly {
      readonly name: string;
      readonly description: string;
      readonly kind: "text" | "number" | "flag" | "person" | "choice";
      readonly required: boolean;
      /** The choices, where they are always the same. */
      readonly choices?: readonly string[];
      /** The host is asked for suggestions while somebody types. */
      readonly suggests?: boolean;
    }[];
  }[];
}

/** Where to look for a write whose answer never came. */
export interface MessageIntentSearch {
  readonly intent: Intent;
  /** Where it was sent: a channel, or the direct conversation with a person. */
  readonly sentTo:
    | { readonly platformChannelId: string; readonly platformThreadId?: string }
    | { readonly platformUserId: string };
  /** When the first attempt began; nothing older needs to be read. */
  readonly sentAfter: Date;
}

/** A message that is there now. */
export interface PostedMessage extends MessageReference {
  readonly permalink?: string;
}

/** A card in the platform's own form. */
export interface RenderedCard {
  /** What would be sent, for previews and tests; its shape is the connector's own. */
  readonly payload: unknown;
  /** What the platform's limits cut off, as paths into the card (`fields.10`, `text`); empty when everything fits. */
  readonly cut: readonly string[];
}

/** What the platform can do; the host asks instead of knowing platforms by name. */
export interface ChatAbilities {
  /** `enforced`: the platform itself makes one message of two posts with one intent. `lookup`: the host looks first, see `writeOnce`. */
  readonly intents: "enforced" | "lookup";
  readonly threads: boolean;
  readonly edits: boolean;
  readonly reactions: boolean;
  /** False: the host sends a direct message instead. */
  readonly ephemeral: boolean;
  /** `by_call`: with `openForm`. `in_reply`: with `renderFormReply`, as the answer to the delivery itself. */
  readonly forms: "none" | "by_call" | "in_reply";
  readonly files: "none" | "download" | "both_ways";
  /** `native`: with `startStream`, `appendStream` and `stopStream`; else the host posts and edits. */
  readonly streams: "none" | "native";
  /** The longest `text` in UTF-16 code units; connectors split or cut what is longer, visibly. */
  readonly maxTextLength: number;
}

/**
 * Every method may throw `ConnectorError` with one of its five codes and nothing else.
 * After "unavailable" the write may or may not have happened: look it up with `findByIntent` before repeating.
 * Update, delete and react are safe to repeat as they are: the second time changes nothing and succeeds.
 */
export interface ChatCapability {
  capabilities(): ChatAbilities;
  /** Pure: what a card becomes on this platform. */
  renderCard(card: Card): RenderedCard;

  post(input: PostMessageInput): Promise<PostedMessage>;
  update(input: UpdateMessageInput): Promise<PostedMessage>;
  /** Deleting what is gone succeeds. */
  delete(input: DeleteMessageInput): Promise<void>;
  /** Shows a message to one person only; cannot be looked up, edited or read again. Throws "invalid" where `ephemeral` is false. */
  postEphemeral(input: PostEphemeralInput): Promise<void>;
  directMessage(input: DirectMessageInput): Promise<PostedMessage>;
  react(input: ReactInput): Promise<void>;
  /** The message that an intent made, or null when it made none. */
  findByIntent(search: MessageIntentSearch): Promise<PostedMessage | null>;

  /** Throws "not_found" for a message that is gone or not visible to us. */
  getMessage(message: MessageReference): Promise<PlatformMessage>;
  /** The messages of a thread, oldest first, the one that started it included. */
  readThread(
    thread: { platformChannelId: string; platformThreadId: string },
    page: PageRequest,
  ): Promise<Page<PlatformMessage>>;
  listChannels(page: PageRequest): Promise<Page<PlatformChannel>>;
  /** Present where workspaces share channels. Whether we are in a channel now, and so may hear what is said there; false for an unknown one. */
  isInChannel?(platformChannelId: string): Promise<boolean>;
  /** The people in a channel, or in the whole platform workspace when no channel is named. */
  listMembers(page: PageRequest & { readonly platformChannelId?: string }): Promise<Page<PlatformPerson>>;

  /** Present where `forms` is `by_call`. */
  openForm?(input: OpenFormInput): Promise<void>;
  /** Present where a form that was sent stays on the screen until it is taken away; closing what is gone succeeds. */
  closeForm?(input: CloseFormInput): Promise<void>;
  /** Present where `forms` is `in_reply`. Pure. */
  renderFormReply?(form: CardForm): InboundReply;
  /** Present where `files` is `both_ways`. */
  uploadFile?(input: UploadFileInput): Promise<PostedMessage>;
  /**
   * Present where `streams` is `native`. The stream begins with the content's text, below the title and with the actions of its card;
   * `findByIntent` finds it. A stream that is not stopped ends by itself after a while. Throws "invalid" where there can be none.
   */
  startStream?(input: PostMessageInput): Promise<PostedMessage>;
  appendStream?(input: StreamInput): Promise<void>;
  /** The finished message takes the place of the stream, also of one that ended by itself. The intent is the one that began it. */
  stopStream?(input: UpdateMessageInput): Promise<PostedMessage>;
  /** Present where the platform has a page of ours for each person. Showing it again replaces it. */
  showHome?(input: HomeInput): Promise<void>;
  /** Present where the platform asks what stands behind our addresses. */
  unfurl?(input: UnfurlInput): Promise<void>;
  /** Present where the platform's own automation has steps of ours. Ending what has ended succeeds. */
  endStep?(input: StepOutcome): Promise<void>;
  /** Present where commands are listed by API. Registering replaces what was there. */
  registerCommands?(commands: readonly CommandDescription[]): Promise<void>;
  /** Leaves the platform workspace and gives the tokens back, where the platform has such a call; leaving twice succeeds. */
  leave?(): Promise<void>;
  /** Present where `files` is not `none`. The host enforces its size limit while it reads. */
  downloadFile?(file: PlatformFile): Promise<ReadableStream<Uint8Array>>;
}
