/** The value that stands for all that did not get a series of their own. */
export const otherSeries = "other";

/**
 * Keeps a metric's number of series bounded: each new combination of label values gets a series until there are `maxSeries`; what comes
 * after is counted under `other`. A label that someone outside can choose would otherwise fill the memory of this process and of Prometheus.
 */
export function limitSeries<Label extends string>(
  labelNames: readonly Label[],
  maxSeries: number,
): (labels: Readonly<Record<Label, string>>) => Record<Label, string> {
  const known = new Set<string>();
  const overflow = Object.fromEntries(labelNames.map((name) => [name, otherSeries])) as Record<Label, string>;
  return (labels) => {
    if (labelNames.length === 0) return labels;
    const series = labelNames.map((name) => labels[name]).join("\u0000");
    if (known.has(series)) return labels;
    if (known.size >= maxSeries) return overflow;
    known.add(series);
    return labels;
  };
}
