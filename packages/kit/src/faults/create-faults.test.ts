import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { createFaults, noFaults } from "./index.ts";

const points = {
  "outbox.before_commit": "events are written, not committed",
  "outbox.after_commit": "events are committed, nobody was woken",
};

test("without EUREKA_CRASH_AT there are no faults at all", () => {
  expect(createFaults(undefined, { points })).toBe(noFaults);
  expect(createFaults("", { points })).toBe(noFaults);
  expect(noFaults.reach("anything")).toBeUndefined();
});

test("the process dies at the named point and at the asked count, not before and not elsewhere", () => {
  const deaths: number[] = [];
  let step = 0;
  const faults = createFaults("outbox.after_commit:3", { points, die: () => deaths.push(step) });
  for (step = 1; step <= 5; step++) {
    faults.reach("outbox.before_commit");
    faults.reach("outbox.after_commit");
  }
  expect(deaths).toEqual([3]);
});

test.each(["outbox.never", "__proto__", "toString", "outbox.after_commit:0", "outbox.after_commit:x", "two words"])(
  "%s is refused at start",
  (crashAt) => {
    expect(() => createFaults(crashAt, { points })).toThrow(/EUREKA_CRASH_AT/);
  },
);

test("the end is a real SIGKILL: no finally, no exit handler, no output after it", () => {
  const script = `
    import { createFaults } from ${JSON.stringify(new URL("./index.ts", import.meta.url).href)};
    process.on("exit", () => process.stdout.write("exit handler"));
    try {
      process.stdout.write("before;");
      createFaults("here", { points: { here: "" } }).reach("here");
      process.stdout.write("after");
    } finally {
      process.stdout.write("finally");
    }`;
  const child = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
  expect(child.signal).toBe("SIGKILL");
  expect(child.stdout).toBe("before;");
});
