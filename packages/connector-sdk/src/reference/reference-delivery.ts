/** What the reference platforms send: a signed JSON body with any number of events. */
import { createHmac } from "node:crypto";
import type { UniversalEvent } from "@eureka/contracts/universal-event";
import type { InboundRequest } from "../inbound.ts";

/** What the connector adds to an event of the wire. */
type EnvelopeField = "version" | "platform" | "platformWorkspaceId" | "deliveryId" | "deliveryPart" | "occurredAt";
type WithoutEnvelope<Event> = Event extends UniversalEvent ? Omit<Event, EnvelopeField> : never;

/** An event on the wire: a universal event without what the envelope says for all of them. */
export type ReferenceWireEvent = WithoutEnvelope<UniversalEvent>;

export interface ReferenceDelivery {
  readonly deliveryId: string;
  readonly platformWorkspaceId: string;
  /** ISO 8601, UTC; becomes `occurredAt`. */
  readonly sentAt: string;
  readonly events: readonly ReferenceWireEvent[];
}

/** The platform asks whether anybody is there; the answer repeats the challenge. */
export interface ReferenceHandshake {
  readonly challenge: string;
}

/** The header with the signature: `v0=` and the HMAC-SHA256 of `v0:<timestamp>:<body>` in lower case hexadecimal. */
export const referenceSignatureHeader = "x-reference-signature";
/** The header with the signed time in whole Unix seconds. */
export const referenceTimestampHeader = "x-reference-timestamp";

export interface SignReferenceDeliveryInput {
  readonly delivery: ReferenceDelivery | ReferenceHandshake;
  readonly secret: string;
  readonly now: Date;
  readonly pathKey?: string;
}

/**
 * Signs a delivery as the reference platforms do.
 * @example
 * const { headers, body } = signReferenceDelivery({ delivery: server.say(message), secret, now: new Date() });
 * await fetch(`${address}/hooks/reference-chat`, { method: "POST", headers, body });
 */
export function signReferenceDelivery(
  input: SignReferenceDeliveryInput,
): InboundRequest & { readonly headers: Record<string, string>; readonly body: Uint8Array<ArrayBuffer> } {
  const body = new TextEncoder().encode(JSON.stringify(input.delivery));
  const timestamp = String(Math.floor(input.now.getTime() / 1_000));
  const path = input.pathKey === undefined ? "" : `/${input.pathKey}`;
  return {
    method: "POST",
    url: `https://eureka.example/hooks/reference${path}`,
    ...(input.pathKey === undefined ? {} : { pathKey: input.pathKey }),
    headers: {
      "content-type": "application/json",
      [referenceTimestampHeader]: timestamp,
      [referenceSignatureHeader]: makeReferenceSignature(input.secret, timestamp, body),
    },
    body,
  };
}

/** The signature of a body at a time. */
export function makeReferenceSignature(secret: string, timestamp: string, body: Uint8Array): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest("hex")}`;
}
