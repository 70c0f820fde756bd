import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { changeConnectionState } from "./change-connection-state.ts";
import { loadConnection } from "./load-connection.ts";

/** For whoever calls a platform: it refuses our token, and a person must connect it anew. Only an active connection changes. */
export async function markNeedsReauth(context: Context, id: Id<"connection">): Promise<void> {
  const connection = await loadConnection(context, id, { lock: true });
  if (connection.state === "active") await changeConnectionState(context, connection, "needs_reauth");
}
