/** Something that the gateway tells: what, where, and who may know. */

/** The groups in which bots subscribe, by their names in the documentation; null for what everybody gets. */
export type IntentName =
  | "guilds"
  | "guildMembers"
  | "guildMessages"
  | "guildMessageReactions"
  | "guildMessageTyping"
  | "directMessages"
  | "directMessageReactions"
  | "directMessageTyping";

/** For whom a happening is put into words. */
export interface Listener {
  readonly applicationId: string;
  readonly seesContent: boolean;
}

export interface Happening {
  readonly name: string;
  readonly intent: IntentName | null;
  readonly guildId: string | null;
  /** Only bots that may see this channel hear of it. */
  readonly channelId: string | null;
  /** Only this application hears of it. */
  readonly onlyFor?: string;
  /** What happened, in Discord's form. */
  describe(listener: Listener): unknown;
}

/** One dispatch to one session. It is kept for a resume when the session has no socket. */
export interface Delivery {
  readonly name: string;
  readonly applicationId: string;
  readonly sessionId: string;
  readonly sequence: number;
  readonly isSent: boolean;
}
