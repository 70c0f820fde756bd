import { expect, test } from "vitest";
import type { LiveEvent } from "./live-events.ts";
import { staleTags } from "./stale-tags.ts";

function tagsOf(type: string, data: LiveEvent["data"] = {}) {
  const subject = { type: "work_item", id: "wit_1" };
  return staleTags({ type, subject, data, changes: {} } as unknown as LiveEvent);
}

const item = (id: string) => ({ type: "work_item", id });

test("an event makes stale what is about its subject, and every list that could hold it", () => {
  expect(tagsOf("work_item.updated")).toEqual([item("LIST"), item("wit_1")]);
});

test("a sub-item makes the items stale that it is or was a part of, because they count their parts", () => {
  const tags = tagsOf("work_item.updated", { parentIds: ["wit_2", "wit_3"] });
  expect(tags).toEqual([item("LIST"), item("wit_1"), item("wit_2"), item("wit_3")]);
});

test("a comment on a sub-item leaves what it is a part of alone", () => {
  expect(tagsOf("comment.created", { parentIds: ["wit_2"] })).not.toContainEqual(item("wit_2"));
});
