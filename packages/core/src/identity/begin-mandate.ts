import { exampleInstall, installSchema } from "@eureka/contracts/connection";
import { idSchema } from "@eureka/contracts/ids";
import { exampleMandate } from "@eureka/contracts/mandate";
import { z } from "zod";
import { beginMandate, loadConnection } from "../connections/index.ts";
import { defineOperation } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";

/** Sends a person to a platform's page on which she lets us write in her name. */
export const beginMandateOperation = defineOperation({
  name: "mandate.begin",
  summary: "Begin to let us write on a platform in your name",
  description:
    "Open authorizeUrl in the browser of whoever asked. The platform sends them back with a state and a code for mandate.finish.",
  input: z.strictObject({ connectionId: idSchema("connection") }),
  output: installSchema,
  permission: "external_identity:link",
  effect: "write",
  http: { method: "POST", path: "/mandates/begin" },
  secretOutput: ["authorizeUrl"],
  example: { input: { connectionId: exampleMandate.connectionId }, output: exampleInstall },
  async run(context, { connectionId }) {
    await requirePermission(context, "external_identity:link");
    return beginMandate(context, await loadConnection(context, connectionId));
  },
});
