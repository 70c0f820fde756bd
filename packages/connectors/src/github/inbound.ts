/** GitHub's deliveries. An application has one address for all accounts that installed it, so the body says whose it is. */
import {
  ConnectorError,
  type InboundCapability,
  type InboundIdentity,
  type InboundRequest,
  type ParsedDelivery,
} from "@eureka/connector-sdk";
import { webhookSecret } from "./auth.ts";
import { accountOf, type Delivery, deliverySchema } from "./read-delivery.ts";
import { isSameText, signatureHeader, signGitHubDelivery } from "./signature.ts";
import { translateDelivery } from "./translate-delivery.ts";

const eventHeader = "x-github-event";
/** The same for every redelivery. */
const deliveryHeader = "x-github-delivery";

export const githubInbound: InboundCapability = {
  // GitHub signs no time.
  timestampWindowSeconds: null,

  identify(request): InboundIdentity {
    if (request.method !== "POST") return { kind: "unknown" };
    if (request.pathKey !== undefined) return { kind: "path_key", key: request.pathKey };
    const delivery = deliverySchema.safeParse(readJson(request));
    if (!delivery.success) return isPing(request) ? { kind: "application" } : { kind: "unknown" };
    const account = accountOf(delivery.data);
    // Some deliveries concern the application alone, for example a person's consent that was taken back.
    return account === null ? { kind: "application" } : { kind: "workspace", platformWorkspaceIds: [account] };
  },

  verify({ headers, body }, secrets) {
    const signature = headers[signatureHeader];
    if (!signature) return { ok: false, reason: "signature_missing" };
    const secret = secrets[webhookSecret];
    if (!secret) return { ok: false, reason: "secret_missing" };
    const isOurs = isSameText(signature, signGitHubDelivery(secret, body));
    return isOurs ? { ok: true } : { ok: false, reason: "signature_wrong" };
  },

  parse(request): ParsedDelivery {
    const event = request.headers[eventHeader] ?? "";
    const deliveryId = request.headers[deliveryHeader] ?? "";
    const delivery = deliverySchema.safeParse(readJson(request));
    const isNamed = /^[a-z0-9_]{1,60}$/.test(event) && /^[\w-]{1,100}$/.test(deliveryId);
    if (!isNamed || !(delivery.success || isPing(request))) {
      throw new ConnectorError("invalid", "The body is not a delivery of GitHub", { cause: delivery.error });
    }
    const events = delivery.success ? translateDelivery(event, deliveryId, delivery.data) : [];
    const kind = nameKind(event, delivery.data);
    return { deliveryId, events, ignored: events.length > 0 ? [] : [{ kind }] };
  },
};

/** The first delivery to a new address says nothing of any place. */
function isPing(request: InboundRequest): boolean {
  const body = readJson(request);
  return request.headers[eventHeader] === "ping" && typeof body === "object" && body !== null && "zen" in body;
}

function nameKind(event: string, delivery: Delivery | undefined): string {
  return delivery?.action ? `${event}.${delivery.action}` : event;
}

function readJson({ body }: InboundRequest): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8"));
  } catch {
    return undefined;
  }
}
