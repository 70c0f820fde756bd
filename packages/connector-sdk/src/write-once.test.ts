import { expect, it } from "vitest";
import { writeOnce } from "./write-once.ts";

function recordCalls(found: string | null) {
  const calls: string[] = [];
  return {
    calls,
    find: async () => {
      calls.push("find");
      return found;
    },
    write: async () => {
      calls.push("write");
      return "written";
    },
  };
}

it("writes a first attempt without looking", async () => {
  const { calls, ...work } = recordCalls("never asked for");
  expect(await writeOnce({ attemptedBefore: false, ...work })).toBe("written");
  expect(calls).toEqual(["write"]);
});

it("keeps what an earlier attempt made, and repeats only what it did not", async () => {
  const applied = recordCalls("earlier");
  expect(await writeOnce({ attemptedBefore: true, ...applied })).toBe("earlier");
  expect(applied.calls).toEqual(["find"]);
  const lost = recordCalls(null);
  expect(await writeOnce({ attemptedBefore: true, ...lost })).toBe("written");
  expect(lost.calls).toEqual(["find", "write"]);
});
