/** An organization must never be left without somebody who can administrate it. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { lockAdministrators } from "./permissions.store.ts";

/**
 * Throws `member.last_administrator` when `memberId` is the only active administrator. Call it before taking the role or the member
 * away: of several such transactions one goes on at a time.
 */
export async function assertAnotherAdministrator(context: Context, memberId: Id<"member">): Promise<void> {
  const administrators = await lockAdministrators(context.transaction);
  if (administrators.includes(memberId) && administrators.length === 1) {
    throw new EurekaError("member.last_administrator");
  }
}
