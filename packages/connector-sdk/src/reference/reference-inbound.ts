/** The reference platforms' inbound: an HMAC over timestamp and body, five minutes wide, and JSON events. */
import { timingSafeEqual } from "node:crypto";
import { type UniversalEvent, universalEventSchema } from "@eureka/contracts/universal-event";
import { z } from "zod";
import { ConnectorError } from "../connector-error.ts";
import { type IgnoredPart, type InboundCapability, type InboundRequest, replyWithJson } from "../inbound.ts";
import { makeReferenceSignature, referenceSignatureHeader, referenceTimestampHeader } from "./reference-delivery.ts";

const timestampWindowSeconds = 300;

const deliverySchema = z.object({
  deliveryId: z.string().min(1).max(255),
  platformWorkspaceId: z.string().min(1).max(255),
  sentAt: z.iso.datetime(),
  events: z.array(z.looseObject({ type: z.string().min(1).max(100) })).max(1_000),
});
const handshakeSchema = z.object({ challenge: z.string().max(1_000) });
// What nearly every body is comes first: a schema that does not fit costs more than one that does.
const bodySchema = z.union([deliverySchema, handshakeSchema]);

const knownTypes: ReadonlySet<string> = new Set(universalEventSchema.options.map((option) => option.shape.type.value));

/** Makes the inbound capability of a reference platform. Its one secret is called `signing`. */
export function createReferenceInbound(platform: string): InboundCapability {
  return {
    timestampWindowSeconds,

    identify(request) {
      if (request.method === "HEAD") return { kind: "unsigned", reply: { status: 200, headers: {}, body: "" } };
      if (request.method !== "POST") return { kind: "unknown" };
      if (request.pathKey !== undefined) return { kind: "path_key", key: request.pathKey };
      const body = readBody(request.body);
      if (!body.success) return { kind: "unknown" };
      if ("challenge" in body.data) return { kind: "application" };
      return { kind: "workspace", platformWorkspaceIds: [body.data.platformWorkspaceId] };
    },

    verify(request, secrets, now) {
      const timestamp = request.headers[referenceTimestampHeader];
      const signature = request.headers[referenceSignatureHeader];
      if (!timestamp || !signature) return { ok: false, reason: "signature_missing" };
      if (!secrets.signing) return { ok: false, reason: "secret_missing" };
      if (!/^\d{1,12}$/.test(timestamp)) return { ok: false, reason: "malformed" };
      if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > timestampWindowSeconds) {
        return { ok: false, reason: "timestamp_outside_window" };
      }
      const wanted = makeReferenceSignature(secrets.signing, timestamp, request.body);
      return isSameText(signature, wanted) ? { ok: true } : { ok: false, reason: "signature_wrong" };
    },

    parse(request: InboundRequest) {
      const body = readBody(request.body);
      if (!body.success)
        throw new ConnectorError("invalid", "The body is not a reference delivery", { cause: body.error });
      if ("challenge" in body.data) {
        const { challenge } = body.data;
        return {
          deliveryId: `handshake-${challenge}`.slice(0, 255),
          events: [],
          ignored: [],
          reply: replyWithJson({ challenge }),
        };
      }
      const { deliveryId, platformWorkspaceId, sentAt } = body.data;
      const events: UniversalEvent[] = [];
      const ignored: IgnoredPart[] = [];
      for (const [deliveryPart, wireEvent] of body.data.events.entries()) {
        if (!knownTypes.has(wireEvent.type)) {
          ignored.push({ kind: wireEvent.type });
          continue;
        }
        const envelope = { version: 1, platform, platformWorkspaceId, deliveryId, deliveryPart, occurredAt: sentAt };
        const event = universalEventSchema.safeParse({ ...wireEvent, ...envelope });
        if (!event.success)
          throw new ConnectorError("invalid", `Event ${deliveryPart} is not a ${wireEvent.type}`, {
            cause: event.error,
          });
        events.push(event.data);
      }
      return { deliveryId, events, ignored };
    },
  };
}

type ReadBody = ReturnType<typeof bodySchema.safeParse>;

/** A body is identified and then parsed: it is read once for both. */
const bodiesRead = new WeakMap<Uint8Array, ReadBody>();

function readBody(bytes: Uint8Array): ReadBody {
  const known = bodiesRead.get(bytes);
  if (known) return known;
  const body = bodySchema.safeParse(parseJson(bytes));
  bodiesRead.set(bytes, body);
  return body;
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Compares without telling by its duration where two texts part. */
function isSameText(left: string, right: string): boolean {
  const leftBytes = Buffer.from(left);
  const rightBytes = Buffer.from(right);
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}
