import { faultPoints } from "../../apps/server/src/create-ports.ts";

/** Every fault point that the rig has to visit. */
export const reachablePoints: readonly string[] = Object.keys(faultPoints);
