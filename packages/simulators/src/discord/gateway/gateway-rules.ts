import type { World } from "../world/world.ts";
import type { GatewaySession } from "./gateway-session.ts";

/** What a connection needs to know of the gateway that it belongs to. */
export interface GatewayRules {
  readonly world: World;
  /** Where sockets are opened and resumed. */
  readonly url: string;
  readonly heartbeatMilliseconds: number;
  readonly sessions: Map<string, GatewaySession>;
  /** While it is true no heartbeat is answered. */
  readonly holdsAcknowledgements: boolean;
  /** Counts an IDENTIFY; false when it comes too soon after another. */
  mayIdentify(applicationId: string): boolean;
  countResume(applicationId: string): void;
  recordViolation(path: string, problems: readonly string[]): void;
}
