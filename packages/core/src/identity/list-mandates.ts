import { exampleMandate, mandateListSchema } from "@eureka/contracts/mandate";
import { z } from "zod";
import { listMandatesOf } from "../connections/index.ts";
import { defineOperation } from "../operations/index.ts";

/** Lists the connections on which we can write in one's own name, and whether we do. */
export const listMandates = defineOperation({
  name: "mandate.list",
  summary: "List on which connections you let us write in your name",
  description: "All connections whose platform knows this; the state says whether you gave a mandate there.",
  input: z.strictObject({}),
  output: mandateListSchema,
  permission: "authenticated",
  effect: "read",
  http: { method: "GET", path: "/mandates" },
  example: { input: {}, output: { data: [exampleMandate] } },
  async run(context) {
    const { memberId } = context.principal;
    return { data: memberId ? await listMandatesOf(context, memberId) : [] };
  },
});
