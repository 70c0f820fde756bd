/** Puts our address onto the platform's list of those that it delivers to. */

import { hookPathOf } from "../connections/index.ts";
import type { JobContext } from "../operations/index.ts";
import { updateConnectedBoard } from "./connected-boards.store.ts";
import type { Place } from "./load-place.ts";
import { hooksOf } from "./tracker-of.ts";

/** Registering what is registered already changes nothing; a platform that delivers unasked has no list. */
export async function registerHook(context: JobContext, { connection, connectedBoard }: Place): Promise<void> {
  const hooks = hooksOf(context.application, connection);
  const path = await context.transact((inside) => hookPathOf(inside, connection.id));
  if (!hooks || path === null) return;
  const callbackUrl = `${context.ports.settings.publicUrl}${path}`;
  const { platformHookId } = await hooks.register({ watchedId: connectedBoard.platformBoardId, callbackUrl });
  if (platformHookId === connectedBoard.platformHookId) return;
  await context.transact(async ({ transaction, clock }) => {
    await updateConnectedBoard(transaction, connectedBoard.id, { platformHookId }, clock.now());
  });
}
