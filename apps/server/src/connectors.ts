/** Every connector that the server brings. */
import type { Ports } from "@eureka/core/operations";

export function createConnectors(): Ports["connectors"] {
  return new Map();
}
