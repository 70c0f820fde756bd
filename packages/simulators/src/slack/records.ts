/** What the simulated Slack remembers. Plain records: everything that happens to them is in the other files. */

export interface Enterprise {
  readonly id: string;
  readonly name: string;
}

export interface Team {
  readonly id: string;
  name: string;
  /** The part of the workspace's address before `.slack.com`. */
  readonly domain: string;
  readonly enterprise: Enterprise | null;
}

/** A person or a bot of one workspace. */
export interface User {
  readonly id: string;
  readonly teamId: string;
  /** The short name, without an at sign. */
  name: string;
  realName: string;
  displayName: string;
  readonly email: string | null;
  readonly timeZone: string;
  /** Set for the user that stands for an app. */
  readonly bot: { readonly botId: string; readonly appId: string } | null;
  isDeleted: boolean;
  /** Epoch milliseconds. */
  updatedAt: number;
}

export type ChannelKind = "public" | "private" | "direct" | "group_direct";

export interface Channel {
  readonly id: string;
  /** Empty for direct conversations. */
  name: string;
  kind: ChannelKind;
  /** The workspace that owns it first, then those with which it is shared. */
  readonly teamIds: string[];
  readonly creatorId: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly isGeneral: boolean;
  isArchived: boolean;
  isDeleted: boolean;
  readonly previousNames: string[];
  readonly memberIds: Set<string>;
}

export interface MessageMetadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

export type Block = Readonly<Record<string, unknown>> & { readonly type: string; readonly block_id?: string };

export interface Message {
  /** Slack's id of a message in its channel: seconds with six decimals. */
  readonly ts: string;
  readonly channelId: string;
  /** Empty for a message that an app posted under a name of its own. */
  readonly userId: string;
  readonly teamId: string;
  /** Null for what people write. */
  readonly bot: { readonly botId: string; readonly appId: string } | null;
  subtype: string | null;
  text: string;
  blocks: readonly Block[];
  attachments: readonly Readonly<Record<string, unknown>>[];
  metadata: MessageMetadata | null;
  /** The `ts` of the message that began the thread; null outside of one. */
  readonly threadTs: string | null;
  readonly clientMessageId: string | null;
  readonly username: string | null;
  readonly icons: Readonly<Record<string, string>> | null;
  readonly fileIds: readonly string[];
  /** Names of emoji to the users who reacted with them. */
  readonly reactions: Map<string, string[]>;
  edited: { readonly userId: string; readonly ts: string } | null;
  /** The person who alone sees it; null for everybody. */
  readonly visibleTo: string | null;
  isStreaming: boolean;
  /** What was chosen in its menus so far, by block and action. */
  values: Record<string, Record<string, unknown>>;
  /** What messages about a channel carry besides, for example the old name. */
  readonly extra: Readonly<Record<string, string>>;
}

export interface StoredFile {
  readonly id: string;
  readonly teamId: string;
  readonly userId: string;
  readonly name: string;
  title: string;
  readonly mediaType: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Bytes that were announced. */
  readonly size: number;
  /** Null until they were uploaded. */
  bytes: Buffer | null;
  /** Where it was shared: channel to the `ts` of the message. */
  readonly shares: Map<string, string>;
  isComplete: boolean;
  /** The last part of the address that takes the bytes. */
  readonly uploadKey: string;
}

export interface View {
  readonly id: string;
  readonly teamId: string;
  readonly appId: string;
  readonly userId: string;
  readonly rootId: string;
  readonly previousId: string | null;
  /** As the app sent it, with block ids filled in. */
  definition: ViewDefinition;
  /** Changes with every update. */
  hash: string;
  /** What was chosen or typed so far, by block and action. */
  values: Record<string, Record<string, unknown>>;
}

export interface ViewDefinition {
  readonly type: "modal" | "home";
  readonly blocks: readonly Block[];
  readonly title?: unknown;
  readonly submit?: unknown;
  readonly close?: unknown;
  readonly private_metadata?: string | undefined;
  readonly callback_id?: string | undefined;
  readonly external_id?: string | undefined;
  readonly clear_on_close?: boolean | undefined;
  readonly notify_on_close?: boolean | undefined;
  readonly submit_disabled?: boolean | undefined;
}

/** An app in a workspace, or in all workspaces of an enterprise. */
export interface Install {
  readonly appId: string;
  /** Of an enterprise: the workspace where a call is at home, else that of whoever let the app in. */
  readonly teamId: string;
  /** The enterprise that let the app into all of its workspaces; null for a single one. */
  readonly enterpriseId: string | null;
  scopes: readonly string[];
  readonly botUserId: string;
  readonly botId: string;
  readonly installerId: string;
  isActive: boolean;
}

export interface Token {
  readonly value: string;
  readonly kind: "bot" | "user";
  readonly install: Install;
  readonly userId: string;
  scopes: readonly string[];
  /** Epoch milliseconds; null for a token that lives until it is revoked. */
  readonly expiresAt: number | null;
  isRevoked: boolean;
}

/** Brings a new token once; after that it is dead. */
export interface RefreshToken {
  readonly value: string;
  readonly install: Install;
  isUsed: boolean;
}

export interface AuthorizationCode {
  readonly value: string;
  readonly appId: string;
  readonly teamId: string;
  readonly enterpriseId: string | null;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly userScopes: readonly string[];
  readonly redirectUri: string;
  readonly challenge: { readonly value: string; readonly method: "S256" | "plain" } | null;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  isUsed: boolean;
}

/** Allows an app to open one view for the person who did something. */
export interface Trigger {
  readonly id: string;
  readonly appId: string;
  readonly teamId: string;
  readonly userId: string;
  /** The view in which the person acted, for `views.push`. */
  readonly viewId: string | null;
  readonly expiresAt: number;
  isUsed: boolean;
}

/** Allows an app to answer where a person did something, without a token. */
export interface ResponseUrl {
  readonly path: string;
  readonly appId: string;
  readonly teamId: string;
  readonly userId: string;
  readonly channelId: string;
  /** The message with the button, if it came from one. */
  readonly messageTs: string | null;
  readonly threadTs: string | null;
  readonly expiresAt: number;
  uses: number;
}

/** A step of Workflow Builder that runs in an app. */
export interface FunctionExecution {
  readonly id: string;
  readonly appId: string;
  readonly teamId: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  outcome: { readonly outputs: Readonly<Record<string, unknown>> } | { readonly error: string } | null;
}
