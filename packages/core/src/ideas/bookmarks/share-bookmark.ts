import { bookmarkSchema, exampleBookmark } from "@eureka/contracts/bookmark";
import { EurekaError, notFound } from "@eureka/contracts/errors";
import { type Id, idSchema, newId } from "@eureka/contracts/ids";
import { z } from "zod";
import { type Context, defineOperation } from "../../operations/index.ts";
import { visiblePlaces } from "../../permissions/index.ts";
import { workspaceKind } from "../../tenancy/index.ts";
import { emitBookmarkEvent } from "./emit-bookmark-event.ts";
import { assertOwner, loadBookmark } from "./load-bookmark.ts";
import { memberExists } from "./members.store.ts";
import { type ShareRow, selectShares, upsertShare } from "./shares.store.ts";
import { viewBookmark } from "./view-bookmarks.ts";

/** Shares a saved idea. Who it is shared with sees it only where he can see the idea's workspace. */
export const shareBookmark = defineOperation({
  name: "bookmark.share",
  summary: "Share a saved idea with a member, a workspace or everybody",
  description: "Sharing again with the same changes what they may do: view it, or edit its tags and note too.",
  input: z
    .strictObject({
      id: idSchema("bookmark"),
      memberId: idSchema("member").optional(),
      workspaceId: idSchema("workspace").optional(),
      everybody: z.boolean().default(false).meta({ description: "Share it with the whole organization." }),
      access: z.enum(["view", "edit"]).default("view"),
    })
    .superRefine(({ memberId, workspaceId, everybody }, problems) => {
      const named = [memberId, workspaceId].filter((one) => one !== undefined).length;
      if (named + Number(everybody) === 1) return;
      const path = [everybody ? "everybody" : "memberId"];
      problems.addIssue({ code: "custom", path, message: "name a member or a workspace, or say everybody" });
    }),
  output: bookmarkSchema,
  permission: "bookmark:share",
  effect: "write",
  http: { method: "POST", path: "/bookmarks/{id}/share" },
  command: { words: ["id"] },
  example: {
    input: { id: exampleBookmark.id, workspaceId: exampleBookmark.workspaceId, access: "view" },
    output: exampleBookmark,
  },
  target: (context, input) => loadBookmark(context, input.id, { lock: true }),
  async run(context, { id, access, ...given }, bookmark) {
    assertOwner(bookmark, "bookmark:share");
    const { row, sight } = bookmark;
    if ((await workspaceKind(context, row.workspaceId)) === "personal") throw new EurekaError("bookmark.personal");
    const whom = await findWhom(context, given);
    const now = context.clock.now();
    await upsertShare(context.transaction, {
      id: newId("share", now.getTime()),
      bookmarkId: id,
      ...whom,
      access,
      createdAt: now,
    });
    emitBookmarkEvent(context, "bookmark.shared", row, { shares: await selectShares(context.transaction, [id]) });
    return viewBookmark(context, row, sight);
  },
});

type Whom = Pick<ShareRow, "kind" | "memberId" | "workspaceId">;

/** Throws not found for a member or workspace that the actor does not know. */
async function findWhom(
  context: Context,
  given: { readonly memberId?: Id<"member"> | undefined; readonly workspaceId?: Id<"workspace"> | undefined },
): Promise<Whom> {
  const { memberId = null, workspaceId = null } = given;
  if (memberId) {
    if (!(await memberExists(context.transaction, memberId))) throw notFound("member", memberId);
    return { kind: "member", memberId, workspaceId };
  }
  if (!workspaceId) return { kind: "organization", memberId, workspaceId };
  const { workspaceIds } = await visiblePlaces(context, "workspace:read");
  if (!workspaceIds.includes(workspaceId)) throw notFound("workspace", workspaceId);
  return { kind: "workspace", memberId, workspaceId };
}
