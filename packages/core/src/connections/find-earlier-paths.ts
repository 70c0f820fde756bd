/** Addresses that connectors take over from what was there before us: data of theirs, so that nobody else knows them by name. */
import type { Ports } from "../operations/index.ts";
import { findInstalledConnector } from "./installed-connector.ts";

/** The name of its connector by each path. Throws a TypeError when two connectors want the same one. */
export function findEarlierPaths(ports: Pick<Ports, "connectors">): ReadonlyMap<string, string> {
  const earlier = new Map<string, string>();
  for (const name of ports.connectors.keys()) {
    for (const path of findInstalledConnector(ports, name).connector.earlierPaths ?? []) {
      const other = earlier.get(path);
      if (other !== undefined) throw new TypeError(`${name} and ${other} both take deliveries at ${path}`);
      earlier.set(path, name);
    }
  }
  return earlier;
}
