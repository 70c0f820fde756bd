import { faultPoints } from "../../apps/server/src/create-ports.ts";

/** Points that no request can bring a process to yet: nothing starts a run so far. Remove an entry with the load kind that gets there. */
const withoutLoad = /^runs\./;

/** Every fault point that the rig has to visit. */
export const reachablePoints: readonly string[] = Object.keys(faultPoints).filter((point) => !withoutLoad.test(point));
