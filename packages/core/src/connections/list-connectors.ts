import { connectorListSchema, connectorSchema } from "@eureka/contracts/connection";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { type InstalledConnector, listInstalledConnectors } from "./installed-connector.ts";

const capabilities = ["inbound", "chat", "tracker", "directory", "hooks"] as const;

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
  run: async (context) => ({ data: listInstalledConnectors(context.ports).map(describe) }),
});

function describe({ name, connector }: InstalledConnector) {
  const { auth, title } = connector;
  const tokens = auth.kind === "token" ? auth.tokens : [];
  return {
    name,
    title,
    capabilities: capabilities.filter((capability) => connector[capability] !== undefined),
    secrets: [...auth.inboundSecrets, ...tokens].map((field) => ({ ...field })),
  };
}
