/** What the outside can see of a running process: metrics and trace identifiers. */
export {
  type CounterMetric,
  createMetrics,
  type GaugeMetric,
  type HistogramMetric,
  type Labels,
  type MetricDescription,
  type Metrics,
} from "./metrics.ts";
export { formatTraceparent, newSpanId, newTraceId, parseTraceparent, type TraceContext } from "./trace.ts";
