import { idSchema } from "@eureka/contracts/ids";
import { exampleMember, memberSchema } from "@eureka/contracts/member";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadMember, viewMember } from "./member-view.ts";
import { giveAccessBack } from "./set-member-status.ts";

/** Gives a deactivated member access again. */
export const reactivateMember = defineOperation({
  name: "member.reactivate",
  summary: "Give a member's access back",
  input: z.strictObject({ id: idSchema("member") }),
  output: memberSchema,
  permission: "member:update",
  effect: "danger",
  http: { method: "POST", path: "/members/{id}/reactivate" },
  example: { input: { id: exampleMember.id }, output: { ...exampleMember, status: "active" } },
  target: (context, input) => loadMember(context, input.id, { lock: true }),
  async run(context, _input, target) {
    if (target.row.status === "active") return viewMember(context, target.row);
    return viewMember(context, await giveAccessBack(context, target));
  },
});
