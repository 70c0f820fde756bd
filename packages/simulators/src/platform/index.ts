/** The frame that all simulated platforms share. */
export { EventSender, type EventSenderOptions, type OutgoingEvent, type SentEvent } from "./event-sender.ts";
export { CallFaults, type EventFaults, noEventFaults } from "./faults.ts";
export { pageRoutes, type SimulatorPage } from "./page-shell.ts";
export {
  type Answer,
  type AnyPlatformCall,
  type CallRequest,
  definePlatformCall,
  type PlatformCall,
  type Probe,
  type SentFile,
} from "./platform-call.ts";
export { findAcceptedProbes } from "./probe-calls.ts";
export { type RequestLimit, type RequestTally, RequestWindow } from "./request-limit.ts";
export { type Platform, type PlatformManners, type PlatformOptions, startPlatform } from "./start-platform.ts";
