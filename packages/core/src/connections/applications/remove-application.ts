import { connectorNameSchema } from "@eureka/contracts/connection";
import { z } from "zod";
import { defineOperation } from "../../operations/index.ts";
import { announceApplicationChange } from "./announce-application-change.ts";
import { deleteApplication } from "./applications.store.ts";
import { loadApplication, requireApplication } from "./load-application.ts";

/** Forgets an application with its secrets. Connections stay until their tokens end: nobody can renew those any more. */
export const removeConnectorApplication = defineOperation({
  name: "connector_application.remove",
  summary: "Remove the organization's application at a platform",
  description: "Its deliveries are refused from now on, and tokens that were granted to it are not renewed.",
  input: z.strictObject({ name: connectorNameSchema }),
  output: z.strictObject({}),
  permission: "connector_application:update",
  effect: "danger",
  http: { method: "DELETE", path: "/connectors/{name}/application", status: 204 },
  command: { words: ["name"] },
  example: { input: { name: "slack" }, output: {} },
  target: (context, input) => loadApplication(context, input.name, { lock: true }),
  async run(context, { name }, { row }) {
    const { clientId } = requireApplication(row, name);
    await deleteApplication(context.transaction, name);
    await announceApplicationChange(context, name, "removed", { clientId: { from: clientId, to: null } });
    return {};
  },
});
