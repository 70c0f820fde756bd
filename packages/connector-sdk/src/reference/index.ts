/** Two platforms in memory, and the connectors to them: for tests, benchmarks, and as an example to read. */
export { type CallCounts, FaultSwitches } from "./fault-switches.ts";
export { createReferenceChat } from "./reference-chat.ts";
export {
  ReferenceChatServer,
  type ReferenceChatServerOptions,
  type ReferenceMessage,
  type ReferencePostInput,
  referenceChatTextLimit,
} from "./reference-chat-server.ts";
export { referenceChat, referenceTracker } from "./reference-connectors.ts";
export {
  makeReferenceSignature,
  type ReferenceDelivery,
  type ReferenceHandshake,
  type ReferenceWireEvent,
  referenceSignatureHeader,
  referenceTimestampHeader,
  type SignReferenceDeliveryInput,
  signReferenceDelivery,
} from "./reference-delivery.ts";
export { createReferenceHooks } from "./reference-hooks.ts";
export { createReferenceInbound } from "./reference-inbound.ts";
export { ReferencePullRequests, type ReferencePullRequestWish } from "./reference-pull-requests.ts";
export { createReferenceTracker } from "./reference-tracker.ts";
export {
  ReferenceTrackerServer,
  type ReferenceTrackerServerOptions,
  referenceTrackerLimits,
} from "./reference-tracker-server.ts";
export { referenceCardLimits, renderReferenceCard } from "./render-reference-card.ts";
