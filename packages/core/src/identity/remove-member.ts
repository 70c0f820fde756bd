import { idSchema } from "@eureka/contracts/ids";
import { exampleMember } from "@eureka/contracts/member";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { announceAccessChange, revokeAllRoles } from "../permissions/index.ts";
import { revokeApiKeysOfMember } from "./api-keys.store.ts";
import { loadMember } from "./member-view.ts";
import { takeAccess } from "./set-member-status.ts";

/** Removes a member for good. What he made stays under his name; invited again, the person is the same member, without roles. */
export const removeMember = defineOperation({
  name: "member.remove",
  summary: "Remove a member from your organization",
  input: z.strictObject({ id: idSchema("member") }),
  output: z.strictObject({}),
  permission: "member:remove",
  effect: "danger",
  http: { method: "DELETE", path: "/members/{id}", status: 204 },
  example: { input: { id: exampleMember.id }, output: {} },
  target: (context, input) => loadMember(context, input.id, { lock: true }),
  async run(context, { id }, target) {
    await takeAccess(context, target, true);
    await revokeAllRoles(context, id);
    const now = context.clock.now();
    for (const keyId of await revokeApiKeysOfMember(context.transaction, id, now)) {
      context.emit({ type: "api_key.revoked", subject: { type: "api_key", id: keyId } });
      await announceAccessChange(context, keyId);
    }
    return {};
  },
});
