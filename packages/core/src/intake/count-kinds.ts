/** Counts by their kind what platforms tell and nobody here knows, or what is only told in general words: the sign that one of them has something new. */
import type { ParsedDelivery } from "@eureka/connector-sdk";
import type { CounterMetric, Metrics } from "@eureka/kit/telemetry";
import type { Ports } from "../operations/index.ts";

type Label = "connector" | "kind";

interface Counters {
  readonly ignored: CounterMetric<Label>;
  readonly general: CounterMetric<Label>;
}

/** The kinds are words of the platforms, in signed deliveries: there are few, and beyond so many they are counted together. */
const mostKinds = 200;

const countersOf = new WeakMap<Metrics, Counters>();

export function countKinds(
  { metrics }: Pick<Ports, "metrics">,
  connector: string,
  { events, ignored }: ParsedDelivery,
): void {
  const general = events.filter((event) => event.type === "board.activity");
  if (ignored.length + general.length === 0) return;
  const counters = countersOf.get(metrics) ?? makeCounters(metrics);
  countersOf.set(metrics, counters);
  for (const { kind } of ignored) counters.ignored.add({ connector, kind: kind.slice(0, 100) });
  for (const { kind } of general) counters.general.add({ connector, kind });
}

function makeCounters(metrics: Metrics): Counters {
  const shared = { labels: ["connector", "kind"], maxSeries: mostKinds } as const;
  return {
    ignored: metrics.counter<Label>({
      ...shared,
      name: "eureka_inbound_ignored_total",
      help: "Verified deliveries, or parts of them, that make no event, by what the platform calls them.",
    }),
    general: metrics.counter<Label>({
      ...shared,
      name: "eureka_inbound_general_total",
      help: "Verified deliveries that are told in general words only, by what the platform calls them.",
    }),
  };
}
