/** How calls to a platform are made. */
import type { Id } from "@eureka/contracts/ids";

/** Interactive: a person waits for it. */
export type CallPriority = "interactive" | "background";

export interface TrafficOptions {
  /** Calls for which a person waits go before others. */
  readonly priority: CallPriority;
  /** Longer than this no call waits for its turn: then it is "rate_limited", with the time. */
  readonly patienceMilliseconds?: number;
  /** Also while the platform does not answer: to see whether it does now. */
  readonly evenIfUnreachable?: boolean;
  /** In whose name, by the mandate that was given for this account; left out: with the connection's own tokens. */
  readonly personId?: Id<"external_identity">;
}
