import {
  builtInConnectorName,
  connectionCreateSchema,
  connectionSchema,
  exampleConnection,
} from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import { defineOperation } from "../operations/index.ts";
import { assertTeamPlace } from "./assert-team-place.ts";
import { viewConnection } from "./connection-view.ts";
import { createConnection } from "./create-connection-record.ts";
import { findInstalledConnector } from "./installed-connector.ts";

/** Connects the organization to a platform whose secrets a person copies over. */
export const connectPlatform = defineOperation({
  name: "connection.create",
  summary: "Connect a platform",
  description:
    "The secrets are kept encrypted and never shown again. Give the platform the hookPath of the answer to deliver to.",
  input: connectionCreateSchema,
  output: connectionSchema,
  permission: "connection:create",
  effect: "danger",
  http: { method: "POST", path: "/connections", status: 201 },
  example: {
    input: {
      connector: "slack",
      title: "Acme on Slack",
      platformWorkspaceId: "T024BE7LD",
      secrets: { signing: "8f742231b10e" },
    },
    output: exampleConnection,
  },
  target: async (context) => ({ noun: "organization", id: context.organizationId, scopes: [] }),
  async run(context, input) {
    const { connector } = findInstalledConnector(context.ports, input.connector);
    if (connector.name === builtInConnectorName) {
      throw new EurekaError("connection.exists", {
        connector: connector.name,
        platformWorkspaceId: context.organizationId,
      });
    }
    const { defaultWorkspaceId } = input;
    if (defaultWorkspaceId) await assertTeamPlace(context, defaultWorkspaceId);
    const { row } = await createConnection(context, { ...input, title: input.title ?? connector.title });
    return viewConnection(row);
  },
});
