/** Deliveries kept as JSON: real payloads in a connector's `fixtures/` folder, and what they must become. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { InboundRequest } from "./inbound.ts";

const recordedDeliverySchema = z.strictObject({
  /** What it shows, in words. */
  name: z.string().min(1),
  method: z.enum(["GET", "HEAD", "POST"]).default("POST"),
  url: z.url().default("https://eureka.example/hooks/platform"),
  pathKey: z.string().optional(),
  headers: z.record(z.string(), z.string()),
  /** The raw body as text, or JSON that is serialised without spaces. */
  body: z.union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())]),
  /** Test secrets that it was signed with; never real ones. */
  secrets: z.record(z.string(), z.string()).default({}),
  /** When it arrived: the present of its verification. */
  receivedAt: z.iso.datetime(),
  expected: z.strictObject({
    deliveryId: z.string().optional(),
    events: z.array(z.record(z.string(), z.unknown())),
    ignored: z.array(z.strictObject({ kind: z.string() })).default([]),
    reply: z.strictObject({ status: z.int(), headers: z.record(z.string(), z.string()), body: z.string() }).optional(),
  }),
});

export type RecordedDelivery = z.infer<typeof recordedDeliverySchema>;
/** A recorded delivery as it stands in its file: what has a default may be left out. */
export type RecordedDeliveryInit = z.input<typeof recordedDeliverySchema>;

/** Checks and completes a recorded delivery. Throws a ZodError that names the wrong field. */
export function readRecordedDelivery(value: unknown): RecordedDelivery {
  return recordedDeliverySchema.parse(value);
}

/**
 * Loads all `*.json` files of a folder in the order of their names; each holds one recorded delivery or a list of them.
 * Throws an Error that names the file for anything unreadable, and for a folder without any.
 * @example const fixtures = await loadRecordedDeliveries(join(import.meta.dirname, "fixtures"));
 */
export async function loadRecordedDeliveries(folder: string): Promise<RecordedDelivery[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const deliveries: RecordedDelivery[] = [];
  for (const name of names) {
    try {
      const content: unknown = JSON.parse(await readFile(join(folder, name), "utf8"));
      for (const value of Array.isArray(content) ? content : [content]) deliveries.push(readRecordedDelivery(value));
    } catch (cause) {
      throw new Error(`${name} holds no recorded delivery`, { cause });
    }
  }
  if (deliveries.length === 0) throw new Error(`${folder} holds no recorded deliveries`);
  return deliveries;
}

/** Makes the request that the gateway would have handed over. */
export function requestOfRecordedDelivery(delivery: RecordedDelivery): InboundRequest {
  const text = typeof delivery.body === "string" ? delivery.body : JSON.stringify(delivery.body);
  const headers = Object.fromEntries(
    Object.entries(delivery.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return {
    method: delivery.method,
    url: delivery.url,
    ...(delivery.pathKey === undefined ? {} : { pathKey: delivery.pathKey }),
    headers,
    body: new TextEncoder().encode(text),
  };
}
