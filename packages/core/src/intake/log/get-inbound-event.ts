import { exampleInboundEvent, type InboundEvent, inboundEventSchema } from "@eureka/contracts/connection-log";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { createMasker, loadKnownSecrets, maskPayload } from "../../connections/index.ts";
import { defineOperation } from "../../operations/index.ts";
import type { InboundEventRow } from "../inbound-events.store.ts";
import { readEvents } from "../read-events.ts";
import { loadDelivery } from "./load-delivery.ts";
import { viewDelivery } from "./view-delivery.ts";

/** So many characters of a body are shown. */
const shownCharacters = 65_536;
/** So much of a body is looked at: what is masked must be parsed. */
const readBytes = 1_048_576;

/** Reads one delivery of a platform. */
export const getInboundEvent = defineOperation({
  name: "inbound_event.get",
  summary: "Read a delivery of a platform, as it came",
  description:
    "With what became of each event in it. Secrets are masked, and of a long body only the beginning is shown.",
  input: z.strictObject({ id: idSchema("inbound_event") }),
  output: inboundEventSchema,
  permission: "connection_log:read",
  effect: "read",
  http: { method: "GET", path: "/inbound-events/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleInboundEvent.id }, output: exampleInboundEvent },
  target: (context, { id }) => loadDelivery(context, id),
  async run(context, _input, { row, connection }): Promise<InboundEvent> {
    const { request, body, deliveryId, receivedAt } = row;
    const secrets = await loadKnownSecrets(context, connection);
    const masker = createMasker(secrets);
    const contentType = request.headers["content-type"] ?? null;
    const start = body.subarray(0, readBytes);
    const entry = viewDelivery({ ...row, at: receivedAt.toISOString() });
    const events = readEvents(context, connection, row);
    return {
      ...entry,
      events: entry.events.length > 0 ? entry.events : [...new Set(events.map(({ type }) => type))],
      deliveryId: masker.text(deliveryId),
      parts: viewParts(
        row,
        events.map(({ deliveryPart, type }) => ({ part: deliveryPart, event: type })),
      ),
      method: request.method,
      address: masker.address(request.url),
      payload: maskPayload(
        { headers: onlyTexts(request.headers), body: { start, bytes: body.byteLength, contentType } },
        masker,
        secrets,
        shownCharacters,
      ),
    };
  },
});

interface NamedPart {
  readonly part: number;
  readonly event: string;
}

function viewParts({ outcomes, processedParts, parts }: InboundEventRow, named: readonly NamedPart[]) {
  const noted = [...Object.keys(outcomes).map(Number), ...processedParts];
  // A delivery may tell of other places too; of those it is as good as silent. Before anything is noted, all that it tells may be ours.
  const known = noted.length < parts ? [...noted, ...named.map(({ part }) => part)] : noted;
  return [...new Set(known)]
    .sort((one, other) => one - other)
    .map((part) => {
      const note = outcomes[part];
      const untold = processedParts.includes(part) ? ("done" as const) : ("waiting" as const);
      return {
        part,
        event: note?.event ?? named.find((one) => one.part === part)?.event ?? null,
        outcome: note?.outcome ?? untold,
        reason: note?.reason ?? null,
        error: note?.error ?? null,
        tries: note?.tries ?? 0,
        at: note ? new Date(note.at).toISOString() : null,
      };
    });
}

function onlyTexts(headers: InboundEventRow["request"]["headers"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
