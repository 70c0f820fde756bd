import { expect, test } from "vitest";
import { createMetrics } from "./index.ts";

test("what was counted, set and observed can be read by Prometheus", async () => {
  const metrics = createMetrics({ processMetrics: false });
  const requests = metrics.counter({ name: "requests_total", help: "Requests.", labels: ["operation", "outcome"] });
  requests.add({ operation: "board.create", outcome: "ok" });
  requests.add({ operation: "board.create", outcome: "ok" }, 2);
  const streams = metrics.gauge({ name: "streams", help: "Open streams." });
  streams.set({}, 5);
  streams.add({}, -2);
  const durations = metrics.histogram({
    name: "duration_seconds",
    help: "Durations.",
    labels: ["operation"],
    buckets: [0.1, 1],
  });
  durations.observe({ operation: "board.create" }, 0.5);

  const lines = (await metrics.render()).split("\n");
  expect(lines).toContain("# TYPE requests_total counter");
  expect(lines).toContain('requests_total{operation="board.create",outcome="ok"} 3');
  expect(lines).toContain("streams 3");
  expect(lines).toContain('duration_seconds_bucket{le="0.1",operation="board.create"} 0');
  expect(lines).toContain('duration_seconds_bucket{le="1",operation="board.create"} 1');
  expect(metrics.contentType).toMatch(/^text\/plain/);
});

test("a gauge can look its number up when it is asked", async () => {
  const metrics = createMetrics({ processMetrics: false });
  let depth = 1;
  metrics.gauge({
    name: "queue_depth",
    help: "Jobs.",
    labels: ["state"],
    collect: async (gauge) => gauge.set({ state: "ready" }, depth),
  });
  expect(await metrics.render()).toContain('queue_depth{state="ready"} 1');
  depth = 7;
  expect(await metrics.render()).toContain('queue_depth{state="ready"} 7');
});

test("label values from outside cannot make more than the allowed number of series, and nothing goes uncounted", async () => {
  const metrics = createMetrics({ processMetrics: false });
  const counter = metrics.counter({ name: "hits_total", help: "Hits.", labels: ["path"], maxSeries: 10 });
  for (let index = 0; index < 5_000; index++) counter.add({ path: `/${index}` });
  counter.add({ path: "/3" });
  const series = (await metrics.render()).split("\n").filter((line) => line.startsWith("hits_total{"));
  expect(series).toHaveLength(11);
  expect(series).toContain('hits_total{path="other"} 4990');
  expect(series).toContain('hits_total{path="/3"} 2');
});

test("a process tells its memory and event loop; two sets of metrics do not mix", async () => {
  const [first, second] = [createMetrics(), createMetrics({ processMetrics: false })];
  expect(await first.render()).toMatch(/^process_resident_memory_bytes \d+/m);
  expect(await first.render()).toMatch(/^nodejs_eventloop_lag_seconds /m);
  expect((await second.render()).trim()).toBe("");
});
