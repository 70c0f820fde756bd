/** Notes for the log that a try failed: in a transaction of its own, because the try's is undone. */
import type { Id } from "@eureka/contracts/ids";
import { createMasker, loadConnection, loadKnownSecrets } from "../../connections/index.ts";
import type { JobContext } from "../../operations/index.ts";
import { noteFailure, selectInboundEvent } from "../inbound-events.store.ts";
import { readEvents } from "../read-events.ts";

const longestError = 500;

interface FailedTry {
  readonly id: Id<"inbound_event">;
  readonly part: number;
  readonly error: unknown;
}

/** Never throws: what is wrong with the try itself must not be hidden by what is wrong with its note. */
export async function noteFailedTry(context: JobContext, { id, part, error }: FailedTry): Promise<void> {
  const { attempt, lastAttempt } = context.job;
  try {
    await context.transact(async (inside) => {
      const stored = await selectInboundEvent(inside.transaction, id);
      if (!stored) return;
      const connection = await loadConnection(inside, stored.connectionId);
      const event = readEvents(inside, connection, stored).find(({ deliveryPart }) => deliveryPart === part);
      const masker = createMasker(await loadKnownSecrets(inside, connection));
      await noteFailure(inside.transaction, id, part, {
        event: event?.type ?? null,
        outcome: lastAttempt ? "failed" : "waiting",
        error: masker.text(describe(error)).slice(0, longestError).toWellFormed().replaceAll("\0", ""),
        tries: attempt,
      });
    });
  } catch (cause) {
    context.log.warn({ err: cause, inboundEventId: id }, "intake.failure_not_noted");
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : "unknown";
}
