import { EurekaError } from "@eureka/contracts/errors";
import { exampleMember, memberSchema, memberUpdateSchema } from "@eureka/contracts/member";
import { defineOperation } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { fieldChanges } from "../tenancy/index.ts";
import { loadMember, viewMember } from "./member-view.ts";
import { isHandleTaken, updateMemberRow } from "./members.store.ts";

/** Changes a member's name, handle or time zone: one's own, or for administrators anybody's. */
export const updateMember = defineOperation({
  name: "member.update",
  summary: "Change a member's name, handle or time zone",
  input: memberUpdateSchema,
  output: memberSchema,
  permission: "authenticated",
  effect: "write",
  http: { method: "PATCH", path: "/members/{id}" },
  example: { input: { id: exampleMember.id, timeZone: "Europe/Vienna" }, output: exampleMember },
  target: (context, input) => loadMember(context, input.id, { lock: true }),
  async run(context, { id, ...wanted }, { row }) {
    const own = context.actor.type === "user" && context.actor.id === id;
    if (!own) await requirePermission(context, "member:update");
    const changes = fieldChanges(row, wanted);
    if (Object.keys(changes).length === 0) return viewMember(context, row);
    if (wanted.handle && wanted.handle !== row.handle && (await isHandleTaken(context.transaction, wanted.handle))) {
      throw new EurekaError("member.handle_taken", { handle: wanted.handle });
    }
    const updated = await updateMemberRow(context.transaction, id, { ...wanted, updatedAt: context.clock.now() });
    context.emit({
      type: "member.updated",
      subject: { type: "member", id },
      changes,
      data: { fields: Object.keys(changes) },
    });
    return viewMember(context, updated);
  },
});
