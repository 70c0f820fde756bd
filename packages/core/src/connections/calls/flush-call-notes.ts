import type { Ports } from "../../operations/index.ts";
import { trafficRuntime } from "../traffic/traffic-runtime.ts";

/** Writes the calls that this process has made until now, for whoever is about to look at them. */
export function flushCallNotes(ports: Ports): Promise<void> {
  return trafficRuntime(ports).calls.flush(ports);
}
