import type { Id } from "@eureka/contracts/ids";
import { exampleInvitation, invitationPageSchema } from "@eureka/contracts/invitation";
import { pageInput } from "@eureka/contracts/page";
import { z } from "zod";
import { defineOperation, pageOfRows, readCursor } from "../operations/index.ts";
import { visiblePlaces } from "../permissions/index.ts";
import { viewInvitation } from "./invitation-view.ts";
import { selectInvitations } from "./invitations.store.ts";

/** Lists invitations: all of the organization, or for managers of single workspaces their own. */
export const listInvitations = defineOperation({
  name: "invitation.list",
  summary: "List who was invited",
  input: z.strictObject(pageInput),
  output: invitationPageSchema,
  permission: "invitation:read",
  effect: "read",
  http: { method: "GET", path: "/invitations" },
  command: {},
  example: {
    input: {},
    output: { data: [{ ...exampleInvitation, grants: [...exampleInvitation.grants] }], nextCursor: null },
  },
  async run(context, input) {
    const places = await visiblePlaces(context, "invitation:read");
    const invitedBy = places.organization ? null : context.principal.memberId;
    if (!places.organization && !invitedBy) return { data: [], nextCursor: null };
    const after = readCursor(context, "invitation.list", input);
    const rows = await selectInvitations(context.transaction, {
      invitedBy,
      before: (after?.[0] as Id<"invitation"> | undefined) ?? null,
      limit: input.limit + 1,
    });
    const page = pageOfRows(context, "invitation.list", input, rows, (row) => [row.id]);
    const now = context.clock.now();
    return { data: page.data.map((row) => viewInvitation(row, now)), nextCursor: page.nextCursor };
  },
});
