/** What every part of the simulator works with. */
import type { Outbound } from "./outbound.ts";
import type { SlackState } from "./state.ts";

export interface World {
  readonly state: SlackState;
  readonly outbound: Outbound;
  /** `http://127.0.0.1:<port>`, known once the server listens. */
  readonly url: () => string;
  /** Notes that an app broke a rule in an answer, where there is no request to refuse. */
  recordViolation(place: string, problems: readonly string[]): void;
}
