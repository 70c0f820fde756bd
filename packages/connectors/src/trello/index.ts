/** Trello: boards, lists and cards that stay the same as ours. */
import { defineConnector } from "@eureka/connector-sdk";
import { trelloAuth } from "./auth.ts";
import { createTrelloClient } from "./client.ts";
import { createTrelloHooks } from "./hooks.ts";
import { earlierPath, trelloInbound } from "./inbound.ts";
import { createTrelloTracker } from "./tracker.ts";

export const trello = defineConnector({
  name: "trello",
  title: "Trello",
  baseUrl: "https://api.trello.com",
  auth: trelloAuth,
  inbound: trelloInbound,
  earlierPaths: [earlierPath],
  tracker: (tools) => createTrelloTracker(createTrelloClient(tools)),
  hooks: (tools) => createTrelloHooks(createTrelloClient(tools)),
});
