/** `operation.list`: what the system can do, for clients that build themselves from it. */
import { permissionNames } from "@eureka/contracts/permissions";
import { z } from "zod";
import type { Context } from "./context.ts";
import { defineOperation } from "./define-operation.ts";
import type { OperationDescription } from "./operation-description.ts";

const operationSchema = z
  .strictObject({
    name: z.string(),
    summary: z.string(),
    effect: z.enum(["read", "write", "danger"]),
    permission: z.enum(["public", "authenticated", ...permissionNames]),
    method: z.enum(["GET", "POST", "PATCH", "PUT", "DELETE"]),
    path: z.string().meta({ description: "Relative to /api/v2, with input fields in braces." }),
    allowed: z.boolean().meta({ description: "Whether your rights allow it somewhere." }),
    chat: z
      .strictObject({
        verb: z.string().meta({ description: "What is typed behind `/eureka`." }),
        help: z.string(),
        flags: z.array(z.string()).meta({ description: "Flags worth offering, without dashes." }),
      })
      .nullable()
      .meta({ description: "How it is called in the chat; null where it is not offered there." }),
  })
  .meta({ id: "Operation" });

export const listOperations = defineOperation({
  name: "operation.list",
  summary: "List what the system can do",
  input: z.strictObject({}),
  output: z.strictObject({ data: z.array(operationSchema) }).meta({ id: "OperationList" }),
  permission: "operation:read",
  effect: "read",
  http: { method: "GET", path: "/operations" },
  example: {
    input: {},
    output: {
      data: [
        {
          name: "operation.list",
          summary: "List what the system can do",
          effect: "read",
          permission: "operation:read",
          method: "GET",
          path: "/operations",
          allowed: true,
          chat: null,
        },
      ],
    },
  },
  run: async (context) => ({
    data: [...context.application.operations.values()]
      .sort((left, right) => left.name.localeCompare(right.name))
      .map((operation) => describe(context, operation)),
  }),
});

function describe(context: Context, operation: OperationDescription) {
  const { name, summary, effect, permission, http, command } = operation;
  const open = permission === "public" || permission === "authenticated";
  const allowed = open || context.application.holdsAnywhere(context.principal, permission);
  const { verb = "", help = "" } = command?.chat ?? {};
  const chat = command?.chat ? { verb, help, flags: [...(command.offeredFlags ?? [])] } : null;
  return { name, summary, effect, permission, method: http.method, path: http.path, allowed, chat };
}
