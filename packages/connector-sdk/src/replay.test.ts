import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadRecordedDeliveries, type RecordedDelivery, readRecordedDelivery } from "./recorded-delivery.ts";
import { createReferenceTracker, ReferenceTrackerServer, referenceChat } from "./reference/index.ts";
import { replay } from "./replay.ts";

const fixtures = await loadRecordedDeliveries(join(import.meta.dirname, "reference/fixtures"));

function fixtureNamed(name: string): RecordedDelivery {
  const found = fixtures.find((fixture) => fixture.name === name);
  if (!found) throw new TypeError(`no fixture ${name}`);
  return found;
}

describe("replay", () => {
  const recorded = fixtureNamed("a slash command");

  it("says exactly where the events of today differ from the recorded ones", async () => {
    const [event] = recorded.expected.events;
    const expected = { ...recorded.expected, events: [{ ...event, text: "something else" }, { type: "extra" }] };
    const result = await replay(referenceChat, { ...recorded, expected });
    expect(result.matches).toBe(false);
    expect(result.differences.map(({ path }) => path)).toEqual(["events.0", "events.1"]);
    expect(result.differences[1]).toEqual({ path: "events.1", expected: { type: "extra" }, actual: undefined });
  });

  it("stops at a refused signature, as the gateway does", async () => {
    const result = await replay(referenceChat, { ...recorded, secrets: { signing: "another" } });
    expect(result).toMatchObject({ verified: { ok: false, reason: "signature_wrong" }, parsed: null, matches: false });
  });

  it("compares the answer to an unsigned probe", async () => {
    const probe = readRecordedDelivery({
      name: "probe",
      method: "HEAD",
      headers: {},
      body: "",
      receivedAt: "2026-11-22T12:00:00Z",
      expected: { events: [], reply: { status: 200, headers: {}, body: "" } },
    });
    expect(await replay(referenceChat, probe)).toMatchObject({ verified: null, parsed: null, matches: true });
    const expected = { ...probe.expected, reply: { status: 204, headers: {}, body: "" } };
    expect(await replay(referenceChat, { ...probe, expected })).toMatchObject({ matches: false });
  });

  it("shows events that break the universal event, and invalid bodies in the connector's words", async () => {
    const inbound = referenceChat.inbound;
    if (!inbound) throw new TypeError("the reference chat has an inbound capability");
    const careless: typeof inbound = {
      ...inbound,
      parse: (request) => {
        const parsed = inbound.parse(request);
        return { ...parsed, events: parsed.events.map((event) => ({ ...event, platformWorkspaceId: "" })) };
      },
    };
    const result = await replay({ name: "careless", inbound: careless }, recorded);
    expect(result.violations).toEqual([expect.stringContaining("events.0.platformWorkspaceId")]);
    const accepting: typeof inbound = { ...inbound, verify: () => ({ ok: true }) };
    const broken = await replay({ name: "accepting", inbound: accepting }, { ...recorded, body: "{}" });
    expect(broken).toMatchObject({ parsed: null, matches: false, error: { code: "invalid" } });
  });

  it("needs an inbound capability", async () => {
    const trackerOnly = { name: "tracker-only", tracker: () => createReferenceTracker(new ReferenceTrackerServer()) };
    await expect(replay(trackerOnly, recorded)).rejects.toThrow("has no inbound capability");
  });
});

describe("loadRecordedDeliveries", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "eureka-fixtures-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("reads single deliveries and lists of them in the order of the file names", async () => {
    const named = (name: string) => ({ ...fixtureNamed("a slash command"), name });
    await writeFile(join(folder, "b.json"), JSON.stringify(named("third")));
    await writeFile(join(folder, "a.json"), JSON.stringify([named("first"), named("second")]));
    await writeFile(join(folder, "notes.md"), "not a fixture");
    expect((await loadRecordedDeliveries(folder)).map(({ name }) => name)).toEqual(["first", "second", "third"]);
  });

  it("names the file that it cannot read, and refuses a folder without any", async () => {
    await expect(loadRecordedDeliveries(folder)).rejects.toThrow("holds no recorded deliveries");
    await writeFile(join(folder, "broken.json"), '{ "name": "no body" }');
    await expect(loadRecordedDeliveries(folder)).rejects.toThrow("broken.json holds no recorded delivery");
  });
});
