/** What a developer sets for an app on Slack's pages. */

export interface AppSettings {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  /** The old verification token, which every payload still carries. */
  readonly verificationToken: string;
  /** Opens Socket Mode; scope `connections:write`. */
  readonly appToken: string;
  /** Bot scopes that `install` grants and the authorization page offers. */
  readonly scopes: readonly string[];
  /** Redirect addresses must begin with one of these; any when empty. */
  readonly redirectUris: readonly string[];
  /** Tokens live 12 hours and are refreshed. */
  readonly rotatesTokens: boolean;
  /** Everything goes out by WebSocket instead of to the addresses below. */
  readonly socketMode: boolean;
  eventsUrl: string | null;
  interactivityUrl: string | null;
  /** Where an external select asks for its options. */
  optionsUrl: string | null;
  /** Slash commands with their addresses. */
  readonly commands: Map<string, string>;
  /** Names of events as in the settings (`message.channels`, `app_mention`, ...); null for all that the scopes allow. */
  readonly events: readonly string[] | null;
  /** Domains whose links are announced. */
  readonly linkDomains: readonly string[];
}

/** What may be said about an app when Slack starts; all else has a usable value. */
export type AppOptions = Partial<Omit<AppSettings, "commands">> & {
  readonly commands?: Readonly<Record<string, string>>;
};

const everyBotScope = [
  "app_mentions:read",
  "channels:history",
  "channels:join",
  "channels:read",
  "chat:write",
  "chat:write.customize",
  "commands",
  "files:read",
  "files:write",
  "groups:history",
  "groups:read",
  "im:history",
  "im:read",
  "im:write",
  "links:read",
  "links:write",
  "mpim:history",
  "mpim:read",
  "mpim:write",
  "reactions:read",
  "reactions:write",
  "team:read",
  "users:read",
  "users:read.email",
] as const;

export function makeAppSettings(options: AppOptions, index: number): AppSettings {
  const number = String(index + 1);
  return {
    id: `A0SIMAPP${number.padStart(3, "0")}`,
    name: "Eureka",
    clientId: `1000000000.200000000${number}`,
    clientSecret: `client-secret-${number}`,
    signingSecret: `signing-secret-${number}`,
    verificationToken: `verification-${number}`,
    appToken: `xapp-1-SIM-${number}`,
    scopes: everyBotScope,
    redirectUris: [],
    rotatesTokens: false,
    socketMode: false,
    eventsUrl: null,
    interactivityUrl: null,
    optionsUrl: null,
    events: null,
    linkDomains: [],
    ...options,
    commands: new Map(Object.entries(options.commands ?? {})),
  };
}
