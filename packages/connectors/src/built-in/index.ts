/** The built-in chat as a platform like any other: people talk in Eureka's own channels. */
import { type Connector, defineConnector } from "@eureka/connector-sdk";
import { builtInConnectorName } from "@eureka/contracts/connection";
import { builtInAuth } from "./auth.ts";
import { createBuiltInChat } from "./chat.ts";
import type { BuiltInChatClient } from "./client.ts";
import { builtInInbound } from "./inbound.ts";

export type { BuiltInChatClient } from "./client.ts";

export const builtIn: Connector<BuiltInChatClient> = defineConnector<BuiltInChatClient>({
  name: builtInConnectorName,
  title: "Eureka chat",
  auth: builtInAuth,
  inbound: builtInInbound,
  chat: createBuiltInChat,
});
