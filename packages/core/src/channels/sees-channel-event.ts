/** Whether an event of the chat may be shown to somebody who may see events of its workspace. */
import type { EventEnvelope } from "@eureka/contracts/event";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import type { Audience } from "./emit-channel-event.ts";
import { selectJoined } from "./people.store.ts";

/**
 * What is said in private channels, and to one member alone, is nobody else's. Streams and lists of events ask for each event that
 * states an `audience`; all others are answered with true.
 */
export async function seesChannelEvent(
  context: Pick<Context, "transaction" | "principal" | "actor">,
  event: Pick<EventEnvelope, "data">,
): Promise<boolean> {
  const { audience, channelId, memberIds } = event.data as {
    audience?: Audience;
    channelId?: Id<"channel">;
    memberIds?: Id<"member">[];
  };
  if (audience !== "channel" && audience !== "members") return true;
  if (context.actor.type === "system") return true;
  const { memberId } = context.principal;
  if (!memberId || !channelId) return false;
  if (audience === "members") return memberIds?.includes(memberId) ?? false;
  return (await selectJoined(context.transaction, channelId, [memberId])).has(memberId);
}
