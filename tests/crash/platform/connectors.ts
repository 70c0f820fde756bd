/** Takes the place of the server's own list of connectors (see `../server-process.ts`): the same, and the reference chat besides. */
import { installConnector } from "@eureka/core/connections";
import type { Ports } from "@eureka/core/operations";
import { createConnectors as createOwnConnectors } from "../../../apps/server/src/connectors.ts";
import { platformVariable } from "./reference-platform.ts";
import { remoteReferenceChat } from "./remote-chat.ts";

export function createConnectors(): Ports["connectors"] {
  const address = process.env[platformVariable] ?? "";
  const chat = installConnector(remoteReferenceChat, () => address);
  return new Map([...createOwnConnectors(), [chat.name, chat]]);
}
