import { exampleOrganization, organizationSchema } from "@eureka/contracts/organization";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadOrganization } from "./load-organization.ts";

/** Reads the organization that the credential belongs to. */
export const getOrganization = defineOperation({
  name: "organization.get",
  summary: "Read your organization",
  input: z.strictObject({}),
  output: organizationSchema,
  permission: "organization:read",
  effect: "read",
  http: { method: "GET", path: "/organizations/current" },
  example: { input: {}, output: exampleOrganization },
  target: (context) => loadOrganization(context),
  run: async (_context, _input, organization) => organization.value,
});
