import { randomBytes } from "node:crypto";
import { refusal } from "../errors.ts";
import type { Application } from "./application.ts";
import type { Channel } from "./channel.ts";
import type { Delivery, Happening } from "./happening.ts";
import type { Interaction } from "./interaction.ts";
import type { Attachment, Message } from "./message.ts";
import type { Guild, Member, User } from "./people.ts";
import { SnowflakeMint } from "./snowflake.ts";

/** Everything that the simulated Discord knows. Finding what is not there throws Discord's own refusal. */
export class World {
  readonly users = new Map<string, User>();
  readonly applications = new Map<string, Application>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly interactions = new Map<string, Interaction>();
  readonly interactionsByToken = new Map<string, Interaction>();
  /** Messages that one person sees, by id. */
  readonly ephemerals = new Map<string, Message>();
  readonly attachments = new Map<string, Attachment & { readonly channelId: string }>();
  /** Signs addresses of attachments. */
  readonly fileKey: Buffer = randomBytes(32);
  readonly now: () => number;
  /** How long an application may take for its first answer to an interaction. */
  readonly answerMilliseconds: number;
  /** The address of the server, known once it listens. */
  url = "";
  readonly #mint: SnowflakeMint;
  readonly #listeners: ((happening: Happening) => Delivery[])[] = [];

  constructor(now: () => number, answerMilliseconds: number) {
    this.now = now;
    this.answerMilliseconds = answerMilliseconds;
    this.#mint = new SnowflakeMint(now);
  }

  nextId(): string {
    return this.#mint.next();
  }

  listen(listener: (happening: Happening) => Delivery[]): void {
    this.#listeners.push(listener);
  }

  /** Tells whoever subscribed. Returns what went to which session. */
  publish(happening: Happening): Delivery[] {
    return this.#listeners.flatMap((listener) => listener(happening));
  }

  user(id: string | undefined): User {
    const user = this.users.get(id ?? "");
    if (!user) throw refusal("unknownUser");
    return user;
  }

  guild(id: string | null | undefined): Guild {
    const guild = this.guilds.get(id ?? "");
    if (!guild) throw refusal("unknownGuild");
    return guild;
  }

  member(guildId: string | null | undefined, userId: string | undefined): Member {
    const member = this.guild(guildId).members.get(userId ?? "");
    if (!member) throw refusal("unknownMember");
    return member;
  }

  channel(id: string | null | undefined): Channel {
    const channel = this.channels.get(id ?? "");
    if (!channel) throw refusal("unknownChannel");
    return channel;
  }

  message(channelId: string | null | undefined, id: string | undefined): Message {
    const message = this.channel(channelId).messages.get(id ?? "");
    if (!message) throw refusal("unknownMessage");
    return message;
  }

  application(id: string | undefined): Application {
    const application = this.applications.get(id ?? "");
    if (!application) throw refusal("unknownApplication");
    return application;
  }

  channelsOf(guildId: string): Channel[] {
    return [...this.channels.values()].filter((channel) => channel.guildId === guildId);
  }

  /** The application of a bot; undefined for people. */
  applicationOfBot(userId: string): Application | undefined {
    return [...this.applications.values()].find(({ bot }) => bot.id === userId);
  }
}
