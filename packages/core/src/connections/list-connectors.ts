import type { AuthDescription, SecretField } from "@eureka/connector-sdk";
import { connectorListSchema, connectorSchema } from "@eureka/contracts/connection";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { redirectUrl } from "./applications/redirect-url.ts";
import { type InstalledConnector, listInstalledConnectors } from "./installed-connector.ts";

const capabilities = ["inbound", "chat", "tracker", "pullRequests", "directory", "hooks"] as const;

/** Lists the platforms that this installation can connect to, and what each needs to be told. */
export const listConnectors = defineOperation({
  name: "connector.list",
  summary: "List the platforms that can be connected",
  input: z.strictObject({}),
  output: connectorListSchema,
  permission: "connection:read",
  effect: "read",
  http: { method: "GET", path: "/connectors" },
  command: {},
  example: { input: {}, output: { data: [connectorSchema.parse(connectorSchema.meta()?.example)] } },
  run: async (context) => ({
    data: listInstalledConnectors(context.ports).map((installed) => describe(installed, redirectUrl(context.ports))),
  }),
});

function describe({ name, connector }: InstalledConnector, address: string) {
  const { auth, title } = connector;
  const fields = { none: auth.inboundSecrets, token: tokenFields(auth), oauth2: [] }[auth.kind];
  return {
    name,
    title,
    capabilities: capabilities.filter((capability) => connector[capability] !== undefined),
    secrets: fields.map(describeField),
    authorization: auth.kind,
    applicationSecrets: auth.kind === "oauth2" ? auth.applicationSecrets.map(describeField) : [],
    redirectUrl: auth.kind === "oauth2" ? address : null,
    registration: connector.registration ? { owner: { ...connector.registration.owner } } : null,
    scopes: auth.kind === "oauth2" ? auth.scopes.map((scope) => ({ ...scope })) : [],
  };
}

function describeField({ isOptional = false, ...field }: SecretField) {
  return { ...field, isOptional };
}

function tokenFields(auth: AuthDescription): readonly SecretField[] {
  return auth.kind === "token" ? [...auth.tokens, ...auth.inboundSecrets] : [];
}
