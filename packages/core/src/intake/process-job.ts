/** The job that processes one event of a stored delivery: once in effect, however often it runs. */
import type { IgnoreReason } from "@eureka/contracts/connection-log";
import { type Id, newId } from "@eureka/contracts/ids";
import type { UniversalEvent } from "@eureka/contracts/universal-event";
import { z } from "zod";
import { type LoadedConnection, loadConnection } from "../connections/index.ts";
import { type AnyJob, type Context, defineJob, type JobContext, type RequestFacts } from "../operations/index.ts";
import type { CommandInterpreter } from "./command-interpreter.ts";
import {
  claimPart,
  type InboundEventRow,
  noteIgnored,
  processAttempts,
  readInboundEventId,
  selectInboundEvent,
} from "./inbound-events.store.ts";
import { keyBehindDelivery } from "./key-behind.ts";
import { noteFailedTry } from "./log/note-failed-try.ts";
import { processEvent } from "./process-event.ts";
import { processJobName } from "./process-job-name.ts";
import { readEvents } from "./read-events.ts";
import { sayThatWeGaveUp } from "./say-that-we-gave-up.ts";
import type { Scene } from "./scene.ts";

/** Points at which a crash test kills the process while an event is processed. */
export const processFaultPoints = ["process.before-commit", "process.after-commit"] as const;

interface Found {
  readonly inside: Context;
  readonly stored: InboundEventRow;
  readonly connection: LoadedConnection;
  /** Null for a part that its connector does not know any more. */
  readonly event: UniversalEvent | null;
}

export function createProcessJob(interpreter: CommandInterpreter): AnyJob {
  return defineJob({
    name: processJobName,
    payload: z.strictObject({ inboundEventId: z.uuid(), part: z.int().min(0) }),
    maxAttempts: processAttempts,
    timeoutSeconds: 60,
    async run(context, { inboundEventId, part }) {
      const id = readInboundEventId(inboundEventId);
      const begin = (work: (found: Found) => Promise<void>) =>
        inTransaction(context, id, async (inside) => {
          const stored = await selectInboundEvent(inside.transaction, id);
          if (!stored) return;
          const connection = await loadConnection(inside, stored.connectionId);
          const event = readEvents(inside, connection, stored).find(({ deliveryPart }) => deliveryPart === part);
          await work({ inside, stored, connection, event: event ?? null });
        });
      const sceneOf = ({ inside, stored, connection }: Found, key: string, ignore: Scene["ignore"]): Scene => {
        const apiKeyId = keyBehindDelivery(connection, stored.body);
        return { context: inside, connection, apiKeyId, interpreter, key, ignore };
      };
      const tries = context.job.attempt;
      try {
        await begin(async (found) => {
          const { inside, event } = found;
          const { transaction } = inside;
          const why = whyNotAtAll(found);
          const note = { event: event?.type ?? null, tries };
          const outcome = why ? ({ outcome: "ignored", reason: why } as const) : ({ outcome: "done" } as const);
          if (!(await claimPart(transaction, id, part, { ...note, ...outcome }))) return;
          if (why || !event) return;
          const ignore = (reason: IgnoreReason) => noteIgnored(transaction, id, part, reason);
          await processEvent(sceneOf(found, `${id}/${part}`, ignore), event);
          context.ports.faults.reach("process.before-commit");
        });
      } catch (error) {
        await noteFailedTry(context, { id, part, error });
        if (context.job.lastAttempt) {
          await begin(async (found) => {
            if (!found.event || whyNotAtAll(found)) return;
            await sayThatWeGaveUp(
              sceneOf(found, `${id}/${part}/gave-up`, () => {}),
              found.event,
              id,
            );
          });
        }
        throw error;
      }
      context.ports.faults.reach("process.after-commit");
    },
  });
}

/** Why an event is not even looked at; null when it is. */
function whyNotAtAll({ connection, event }: Found): IgnoreReason | null {
  if (connection.state !== "active") return "connection_inactive";
  return event ? null : "not_understood";
}

/** As the system, in a chain that begins with the delivery. */
function inTransaction(
  context: JobContext,
  id: Id<"inbound_event">,
  work: (inside: Context) => Promise<void>,
): Promise<void> {
  const request: RequestFacts = {
    id: newId("request"),
    surface: "chat",
    address: null,
    userAgent: null,
    correlationId: id,
    causationId: null,
  };
  return context.application.transact(context.organizationId, "intake", work, request);
}
