/** Replay: a recorded delivery goes through a connector again, to see what it becomes. */
import { isDeepStrictEqual } from "node:util";
import { type UniversalEvent, universalEventSchema } from "@eureka/contracts/universal-event";
import type { Connector } from "./connector.ts";
import { ConnectorError } from "./connector-error.ts";
import type { InboundIdentity, ParsedDelivery, VerifyResult } from "./inbound.ts";
import { type RecordedDelivery, requestOfRecordedDelivery } from "./recorded-delivery.ts";

/** Where expectation and result part, for one recorded field. */
export interface ReplayDifference {
  /** `deliveryId`, `events.0`, `ignored` or `reply`. */
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

export interface ReplayResult {
  readonly identity: InboundIdentity;
  /** Null for an unsigned probe, which is answered without being verified. */
  readonly verified: VerifyResult | null;
  /** What it became; null when it was refused, invalid, or an unsigned probe. */
  readonly parsed: ParsedDelivery | null;
  /** The connector's own words when it found the body invalid. */
  readonly error: ConnectorError | null;
  /** Events that break the universal event's schema, with the reason. */
  readonly violations: readonly string[];
  readonly differences: readonly ReplayDifference[];
  /** Verified (or answered as a probe), understood, valid, and exactly as recorded. */
  readonly matches: boolean;
}

/**
 * Plays a recorded delivery through `identify`, `verify` and `parse`, as the gateway would at the time when it arrived.
 * Throws a TypeError when the connector has no inbound capability.
 * @example
 * const result = await replay(slack, delivery);
 * if (!result.matches) console.error(result.differences);
 */
export async function replay<Client>(
  connector: Pick<Connector<Client>, "name" | "inbound">,
  delivery: RecordedDelivery,
): Promise<ReplayResult> {
  const { inbound } = connector;
  if (!inbound) throw new TypeError(`The connector ${connector.name} has no inbound capability`);
  const request = requestOfRecordedDelivery(delivery);
  const identity = inbound.identify(request);
  if (identity.kind === "unsigned") {
    const violations: string[] = [];
    const differences = compareWithExpected(delivery, { events: [], ignored: [], reply: identity.reply });
    return {
      identity,
      verified: null,
      parsed: null,
      error: null,
      violations,
      differences,
      matches: differences.length === 0,
    };
  }
  const verified = await inbound.verify(request, delivery.secrets, new Date(delivery.receivedAt));
  const refused = { identity, verified, parsed: null, violations: [], differences: [], matches: false };
  if (!verified.ok) return { ...refused, error: null };
  try {
    const parsed = inbound.parse(request);
    const violations = parsed.events.flatMap(findViolations);
    const differences = compareWithExpected(delivery, parsed);
    return {
      identity,
      verified,
      parsed,
      error: null,
      violations,
      differences,
      matches: violations.length + differences.length === 0,
    };
  } catch (error) {
    if (error instanceof ConnectorError) return { ...refused, error };
    throw error;
  }
}

function findViolations(event: UniversalEvent, index: number): string[] {
  const result = universalEventSchema.safeParse(event);
  if (result.success) return [];
  return result.error.issues.map((issue) => `events.${index}.${issue.path.join(".")}: ${issue.message}`);
}

function compareWithExpected(
  { expected }: RecordedDelivery,
  parsed: Omit<ParsedDelivery, "deliveryId"> & { readonly deliveryId?: string },
): ReplayDifference[] {
  const pairs: [path: string, expected: unknown, actual: unknown][] = [
    ["ignored", expected.ignored, parsed.ignored],
    ["reply", expected.reply, parsed.reply],
  ];
  if (expected.deliveryId !== undefined) pairs.push(["deliveryId", expected.deliveryId, parsed.deliveryId]);
  for (let index = 0; index < Math.max(expected.events.length, parsed.events.length); index++) {
    pairs.push([`events.${index}`, expected.events[index], parsed.events[index]]);
  }
  return pairs
    .map(([path, wanted, actual]) => ({ path, expected: asJson(wanted), actual: asJson(actual) }))
    .filter(({ expected: wanted, actual }) => !isDeepStrictEqual(wanted, actual));
}

/** Fixtures are JSON, so an absent field and an undefined one are the same. */
function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
