import type { PullRequestsCapability } from "@eureka/connector-sdk";
import { connectorOf, type LoadedConnection } from "../../connections/index.ts";
import type { Application } from "../../operations/index.ts";

/** Null for a platform that knows no pull requests. Its calls throw `ConnectorError`: never make one inside a transaction. */
export function pullRequestsOf(application: Application, connection: LoadedConnection): PullRequestsCapability | null {
  const installed = connectorOf(application.ports, connection);
  return installed.connector.pullRequests?.(installed.createClient(application, connection) as never) ?? null;
}
