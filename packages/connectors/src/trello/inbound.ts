/** Trello's deliveries. The address has a key of ours in it, because nothing else in a delivery says whose it is. */
import { createHmac, timingSafeEqual } from "node:crypto";
import {
  ConnectorError,
  type InboundCapability,
  type InboundIdentity,
  type InboundRequest,
  type ParsedDelivery,
} from "@eureka/connector-sdk";
import { z } from "zod";
import { actionSchema } from "./read-action.ts";
import { translateAction } from "./translate-action.ts";

export const signatureHeader = "x-trello-webhook";

/** Where the bot before us took its deliveries; webhooks that it left behind still lead there. */
export const earlierPath = "/webhook/trello";

/** What is read of a delivery before anybody knows whose it is. */
const watchedSchema = z.object({ model: z.object({ id: z.string().regex(/^[0-9a-f]{24}$/) }) });

const deliverySchema = z.object({ action: actionSchema, model: z.looseObject({ id: z.string() }) });

export const trelloInbound: InboundCapability = {
  // Trello signs no time.
  timestampWindowSeconds: null,

  identify(request) {
    const { method, pathKey } = request;
    // Before it makes a webhook, Trello asks whether anybody is there.
    if (method === "HEAD") return { kind: "unsigned", reply: { status: 200, headers: {}, body: "" } };
    if (method !== "POST") return { kind: "unknown" };
    return pathKey === undefined ? identifyByBoard(request) : { kind: "path_key", key: pathKey };
  },

  verify(request, secrets) {
    const signature = request.headers[signatureHeader];
    if (!signature) return { ok: false, reason: "signature_missing" };
    if (!secrets.secret) return { ok: false, reason: "secret_missing" };
    const wanted = signTrelloDelivery(secrets.secret, request);
    return isSameText(signature, wanted) ? { ok: true } : { ok: false, reason: "signature_wrong" };
  },

  parse(request): ParsedDelivery {
    const delivery = deliverySchema.safeParse(readJson(request));
    if (!delivery.success) {
      throw new ConnectorError("invalid", "The body is not a delivery of Trello", { cause: delivery.error });
    }
    const { action, model } = delivery.data;
    const events = translateAction(action, model.id);
    return { deliveryId: action.id, events, ignored: events.length > 0 ? [] : [{ kind: action.type }] };
  },
};

/** Only at the earlier address: ours always has a key in it. */
function identifyByBoard(request: InboundRequest): InboundIdentity {
  if (new URL(request.url).pathname !== earlierPath) return { kind: "unknown" };
  const watched = watchedSchema.safeParse(readJson(request));
  return watched.success ? { kind: "board", platformBoardId: watched.data.model.id } : { kind: "unknown" };
}

/** Base64 of the HMAC-SHA1 over the body and the address as it was registered. */
export function signTrelloDelivery(secret: string, { body, url }: Pick<InboundRequest, "body" | "url">): string {
  return createHmac("sha1", secret).update(body).update(url).digest("base64");
}

/** Compares without telling by its duration where two texts part. */
function isSameText(left: string, right: string): boolean {
  const leftBytes = Buffer.from(left);
  const rightBytes = Buffer.from(right);
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}

function readJson({ body }: InboundRequest): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8"));
  } catch {
    return undefined;
  }
}
