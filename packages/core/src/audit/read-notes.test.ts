import { EurekaError } from "@eureka/contracts/errors";
import { newId } from "@eureka/contracts/ids";
import { systemClock } from "@eureka/kit/clock";
import { createLog } from "@eureka/kit/log";
import { expect, test, vi } from "vitest";
import { type AuditEntry, internalRequest, type Ports } from "../operations/index.ts";
import { createReadNotes } from "./read-notes.ts";

const entry: AuditEntry = {
  operation: "board.get",
  effect: "read",
  result: "success",
  target: null,
  workspaceId: null,
  actor: { type: "system", id: "test" },
  onBehalfOf: null,
  request: internalRequest(0),
  changes: {},
  reason: null,
};

/** Ports whose database answers as told, and how many transactions were opened. */
function portsWith(withOrganization: () => Promise<never>) {
  const database: Partial<Ports["database"]> = { withOrganization: vi.fn(withOrganization) };
  const partial: Partial<Ports> = {
    database: database as Ports["database"],
    clock: systemClock,
    log: createLog({ level: "silent" }),
  };
  return { ports: partial as Ports, database };
}

test("while the database is away notes wait", async () => {
  const { ports, database } = portsWith(() =>
    Promise.reject(new EurekaError("server.unavailable", { reason: "away" })),
  );
  const notes = createReadNotes();
  notes.note(newId("organization"), entry);
  const stop = notes.attach(ports);
  await notes.flush();
  expect(database.withOrganization).toHaveBeenCalledTimes(1);
  expect([notes.waiting, notes.dropped]).toEqual([1, 0]);
  await stop();
  expect(database.withOrganization).toHaveBeenCalledTimes(2);
});

test("notes that the database refuses are dropped and counted", async () => {
  const { ports } = portsWith(() => Promise.reject(new Error("no such organization")));
  const notes = createReadNotes();
  const stop = notes.attach(ports);
  notes.note(newId("organization"), entry);
  await notes.flush();
  expect([notes.waiting, notes.dropped]).toEqual([0, 1]);
  await stop();
});

test("memory is bounded: beyond the limit notes are dropped and counted", () => {
  const notes = createReadNotes();
  const organizationId = newId("organization");
  for (let count = 0; count < 50_010; count++) {
    notes.note(organizationId, { ...entry, target: { type: "board", id: String(count) } });
  }
  expect([notes.waiting, notes.dropped]).toEqual([50_000, 10]);
});

test("equal reads of one moment wait as one note", () => {
  const notes = createReadNotes();
  const organizationId = newId("organization");
  for (let count = 0; count < 5; count++) notes.note(organizationId, { ...entry, request: internalRequest(count) });
  notes.note(organizationId, { ...entry, operation: "board.list" });
  notes.note(newId("organization"), entry);
  expect(notes.waiting).toBe(3);
});

test("several roles of one process share the writer, which ends with the last of them", async () => {
  const { ports, database } = portsWith(() => Promise.reject(new Error("refused")));
  const notes = createReadNotes();
  const [first, second] = [notes.attach(ports), notes.attach(ports)];
  await first();
  await first();
  notes.note(newId("organization"), entry);
  await notes.flush();
  expect(database.withOrganization).toHaveBeenCalledTimes(1);
  await second();
  notes.note(newId("organization"), entry);
  await notes.flush();
  expect(database.withOrganization).toHaveBeenCalledTimes(1);
});
