import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadRecordedDeliveries } from "../recorded-delivery.ts";
import { describeInboundContract } from "../testing/index.ts";
import { referenceChat } from "./reference-connectors.ts";
import { referenceTimestampHeader, signReferenceDelivery } from "./reference-delivery.ts";

describeInboundContract(referenceChat, await loadRecordedDeliveries(join(import.meta.dirname, "fixtures")));

describe("the reference inbound", () => {
  const secret = "s3cret";
  const now = new Date("2026-11-22T12:00:00Z");
  const delivery = { deliveryId: "D1", platformWorkspaceId: "W1", sentAt: now.toISOString(), events: [] };
  const verify = (seconds: number) => {
    const request = signReferenceDelivery({ delivery, secret, now });
    return referenceChat.inbound?.verify(request, { signing: secret }, new Date(now.getTime() + seconds * 1_000));
  };

  it("accepts exactly five minutes and not a second more", () => {
    expect([-301, -300, 0, 300, 301].map(verify)).toEqual([
      { ok: false, reason: "timestamp_outside_window" },
      { ok: true },
      { ok: true },
      { ok: true },
      { ok: false, reason: "timestamp_outside_window" },
    ]);
  });

  it("refuses a fresh timestamp on an old signature", () => {
    const request = signReferenceDelivery({ delivery, secret, now });
    const later = new Date(now.getTime() + 600_000);
    const headers = { ...request.headers, [referenceTimestampHeader]: String(later.getTime() / 1_000) };
    expect(referenceChat.inbound?.verify({ ...request, headers }, { signing: secret }, later)).toEqual({
      ok: false,
      reason: "signature_wrong",
    });
  });

  it("finds the connection by the path key, and answers an unsigned probe", () => {
    const keyed = signReferenceDelivery({ delivery, secret, now, pathKey: "k1" });
    expect(referenceChat.inbound?.identify(keyed)).toEqual({ kind: "path_key", key: "k1" });
    expect(referenceChat.inbound?.identify({ ...keyed, method: "HEAD" })).toMatchObject({
      kind: "unsigned",
      reply: { status: 200 },
    });
    expect(referenceChat.inbound?.identify({ ...keyed, method: "GET" })).toEqual({ kind: "unknown" });
  });

  it("refuses a delivery with an event that breaks its own type, and takes none of it", () => {
    const broken = { ...delivery, events: [{ type: "uninstalled" as const }, { type: "message.posted", channel: {} }] };
    const body = new TextEncoder().encode(JSON.stringify(broken));
    const request = { ...signReferenceDelivery({ delivery, secret, now }), body };
    expect(() => referenceChat.inbound?.parse(request)).toThrow("Event 1 is not a message.posted");
  });
});
