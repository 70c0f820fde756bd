import { exampleExternalIdentity, externalIdentitySchema } from "@eureka/contracts/external-identity";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadExternalIdentity, viewExternalIdentity } from "./external-identity-view.ts";

/** Reads a platform account. */
export const getExternalIdentity = defineOperation({
  name: "external_identity.get",
  summary: "Read a platform account and whom it is linked to",
  input: z.strictObject({ id: idSchema("external_identity") }),
  output: externalIdentitySchema,
  permission: "external_identity:read",
  effect: "read",
  http: { method: "GET", path: "/external-identities/{id}" },
  example: { input: { id: exampleExternalIdentity.id }, output: exampleExternalIdentity },
  target: (context, input) => loadExternalIdentity(context, input.id),
  run: async (_context, _input, { row }) => viewExternalIdentity(row),
});
