import { connectorNameSchema } from "@eureka/contracts/connection";
import { connectorApplicationSchema, exampleConnectorApplication } from "@eureka/contracts/connector-application";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { viewApplication } from "./application-view.ts";
import { loadApplication, requireApplication } from "./load-application.ts";

/** Reads which application of a platform is the organization's own. */
export const getConnectorApplication = defineOperation({
  name: "connector_application.get",
  summary: "Read the organization's application at a platform",
  input: z.strictObject({ name: connectorNameSchema }),
  output: connectorApplicationSchema,
  permission: "connector_application:read",
  effect: "read",
  http: { method: "GET", path: "/connectors/{name}/application" },
  command: { words: ["name"] },
  example: {
    input: { name: "slack" },
    output: { ...exampleConnectorApplication, secretNames: [...exampleConnectorApplication.secretNames] },
  },
  target: (context, input) => loadApplication(context, input.name),
  run: async (context, { name }, { row }) => viewApplication(context.ports, requireApplication(row, name)),
});
