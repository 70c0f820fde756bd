/** The two reference connectors. Their clients are the in-memory servers themselves. */
import { type Connector, defineConnector } from "../connector.ts";
import { createReferencePullRequests } from "./create-reference-pull-requests.ts";
import { createReferenceChat } from "./reference-chat.ts";
import type { ReferenceChatServer } from "./reference-chat-server.ts";
import { createReferenceHooks } from "./reference-hooks.ts";
import { createReferenceInbound } from "./reference-inbound.ts";
import { createReferenceTracker } from "./reference-tracker.ts";
import type { ReferenceTrackerServer } from "./reference-tracker-server.ts";

const auth = {
  kind: "none",
  inboundSecrets: [{ name: "signing", title: "Signing secret", help: "Any text; the same on both sides." }],
} as const;

/** A chat with signed deliveries: the connector of benchmarks and of every test that must not know a real platform. */
export const referenceChat: Connector<ReferenceChatServer> = defineConnector<ReferenceChatServer>({
  name: "reference-chat",
  title: "Reference chat",
  auth,
  inbound: createReferenceInbound("reference-chat"),
  chat: createReferenceChat,
});

/** A tracker with signed deliveries, which proves the tracker contract. */
export const referenceTracker: Connector<ReferenceTrackerServer> = defineConnector<ReferenceTrackerServer>({
  name: "reference-tracker",
  title: "Reference tracker",
  auth,
  inbound: createReferenceInbound("reference-tracker"),
  tracker: createReferenceTracker,
  pullRequests: createReferencePullRequests,
  hooks: createReferenceHooks,
});
