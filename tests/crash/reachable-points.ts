import { refreshFaultPoints } from "@eureka/core/connections";
import { faultPoints } from "../../apps/server/src/create-ports.ts";

/**
 * Who dies while a token is renewed may leave a connection that only a person can bring back, and the load has no such person:
 * `refresh-tokens.test.ts` breaks off at these points.
 */
const needPersons: readonly string[] = refreshFaultPoints;

/** Every fault point that the rig has to visit. */
export const reachablePoints: readonly string[] = Object.keys(faultPoints).filter(
  (point) => !needPersons.includes(point),
);
