import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { limitSeries } from "./limit-series.ts";

/** The values of a metric's labels. */
export type Labels<Label extends string> = Readonly<Record<Label, string>>;

export interface MetricDescription<Label extends string> {
  /** Snake case with the unit at the end, for example `eureka_request_duration_seconds`; counters end in `_total`. */
  readonly name: string;
  readonly help: string;
  /** Label names. Their values must come from short lists: operation names, outcomes, never ids or text. */
  readonly labels?: readonly Label[];
  /** Combinations of label values that get a series of their own, the rest is counted as `other`; by default 1,000. */
  readonly maxSeries?: number;
}

/** Counts upwards only. */
export interface CounterMetric<Label extends string> {
  add(labels: Labels<Label>, value?: number): void;
}

/** A number that goes up and down. */
export interface GaugeMetric<Label extends string> {
  set(labels: Labels<Label>, value: number): void;
  add(labels: Labels<Label>, value: number): void;
}

/** Counts observations by size. */
export interface HistogramMetric<Label extends string> {
  observe(labels: Labels<Label>, value: number): void;
}

/** The metrics of one process, in the Prometheus text format. */
export interface Metrics {
  counter<Label extends string = never>(description: MetricDescription<Label>): CounterMetric<Label>;
  /** `collect` sets the gauge when it is asked for, for numbers that are cheaper to look up than to keep. */
  gauge<Label extends string = never>(
    description: MetricDescription<Label> & { collect?: (gauge: GaugeMetric<Label>) => void | Promise<void> },
  ): GaugeMetric<Label>;
  /** `buckets` are upper bounds in the metric's unit; by default from 1 ms to 10 s, for durations in seconds. */
  histogram<Label extends string = never>(
    description: MetricDescription<Label> & { buckets?: readonly number[] },
  ): HistogramMetric<Label>;
  /** The text that Prometheus reads. */
  render(): Promise<string>;
  /** The value of the Content-Type header that belongs to the text. */
  readonly contentType: string;
}

const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Makes an empty set of metrics. With `processMetrics` it includes memory, processor time, garbage collection and event loop delay. */
export function createMetrics({ processMetrics = true }: { processMetrics?: boolean } = {}): Metrics {
  const registry = new Registry();
  if (processMetrics) collectDefaultMetrics({ register: registry });

  function describe<Label extends string>({ name, help, labels = [], maxSeries = 1_000 }: MetricDescription<Label>) {
    return {
      options: { name, help, labelNames: [...labels], registers: [registry] },
      bound: limitSeries(labels, maxSeries),
    };
  }

  return {
    counter(description) {
      const { options, bound } = describe(description);
      const counter = new Counter(options);
      return { add: (labels, value = 1) => counter.inc(bound(labels), value) };
    },
    gauge({ collect, ...description }) {
      const { options, bound } = describe(description);
      const gauge = new Gauge({ ...options, ...(collect && { collect: () => collect(metric) }) });
      const metric: GaugeMetric<NonNullable<(typeof description)["labels"]>[number]> = {
        set: (labels, value) => gauge.set(bound(labels), value),
        add: (labels, value) => gauge.inc(bound(labels), value),
      };
      return metric;
    },
    histogram({ buckets = durationBuckets, ...description }) {
      const { options, bound } = describe(description);
      const histogram = new Histogram({ ...options, buckets: [...buckets] });
      return { observe: (labels, value) => histogram.observe(bound(labels), value) };
    },
    render: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
