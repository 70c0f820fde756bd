import { describe, expect, it } from "vitest";
import { type AuditRecord, type EventRow, happeningOfEvent, happeningOfRecord, verbOf } from "./happening.ts";

const common = {
  actor: { type: "user", id: "mem_ann" },
  onBehalfOf: null,
  workspaceId: "wsp_web",
  changes: {},
  occurredAt: "2026-11-22T09:30:00.000Z",
  correlationId: "req_1",
} as const;

describe("what happened", () => {
  it("is told with the same verb, whether by an audit record or by an event", () => {
    const record = { ...common, id: "aud_1", operation: "work_item.move", target: null, result: "success" };
    const event = {
      ...common,
      id: "evt_1",
      type: "work_item.moved",
      subject: { type: "work_item", id: "wit_1" },
      data: { key: "WEB-12" },
    };
    const told = happeningOfEvent(event as unknown as EventRow);
    expect(happeningOfRecord(record as unknown as AuditRecord)).toMatchObject({ noun: "work_item", verb: "move" });
    expect(told).toMatchObject({ noun: "work_item", verb: "move", key: "WEB-12" });
  });

  it("knows the verbs whose past is not regular", () => {
    expect(["created", "archived", "left", "posted", "withdrawn", "item_made"].map(verbOf)).toEqual([
      "create",
      "archive",
      "leave",
      "post",
      "withdraw",
      "make_item",
    ]);
  });
});
