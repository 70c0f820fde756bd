/** The chat's deliveries (see `built-in-delivery` in contracts) to universal events. A text that begins with `/eureka` is a command. */
import {
  ConnectorError,
  type InboundCapability,
  type InboundRequest,
  type ParsedDelivery,
} from "@eureka/connector-sdk";
import { builtInDeliverySchema } from "@eureka/contracts/built-in-delivery";
import { isSameSignature, signatureHeader, signBuiltInDelivery, timestampHeader } from "./signature.ts";
import { translateDelivery } from "./translate-delivery.ts";

const timestampWindowSeconds = 300;

export const builtInInbound: InboundCapability = {
  timestampWindowSeconds,

  identify(request) {
    if (request.method !== "POST") return { kind: "unknown" };
    if (request.pathKey !== undefined) return { kind: "path_key", key: request.pathKey };
    const delivery = builtInDeliverySchema.safeParse(readJson(request));
    if (!delivery.success) return { kind: "unknown" };
    return { kind: "workspace", platformWorkspaceIds: [delivery.data.event.organizationId] };
  },

  verify(request, secrets, now) {
    const timestamp = request.headers[timestampHeader];
    const signature = request.headers[signatureHeader];
    if (!timestamp || !signature) return { ok: false, reason: "signature_missing" };
    if (!secrets.signing) return { ok: false, reason: "secret_missing" };
    if (!/^\d{1,12}$/.test(timestamp)) return { ok: false, reason: "malformed" };
    if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > timestampWindowSeconds) {
      return { ok: false, reason: "timestamp_outside_window" };
    }
    const wanted = signBuiltInDelivery(secrets.signing, timestamp, request.body);
    return isSameSignature(signature, wanted) ? { ok: true } : { ok: false, reason: "signature_wrong" };
  },

  parse(request): ParsedDelivery {
    const delivery = builtInDeliverySchema.safeParse(readJson(request));
    if (!delivery.success) {
      throw new ConnectorError("invalid", "The body is not a delivery of the built-in chat", { cause: delivery.error });
    }
    const { event } = delivery.data;
    const translated = translateDelivery(delivery.data);
    return {
      deliveryId: event.id,
      events: translated ? [translated] : [],
      ignored: translated ? [] : [{ kind: event.type }],
    };
  },
};

function readJson({ body }: InboundRequest): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8"));
  } catch {
    return undefined;
  }
}
