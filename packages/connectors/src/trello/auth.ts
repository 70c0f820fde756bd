/** How a connection to Trello is authorised: key and token of a member, copied from Trello's administration of Power-Ups. */
import type { ConnectorTools, Installation, TokenDescription } from "@eureka/connector-sdk";
import { createTrelloClient } from "./client.ts";
import { memberSchema } from "./wire.ts";

export const trelloAuth: TokenDescription = {
  kind: "token",
  tokens: [
    {
      name: "key",
      title: "API key",
      help: "Open trello.com/power-ups/admin, choose your Power-Up and its page “API key”.",
    },
    {
      name: "token",
      title: "Token",
      help: "On the same page, follow the link “Token” beside the key and allow access; Eureka needs to read and to write.",
    },
  ],
  inboundSecrets: [
    {
      name: "secret",
      title: "API secret",
      help: "On the same page, below the key. Trello signs its deliveries with it.",
    },
  ],
  readInstallation,
};

/**
 * All of Trello is one platform workspace: a member's token reaches boards of several workspaces and of none, a delivery does
 * not always name one, and Trello's ids are unique everywhere.
 */
export const platformWorkspaceId = "trello";

async function readInstallation(tools: ConnectorTools): Promise<Installation> {
  const me = await createTrelloClient(tools).get("/members/me", memberSchema, { fields: "fullName,username" });
  return {
    platformWorkspaceId,
    platformWorkspaceName: `Trello (${me.fullName})`,
    ourselves: { platformUserId: me.id, displayName: me.fullName, isBot: true },
  };
}
