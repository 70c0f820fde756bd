import type { Installation } from "@eureka/connector-sdk";
import {
  builtInConnectorName,
  connectionCreateSchema,
  connectionSchema,
  exampleConnection,
} from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import type { z } from "zod";
import { defineOperation, type PreparationContext } from "../operations/index.ts";
import { assertTeamPlace } from "./assert-team-place.ts";
import { viewConnection } from "./connection-view.ts";
import { createConnection } from "./create-connection-record.ts";
import { holdsOverOrganization } from "./holds-over-organization.ts";
import { findInstalledConnector } from "./installed-connector.ts";
import { learnInstallation } from "./learn-installation.ts";
import { titleOf } from "./title-of.ts";

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
  // Before the transaction: a platform may take its time.
  prepare: (preparation, input) => learn(preparation, input),
  target: async (context) => ({ noun: "organization", id: context.organizationId, scopes: [] }),
  async run(context, input, _target, learned) {
    if (learned instanceof EurekaError) throw learned;
    const { connector } = findInstalledConnector(context.ports, input.connector);
    if (connector.name === builtInConnectorName) {
      throw new EurekaError("connection.exists", {
        connector: connector.name,
        platformWorkspaceId: context.organizationId,
      });
    }
    const { defaultWorkspaceId } = input;
    if (defaultWorkspaceId) await assertTeamPlace(context, defaultWorkspaceId);
    const { row } = await createConnection(context, {
      ...input,
      ...(learned && {
        platformWorkspaceId: learned.platformWorkspaceId,
        platformWorkspaceName: learned.platformWorkspaceName,
        ourselves: learned.ourselves.platformUserId,
      }),
      title: input.title ?? titleOf(learned, connector),
    });
    return viewConnection(row);
  },
});

/**
 * What the tokens are for, where somebody gave some and did not say. A failure is kept for the transaction: a repetition with the same
 * idempotency key gets the first answer whatever the platform says by now.
 */
async function learn(
  { principal, ports }: PreparationContext,
  { connector: name, platformWorkspaceId, settings = {}, secrets = {} }: z.output<typeof connectionCreateSchema>,
): Promise<Installation | EurekaError | null> {
  if (!principal || !holdsOverOrganization(principal, "connection:create") || !ports.connectors.has(name)) return null;
  const { connector } = findInstalledConnector(ports, name);
  const { auth } = connector;
  if (auth.kind !== "token" || platformWorkspaceId !== undefined) return null;
  if (auth.tokens.some((field) => secrets[field.name] === undefined)) return null;
  try {
    return await learnInstallation(ports, connector, auth, { settings, secrets });
  } catch (error) {
    if (error instanceof EurekaError) return error;
    throw error;
  }
}
