/** How calls to a platform are made. */

/** Interactive: a person waits for it. */
export type CallPriority = "interactive" | "background";

export interface TrafficOptions {
  /** Calls for which a person waits go before others. */
  readonly priority: CallPriority;
  /** Longer than this no call waits for its turn: then it is "rate_limited", with the time. */
  readonly patienceMilliseconds?: number;
  /** Also while the platform does not answer: to see whether it does now. */
  readonly evenIfUnreachable?: boolean;
}
