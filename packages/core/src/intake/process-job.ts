/** The job that processes one event of a stored delivery: once in effect, however often it runs. */
import { ConnectorError, type InboundRequest } from "@eureka/connector-sdk";
import { type Id, newId } from "@eureka/contracts/ids";
import type { UniversalEvent } from "@eureka/contracts/universal-event";
import { z } from "zod";
import { connectorOf, type LoadedConnection, loadConnection } from "../connections/index.ts";
import { type AnyJob, type Context, defineJob, type JobContext, type RequestFacts } from "../operations/index.ts";
import type { CommandInterpreter } from "./command-interpreter.ts";
import { claimPart, type InboundEventRow, readInboundEventId, selectInboundEvent } from "./inbound-events.store.ts";
import { keyBehindDelivery } from "./key-behind.ts";
import { processEvent } from "./process-event.ts";
import { sayThatWeGaveUp } from "./say-that-we-gave-up.ts";
import type { Scene } from "./scene.ts";

/** Points at which a crash test kills the process while an event is processed. */
export const processFaultPoints = ["process.before-commit", "process.after-commit"] as const;

export function createProcessJob(interpreter: CommandInterpreter): AnyJob {
  return defineJob({
    name: "intake.process",
    payload: z.strictObject({ inboundEventId: z.uuid(), part: z.int().min(0) }),
    timeoutSeconds: 60,
    async run(context, { inboundEventId, part }) {
      const id = readInboundEventId(inboundEventId);
      const begin = (work: (scene: Scene, event: UniversalEvent) => Promise<void>, suffix = "") =>
        inTransaction(context, id, async (inside) => {
          const stored = await selectInboundEvent(inside.transaction, id);
          if (!stored) return;
          const connection = await loadConnection(inside, stored.connectionId);
          const event = readEvent(inside, connection, stored, part);
          if (!event || connection.state !== "active") return;
          const apiKeyId = keyBehindDelivery(connection, stored.body);
          const key = `${id}/${part}${suffix}`;
          await work({ context: inside, connection, apiKeyId, interpreter, key }, event);
        });
      try {
        await begin(async (scene, event) => {
          if (!(await claimPart(scene.context.transaction, id, part))) return;
          await processEvent(scene, event);
          context.ports.faults.reach("process.before-commit");
        });
      } catch (error) {
        if (context.job.lastAttempt) await begin((scene, event) => sayThatWeGaveUp(scene, event, id), "/gave-up");
        throw error;
      }
      context.ports.faults.reach("process.after-commit");
    },
  });
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

/** Understands the delivery again; null for a part that its connector does not know any more. */
function readEvent(
  context: Context,
  connection: LoadedConnection,
  { request, body }: InboundEventRow,
  part: number,
): UniversalEvent | null {
  const { inbound } = connectorOf(context.ports, connection).connector;
  const received: InboundRequest = { ...request, body };
  try {
    return inbound?.parse(received).events.find(({ deliveryPart }) => deliveryPart === part) ?? null;
  } catch (error) {
    if (error instanceof ConnectorError && error.code === "invalid") return null;
    throw error;
  }
}
