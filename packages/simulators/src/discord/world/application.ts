import type { KeyObject } from "node:crypto";
import type { Command } from "./command.ts";
import type { User } from "./people.ts";

/** The intents that Discord grants only to applications that asked for them on its portal. */
export type PrivilegedIntent = "members" | "presences" | "messageContent";

export interface Application {
  readonly id: string;
  name: string;
  description: string;
  readonly bot: User;
  token: string;
  readonly clientSecret: string;
  /** The raw Ed25519 key in hex, as the portal shows it. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
  readonly redirectUris: readonly string[];
  readonly privilegedIntents: Set<PrivilegedIntent>;
  readonly ownerId: string;
  /** Where interactions go instead of the gateway. */
  interactionsUrl: string | null;
  eventWebhooksUrl: string | null;
  /** 1 disabled, 2 enabled, as Discord numbers them. */
  eventWebhooksStatus: 1 | 2;
  eventWebhooksTypes: string[];
  readonly commands: Map<string, Command>;
}
