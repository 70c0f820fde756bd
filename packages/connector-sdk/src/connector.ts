/** A connector: one platform's capabilities under one name. */
import type { ApplicationFacts, ApplicationForm, ApplicationRegistration } from "./application.ts";
import type { AuthDescription } from "./auth.ts";
import type { ChatCapability } from "./chat.ts";
import type { DirectoryCapability } from "./directory.ts";
import type { HooksCapability } from "./hooks.ts";
import type { InboundCapability } from "./inbound.ts";
import type { PullRequestsCapability } from "./pull-requests.ts";
import type { SocketCapability } from "./socket.ts";
import type { ConnectorTools } from "./tools.ts";
import type { TrackerCapability } from "./tracker.ts";

/**
 * `Client` is what the capabilities reach their platform with: {@link ConnectorTools} for everything outside,
 * an interface of the connector's own `client.ts` where the host itself is the platform (the built-in chat).
 */
export interface Connector<Client = ConnectorTools> {
  /** Lower case letters, digits and hyphens; the `platform` of its events and the path under `/hooks`. */
  readonly name: string;
  /** The name that people read. */
  readonly title: string;
  /** Where the platform usually answers, without a trailing slash; an application or a connection may name another address. */
  readonly baseUrl?: string;
  readonly auth: AuthDescription;
  readonly inbound?: InboundCapability;
  /**
   * Addresses besides `/hooks/{name}` at which deliveries are taken too, because something before us gave them to the platform.
   * They name no connection: `inbound.identify` tells from the body whose it may be.
   */
  readonly earlierPaths?: readonly string[];
  readonly chat?: (client: Client) => ChatCapability;
  readonly tracker?: (client: Client) => TrackerCapability;
  /** Of the boards that its tracker has. */
  readonly pullRequests?: (client: Client) => PullRequestsCapability;
  readonly directory?: (client: Client) => DirectoryCapability;
  readonly hooks?: (client: Client) => HooksCapability;
  /** For a line of an application: its client has the application's tokens, and belongs to no platform workspace. */
  readonly socket?: (client: Client) => SocketCapability;
  /** What the operator pastes into the platform's form when registering the application, where there is such a form. */
  readonly describeApplication?: (facts: ApplicationFacts) => ApplicationForm;
  /** Where the platform registers an application by itself; only beside an `auth` of kind "oauth2". */
  readonly registration?: ApplicationRegistration;
}

/**
 * Declares a connector. It translates between the platform and the neutral words; it knows no tenant, database or queue.
 * Throws a TypeError for a name that cannot stand in a path, and for a connector without any capability.
 * @example
 * export const slack = defineConnector({
 *   name: "slack",
 *   title: "Slack",
 *   auth: slackAuth,
 *   inbound: slackInbound,
 *   chat: (tools) => createSlackChat(createSlackClient(tools)),
 * });
 */
export function defineConnector<Client = ConnectorTools>(definition: Connector<Client>): Connector<Client> {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(definition.name)) {
    throw new TypeError(`"${definition.name}" is not a connector name: use lower case letters, digits and hyphens`);
  }
  for (const path of definition.earlierPaths ?? []) {
    if (!/^(\/[a-z0-9-]+)+$/.test(path) || /^\/(api|hooks)(\/|$)/.test(path)) {
      throw new TypeError(`The connector ${definition.name} cannot take deliveries at "${path}"`);
    }
  }
  const capabilities = [
    definition.inbound,
    definition.chat,
    definition.tracker,
    definition.pullRequests,
    definition.directory,
    definition.hooks,
    definition.socket,
  ];
  if (capabilities.every((capability) => capability === undefined)) {
    throw new TypeError(`The connector ${definition.name} has no capability`);
  }
  return Object.freeze({ ...definition });
}
