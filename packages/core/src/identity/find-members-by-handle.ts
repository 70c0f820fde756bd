/** Members by the names with which others mention them. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { selectMembersByHandle } from "./members.store.ts";

export interface MentionedMember {
  readonly id: Id<"member">;
  readonly handle: string;
  readonly name: string;
}

/** The active members with these handles (without @, any case), by handle in small letters. Unknown handles are left out. */
export async function findMembersByHandle(
  context: Pick<Context, "transaction">,
  handles: readonly string[],
): Promise<Map<string, MentionedMember>> {
  const wanted = [...new Set(handles.map((handle) => handle.toLowerCase()))];
  const rows = await selectMembersByHandle(context.transaction, wanted);
  return new Map(rows.map(({ id, handle, name }) => [handle, { id, handle, name }]));
}
