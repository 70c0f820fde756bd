/** A connector: one platform's capabilities under one name. */
import type { AuthDescription } from "./auth.ts";
import type { ChatCapability } from "./chat.ts";
import type { DirectoryCapability } from "./directory.ts";
import type { HooksCapability } from "./hooks.ts";
import type { InboundCapability } from "./inbound.ts";
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
  readonly auth: AuthDescription;
  readonly inbound?: InboundCapability;
  readonly chat?: (client: Client) => ChatCapability;
  readonly tracker?: (client: Client) => TrackerCapability;
  readonly directory?: (client: Client) => DirectoryCapability;
  readonly hooks?: (client: Client) => HooksCapability;
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
  const capabilities = [
    definition.inbound,
    definition.chat,
    definition.tracker,
    definition.directory,
    definition.hooks,
  ];
  if (capabilities.every((capability) => capability === undefined)) {
    throw new TypeError(`The connector ${definition.name} has no capability`);
  }
  return Object.freeze({ ...definition });
}
