/** Applications as people see them. */
import type { ConnectorApplication } from "@eureka/contracts/connector-application";
import type { Ports } from "../../operations/index.ts";
import type { ApplicationRow } from "./applications.store.ts";
import { redirectUrl } from "./redirect-url.ts";

export function viewApplication(ports: Pick<Ports, "settings">, row: ApplicationRow): ConnectorApplication {
  return {
    connector: row.connector,
    clientId: row.clientId,
    baseUrl: row.baseUrl,
    secretNames: [...row.secretNames],
    redirectUrl: redirectUrl(ports),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
