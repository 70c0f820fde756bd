/** The connectors of a test's application: Eureka's own chat, and a chat and a tracker in memory. */
import {
  ReferenceChatServer,
  ReferenceTrackerServer,
  referenceChat,
  referenceTracker,
} from "@eureka/connector-sdk/reference";
import { builtIn } from "@eureka/connectors/built-in";
import { createChannelsClient, createChannelsClientWithin } from "@eureka/core/channels";
import { createConnectorTools, installConnector } from "@eureka/core/connections";
import type { Ports } from "@eureka/core/operations";
import { consentConnector } from "./consent-connector.ts";
import { afterEveryFile } from "./file-lifetime.ts";

/** Each connection to the reference chat reaches a platform of its own. */
export function createTestConnectors(): Ports["connectors"] {
  const chats = new Map<string, ReferenceChatServer>();
  const installed = [
    installConnector(
      builtIn,
      (application, { organizationId }) => createChannelsClient(application, organizationId),
      createChannelsClientWithin,
    ),
    installConnector(referenceChat, (_application, { id }) => {
      const chat = chats.get(id) ?? new ReferenceChatServer();
      chats.set(id, chat);
      return chat;
    }),
    installConnector(referenceTracker, (_application, { id }) => referenceTrackerOf(id)),
    // Their application is set by whoever needs it; the second is there to be removed.
    installConnector(consentConnector(), createConnectorTools),
    installConnector(consentConnector("reference-consent-spare"), createConnectorTools),
    // Of these the platform registers the application: of one it is done, of the other only begun.
    installConnector(consentConnector("reference-registering"), createConnectorTools),
    installConnector(consentConnector("reference-registering-spare"), createConnectorTools),
  ];
  return new Map(installed.map((connector) => [connector.name, connector]));
}

const trackers = new Map<string, ReferenceTrackerServer>();
afterEveryFile(() => trackers.clear());

/** The platform behind a connection to the reference tracker: for tests that look at it from the other side. */
export function referenceTrackerOf(connectionId: string): ReferenceTrackerServer {
  const tracker = trackers.get(connectionId) ?? new ReferenceTrackerServer();
  trackers.set(connectionId, tracker);
  return tracker;
}
