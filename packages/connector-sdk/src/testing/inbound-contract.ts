/** The contract of every inbound capability, run over a connector's own recorded deliveries. */
import { universalEventSchema } from "@eureka/contracts/universal-event";
import { describe, expect, it } from "vitest";
import type { Connector } from "../connector.ts";
import { ConnectorError } from "../connector-error.ts";
import type { InboundCapability, InboundRequest } from "../inbound.ts";
import { type RecordedDelivery, requestOfRecordedDelivery } from "../recorded-delivery.ts";
import { replay } from "../replay.ts";

export interface InboundContractOptions {
  /**
   * Signs a payload that was recorded without its signature; gives a copy whose headers verify with its own `secrets` at
   * `receivedAt`. Left out: the recorded headers already do.
   */
  readonly sign?: (delivery: RecordedDelivery) => RecordedDelivery;
  /** False where the platform proves only who sends, not what (a bearer token): then a changed body is no refusal. Default true. */
  readonly signsBody?: boolean;
}

/**
 * Declares the tests of the inbound contract. At least one fixture must carry events; probes that no platform signs are
 * only compared with their recorded reply.
 * @example describeInboundContract(slack, await loadRecordedDeliveries(join(import.meta.dirname, "fixtures")));
 */
export function describeInboundContract<Client>(
  connector: Connector<Client>,
  fixtures: readonly RecordedDelivery[],
  options: InboundContractOptions = {},
): void {
  const sign = options.sign ?? ((delivery: RecordedDelivery) => delivery);
  const inbound = requireInbound(connector);
  const signsBody = options.signsBody ?? true;
  const isProbe = (delivery: RecordedDelivery) =>
    inbound.identify(requestOfRecordedDelivery(delivery)).kind === "unsigned";
  const probes = fixtures.filter(isProbe);
  const deliveries = fixtures.filter((delivery) => !isProbe(delivery)).map(sign);

  describe(`${connector.name} keeps the inbound contract`, () => {
    it("has fixtures with events", () => {
      expect(deliveries.some(({ expected }) => expected.events.length > 0)).toBe(true);
    });

    it.each(probes.map((probe) => ({ name: probe.name, probe })))("answers the probe: $name", async ({ probe }) => {
      expect(await replay(connector, probe)).toMatchObject({ differences: [], matches: true });
    });

    describe.each(deliveries.map((delivery) => ({ name: delivery.name, delivery })))("$name", ({ delivery }) => {
      const request = requestOfRecordedDelivery(delivery);
      const receivedAt = new Date(delivery.receivedAt);

      it("becomes exactly the recorded events", async () => {
        const result = await replay(connector, delivery);
        expect(result).toMatchObject({ verified: { ok: true }, error: null, violations: [], differences: [] });
      });

      it("is found, verified and parsed alike every time, and left untouched", async () => {
        const before = structuredClone(request);
        const first = [
          inbound.identify(request),
          await inbound.verify(request, delivery.secrets, receivedAt),
          inbound.parse(request),
        ];
        const second = [
          inbound.identify(request),
          await inbound.verify(request, delivery.secrets, receivedAt),
          inbound.parse(request),
        ];
        expect(second).toEqual(first);
        expect(request).toEqual(before);
        expect(inbound.identify(request).kind).not.toBe("unknown");
      });

      it("gives each event its platform, delivery and part", () => {
        const { deliveryId, events } = inbound.parse(request);
        const names = events.map((event) => `${event.platform}/${event.deliveryId}/${event.deliveryPart}`);
        expect(new Set(names).size).toBe(events.length);
        for (const event of events) {
          expect(universalEventSchema.parse(event)).toMatchObject({ platform: connector.name, deliveryId });
        }
      });

      it("is refused when its body, its signature or its secret is another", async () => {
        for (const changed of signsBody ? changeBytes(request) : []) {
          expect(await inbound.verify(changed, delivery.secrets, receivedAt)).toMatchObject({ ok: false });
        }
        const otherSecrets = Object.fromEntries(
          Object.entries(delivery.secrets).map(([name, secret]) => [name, changeText(secret)]),
        );
        expect(await inbound.verify(request, otherSecrets, receivedAt)).toMatchObject({ ok: false });
        expect(await inbound.verify(request, {}, receivedAt)).toMatchObject({ ok: false });
        expect(await inbound.verify({ ...request, headers: {} }, delivery.secrets, receivedAt)).toMatchObject({
          ok: false,
        });
      });

      const { timestampWindowSeconds } = inbound;
      const lateness =
        timestampWindowSeconds === null
          ? "is taken however late it comes, because the platform signs no time"
          : "is refused outside the time window, on both sides";
      it(lateness, async () => {
        const beyond = ((timestampWindowSeconds ?? 0) + 60) * 1_000;
        const expected =
          timestampWindowSeconds === null ? { ok: true } : { ok: false, reason: "timestamp_outside_window" };
        for (const now of [receivedAt.getTime() + beyond, receivedAt.getTime() - beyond]) {
          expect(await inbound.verify(request, delivery.secrets, new Date(now))).toMatchObject(expected);
        }
      });
    });

    it("gives one delivery id to one content only, so that nothing is taken for a repetition that is none", () => {
      const contents = new Map<string, unknown>();
      for (const delivery of deliveries) {
        const { deliveryId } = inbound.parse(requestOfRecordedDelivery(delivery));
        expect(contents.get(deliveryId) ?? delivery.body, deliveryId).toEqual(delivery.body);
        contents.set(deliveryId, delivery.body);
      }
    });

    it.each(Object.entries(brokenBodies))("survives a body that is %s", async (_, text) => {
      const [delivery] = deliveries;
      if (!delivery) throw new TypeError("The inbound contract needs at least one recorded delivery");
      const request: InboundRequest = {
        ...requestOfRecordedDelivery(delivery),
        body: new TextEncoder().encode(text),
      };
      expect(inbound.identify(request)).toHaveProperty("kind");
      const verified = await inbound.verify(request, delivery.secrets, new Date(delivery.receivedAt));
      if (signsBody) expect(verified).toMatchObject({ ok: false });
      expect(parseOrCatch(inbound, request)).toMatchObject({ code: "invalid" });
    });
  });
}

const brokenBodies = {
  empty: "",
  "cut off": "{",
  null: "null",
  "an empty list": "[]",
  "a text": '"text"',
  "an empty object": "{}",
  "a NUL character": "\0",
  "nested ten thousand deep": "[".repeat(10_000),
};

function requireInbound<Client>(connector: Connector<Client>): InboundCapability {
  if (!connector.inbound) throw new TypeError(`The connector ${connector.name} has no inbound capability`);
  return connector.inbound;
}

/** The first, the middle and the last byte changed, one byte too many, one too few. */
function changeBytes(request: InboundRequest): InboundRequest[] {
  const { body } = request;
  if (body.length === 0) return [{ ...request, body: new Uint8Array([0x20]) }];
  const flipped = [0, Math.floor(body.length / 2), body.length - 1].map((index) =>
    body.map((byte, place) => (place === index ? byte ^ 1 : byte)),
  );
  const longer = new Uint8Array([...body, 0x20]);
  return [...flipped, longer, body.slice(0, -1)].map((changed) => ({ ...request, body: changed }));
}

function changeText(text: string): string {
  return `${text.slice(0, -1)}${text.endsWith("x") ? "y" : "x"}`;
}

function parseOrCatch(inbound: InboundCapability, request: InboundRequest): unknown {
  try {
    return inbound.parse(request);
  } catch (error) {
    expect(error).toBeInstanceOf(ConnectorError);
    return error;
  }
}
