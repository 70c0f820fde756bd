import { idSchema } from "@eureka/contracts/ids";
import { exampleMember, memberSchema } from "@eureka/contracts/member";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadMember, viewMember } from "./member-view.ts";
import { takeAccess } from "./set-member-status.ts";

/** Takes a member's access away until somebody gives it back; what he made stays. */
export const deactivateMember = defineOperation({
  name: "member.deactivate",
  summary: "Take a member's access away",
  input: z.strictObject({ id: idSchema("member") }),
  output: memberSchema,
  permission: "member:update",
  effect: "danger",
  http: { method: "POST", path: "/members/{id}/deactivate" },
  example: { input: { id: exampleMember.id }, output: { ...exampleMember, status: "deactivated" } },
  target: (context, input) => loadMember(context, input.id, { lock: true }),
  async run(context, _input, target) {
    if (target.row.status === "deactivated") return viewMember(context, target.row);
    return viewMember(context, await takeAccess(context, target, false));
  },
});
