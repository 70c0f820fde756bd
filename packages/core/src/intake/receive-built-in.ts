/** The built-in chat's way in: its events are deliveries of a platform like any other, processed in one go. */
import type { InboundRequest, ParsedDelivery } from "@eureka/connector-sdk";
import { builtInConnectorName } from "@eureka/contracts/connection";
import type { EventEnvelope } from "@eureka/contracts/event";
import { deliveredEventTypes, describeDelivery } from "../channels/index.ts";
import { connectorOf, findBuiltInConnection, type LoadedConnection } from "../connections/index.ts";
import type { Context, EventHandler } from "../operations/index.ts";
import { acceptQueueOf } from "./accept-queue.ts";
import type { CommandInterpreter } from "./command-interpreter.ts";
import { isDeliveryStored } from "./inbound-events.store.ts";
import { keepRequest } from "./keep-request.ts";
import { keyBehind } from "./key-behind.ts";
import { orderOfEvent } from "./order-of-event.ts";
import { processEvent } from "./process-event.ts";
import { isTemporary } from "./run-for-actor.ts";
import type { Scene } from "./scene.ts";

export function createBuiltInReceiver(interpreter: CommandInterpreter): EventHandler {
  return {
    name: "intake.receive-built-in",
    on: deliveredEventTypes,
    // What Eureka says itself is no delivery.
    when: (event) => event.actor.type !== "system",
    orderBy: orderOfTalk,
    async run(context, event) {
      const connection = await findBuiltInConnection(context);
      if (connection.state !== "active") return;
      const [request, isHandedOver] = await Promise.all([
        makeRequest(context, event),
        // A delivery of the chat is named by its event. One that broke us before is not ours any more.
        isDeliveryStored(context.transaction, connection.id, event.id),
      ]);
      if (!request || isHandedOver) return;
      const delivery = parse(context, connection, request);
      try {
        // Nothing is noted of what is our own: its messages and events tell it.
        const ignore = () => {};
        const scene = { context: inChat(context), connection, apiKeyId: keyBehind(event), interpreter, ignore };
        await processDelivery(scene, delivery);
      } catch (error) {
        if (!isTemporary(error)) await handOver(context, connection, request, delivery);
        throw error;
      }
    },
  };
}

/** What is said in one thread is handled in order; a message outside threads is the start of its own. */
function orderOfTalk({ subject, data }: EventEnvelope): string {
  return JSON.stringify(["talk", data.channelId ?? null, data.threadId ?? subject.id]);
}

async function makeRequest(context: Context, event: EventEnvelope): Promise<InboundRequest | null> {
  const delivery = await describeDelivery(context, event);
  if (!delivery) return null;
  return {
    method: "POST",
    url: `${context.ports.settings.publicUrl}/hooks/${builtInConnectorName}`,
    headers: { "content-type": "application/json" },
    body: new TextEncoder().encode(JSON.stringify(delivery)),
  };
}

function parse(context: Context, connection: LoadedConnection, request: InboundRequest): ParsedDelivery {
  const { inbound } = connectorOf(context.ports, connection).connector;
  if (!inbound) throw new Error("the built-in connector cannot take deliveries in");
  return inbound.parse(request);
}

function inChat(context: Context): Context {
  return { ...context, request: { ...context.request, surface: "chat" } };
}

async function processDelivery(scene: Omit<Scene, "key">, delivery: ParsedDelivery): Promise<void> {
  for (const event of delivery.events) {
    await processEvent({ ...scene, key: `${delivery.deliveryId}/${event.deliveryPart}` }, event);
  }
  scene.context.ports.faults.reach("process.before-commit");
}

/** Stores the delivery in a transaction of its own: the job of every other platform tries it again, and tells the sender when it gives up. */
async function handOver(
  context: Context,
  connection: LoadedConnection,
  request: InboundRequest,
  { deliveryId, events }: ParsedDelivery,
): Promise<void> {
  await acceptQueueOf(context.ports).accept({
    organizationId: context.organizationId,
    connectionId: connection.id,
    deliveryId,
    request: keepRequest(request),
    body: request.body,
    parts: events.map((event) => ({ number: event.deliveryPart, orderingKey: orderOfEvent(connection.id, event) })),
  });
}
