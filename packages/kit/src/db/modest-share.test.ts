import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createModestShare } from "./modest-share.ts";

test("modest work has at most its share at a time, in its turn; other work and what is inside a turn never wait", async () => {
  const share = createModestShare(2);
  let [running, most] = [0, 0];
  const ended: number[] = [];
  const transaction = async (number: number) => {
    most = Math.max(most, ++running);
    await sleep(1);
    // Two that wait inside their turns would wait for ever.
    await share.enter(() => sleep(1));
    running--;
    ended.push(number);
  };
  const modest = share.modestly(() =>
    Promise.all(Array.from({ length: 9 }, (_, number) => share.enter(() => transaction(number)))),
  );
  let others = 0;
  await Promise.all(Array.from({ length: 9 }, () => share.enter(async () => void others++)));
  expect(others).toBe(9);
  expect(running).toBeLessThanOrEqual(2);
  await modest;
  expect(most).toBe(2);
  expect(ended.toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test("a single transaction may be modest by itself", async () => {
  const share = createModestShare(1);
  const order: string[] = [];
  const held = share.enter(async () => {
    await sleep(1);
    order.push("first");
  }, true);
  const waiting = share.enter(async () => void order.push("second"), true);
  await share.enter(async () => void order.push("other"));
  await Promise.all([held, waiting]);
  expect(order).toEqual(["other", "first", "second"]);
});

test("a turn that fails is given on", async () => {
  const share = createModestShare(1);
  await share.modestly(async () => {
    const failing = share.enter(() => Promise.reject(new Error("no")));
    const next = share.enter(async () => "next");
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("next");
  });
});
