/** All records of the simulated Slack, how they are found, and its clock. */
import { randomBytes } from "node:crypto";
import type { AppSettings } from "./app-settings.ts";
import type {
  AuthorizationCode,
  Channel,
  FunctionExecution,
  Install,
  Message,
  RefreshToken,
  ResponseUrl,
  StoredFile,
  Team,
  Token,
  Trigger,
  User,
  View,
} from "./records.ts";
import { refusal } from "./refusal.ts";

export class SlackState {
  readonly apps = new Map<string, AppSettings>();
  readonly teams = new Map<string, Team>();
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  /** In the order in which they were posted, ephemeral ones too. */
  readonly messages: Message[] = [];
  readonly files = new Map<string, StoredFile>();
  readonly views = new Map<string, View>();
  readonly installs: Install[] = [];
  readonly tokens = new Map<string, Token>();
  readonly refreshTokens = new Map<string, RefreshToken>();
  readonly codes = new Map<string, AuthorizationCode>();
  readonly triggers = new Map<string, Trigger>();
  readonly responseUrls = new Map<string, ResponseUrl>();
  readonly executions = new Map<string, FunctionExecution>();
  #aheadMilliseconds = 0;
  #lastMicroseconds = 0;
  #numbers = 0;

  /** Epoch milliseconds of the simulated clock. */
  now(): number {
    return Date.now() + this.#aheadMilliseconds;
  }

  /** Lets time pass for everything that expires. Signatures carry the real time, or nobody would accept them. */
  advance(milliseconds: number): void {
    this.#aheadMilliseconds += milliseconds;
  }

  /** A timestamp that no message had before. */
  nextTs(): string {
    this.#lastMicroseconds = Math.max(this.now() * 1_000, this.#lastMicroseconds + 1);
    const seconds = Math.floor(this.#lastMicroseconds / 1_000_000);
    return `${seconds}.${String(this.#lastMicroseconds % 1_000_000).padStart(6, "0")}`;
  }

  /** An id in Slack's form, unique in this Slack: `C0SIM0000A`. */
  newId(prefix: string): string {
    this.#numbers++;
    return `${prefix}0SIM${this.#numbers.toString(36).toUpperCase().padStart(5, "0")}`;
  }

  newSecret(prefix = ""): string {
    return prefix + randomBytes(16).toString("hex");
  }

  app(id: string): AppSettings {
    return found(this.apps.get(id), "app", id);
  }

  team(id: string): Team {
    return found(this.teams.get(id), "team", id);
  }

  user(id: string): User {
    return found(this.users.get(id), "user", id);
  }

  channel(id: string): Channel {
    return found(this.channels.get(id), "channel", id);
  }

  message(channelId: string, ts: string): Message | undefined {
    return this.messages.find((message) => message.channelId === channelId && message.ts === ts);
  }

  /** The answers in a thread, oldest first, without the message that began it. */
  replies(channelId: string, threadTs: string): Message[] {
    return this.messages.filter(
      (message) =>
        message.channelId === channelId &&
        message.threadTs === threadTs &&
        message.ts !== threadTs &&
        message.visibleTo === null,
    );
  }

  /** Whether an installation is in a workspace. */
  covers({ enterpriseId, teamId }: Pick<Install, "enterpriseId" | "teamId">, wanted: string): boolean {
    return enterpriseId === null ? teamId === wanted : this.teams.get(wanted)?.enterprise?.id === enterpriseId;
  }

  activeInstall(appId: string, teamId: string): Install | undefined {
    return this.installs.find((install) => install.appId === appId && install.isActive && this.covers(install, teamId));
  }

  /** Modals that are open for a person, the one on top last. */
  openModals(userId: string): View[] {
    return [...this.views.values()].filter(
      ({ userId: owner, definition }) => owner === userId && definition.type === "modal",
    );
  }

  homeOf(appId: string, userId: string): View | undefined {
    return [...this.views.values()].find(
      (view) => view.appId === appId && view.userId === userId && view.definition.type === "home",
    );
  }

  /** The conversation of exactly these people, made when there is none. */
  directChannel(userIds: readonly string[], creatorId: string): { channel: Channel; isNew: boolean } {
    const members = new Set(userIds);
    const kind = members.size > 2 ? "group_direct" : "direct";
    const same = [...this.channels.values()].find(
      (channel) =>
        channel.kind === kind &&
        channel.memberIds.size === members.size &&
        userIds.every((id) => channel.memberIds.has(id)),
    );
    if (same) return { channel: same, isNew: false };
    const name = kind === "direct" ? "" : `mpdm-${userIds.map((id) => this.user(id).name).join("--")}-1`;
    const channel = this.addChannel({
      id: this.newId(kind === "direct" ? "D" : "C"),
      name,
      kind,
      teamIds: [this.user(creatorId).teamId],
      creatorId,
      isGeneral: false,
    });
    for (const id of members) channel.memberIds.add(id);
    return { channel, isNew: true };
  }

  addChannel(channel: Pick<Channel, "id" | "name" | "kind" | "teamIds" | "creatorId" | "isGeneral">): Channel {
    const added: Channel = {
      ...channel,
      createdAt: this.now(),
      isArchived: false,
      isDeleted: false,
      previousNames: [],
      memberIds: new Set(),
    };
    this.channels.set(added.id, added);
    return added;
  }
}

/** Ids that a test or a person gives must exist: a mistake there is theirs, not the app's. */
function found<Thing>(thing: Thing | undefined, kind: string, id: string): Thing {
  if (thing === undefined) throw new TypeError(`there is no ${kind} ${id}`);
  return thing;
}

/** A channel as an app's token sees it. @throws channel_not_found, also for what it may not see */
export function channelFor(state: SlackState, install: Install, id: string, userId = install.botUserId): Channel {
  const name = id.startsWith("#") ? id.slice(1) : null;
  const channel =
    name === null
      ? state.channels.get(id)
      : [...state.channels.values()].find(
          (each) => each.name === name && each.teamIds.some((teamId) => state.covers(install, teamId)),
        );
  const isVisible =
    channel !== undefined &&
    !channel.isDeleted &&
    channel.teamIds.some((teamId) => state.covers(install, teamId)) &&
    (channel.kind === "public" || channel.memberIds.has(userId));
  if (!isVisible) throw refusal("channel_not_found");
  return channel;
}
