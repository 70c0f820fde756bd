/** The connectors of a test's application: Eureka's own chat, and a chat platform in memory. */
import { ReferenceChatServer, referenceChat } from "@eureka/connector-sdk/reference";
import { builtIn } from "@eureka/connectors/built-in";
import { createChannelsClient } from "@eureka/core/channels";
import { installConnector } from "@eureka/core/connections";
import type { Ports } from "@eureka/core/operations";

/** Each connection to the reference chat reaches a platform of its own. */
export function createTestConnectors(): Ports["connectors"] {
  const chats = new Map<string, ReferenceChatServer>();
  const installed = [
    installConnector(builtIn, (application, { organizationId }) => createChannelsClient(application, organizationId)),
    installConnector(referenceChat, (_application, { id }) => {
      const chat = chats.get(id) ?? new ReferenceChatServer();
      chats.set(id, chat);
      return chat;
    }),
  ];
  return new Map(installed.map((connector) => [connector.name, connector]));
}
