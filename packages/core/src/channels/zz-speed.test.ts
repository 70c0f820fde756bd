import { test } from "vitest";
import { testOrganization } from "@eureka/testing/test-organization";
import { channelsModule, createDefaultChannel } from "./index.ts";
import { connectionsModule } from "../connections/index.ts";
test("speed", async () => {
  const { run, user, workspaceId } = await testOrganization({ modules: [connectionsModule, channelsModule], initializeWorkspace: createDefaultChannel });
  const ids: string[] = [];
  for (let i = 0; i < 10; i++) ids.push((await run<{ id: string }>(user, "channel.create", { workspaceId, name: `c${i}` })).id);
  for (let i = 0; i < 300; i++) await run(user, "message.post", { channelId: ids[i % 10], text: "warm up" });
  const times: number[] = [];
  for (let i = 0; i < 1000; i++) { const t = performance.now(); await run(user, "message.post", { channelId: ids[i % 10], text: "/eureka new Fix login page" }); times.push(performance.now() - t); }
  times.sort((a, b) => a - b);
  console.log("sequential post p50/p99", times[500]?.toFixed(2), times[990]?.toFixed(2));
  let t = performance.now();
  await Promise.all(Array.from({ length: 10 }, async (_, c) => { for (let i = 0; i < 200; i++) await run(user, "message.post", { channelId: ids[c], text: "x" }); }));
  console.log("10 channels parallel /s", (2000 / ((performance.now() - t) / 1000)).toFixed(0));
  t = performance.now();
  await Promise.all(Array.from({ length: 10 }, async () => { for (let i = 0; i < 100; i++) await run(user, "message.post", { channelId: ids[0], text: "x" }); }));
  console.log("1 channel parallel /s", (1000 / ((performance.now() - t) / 1000)).toFixed(0));
  t = performance.now();
  for (let i = 0; i < 100; i++) await run(user, "message.list", { channelId: ids[0], limit: 50 });
  console.log("list ms", ((performance.now() - t) / 100).toFixed(2));
  t = performance.now();
  for (let i = 0; i < 100; i++) await run(user, "channel.list", {});
  console.log("channel.list ms", ((performance.now() - t) / 100).toFixed(2));
}, 120000);
