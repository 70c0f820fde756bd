/** Weights in whole percent, which people can add up in their heads; the API takes parts of 1. */
export type Percents<Name extends string> = Readonly<Record<Name, number>>;

export function toPercents<Name extends string>(weights: Readonly<Record<Name, number>>): Percents<Name> {
  return mapValues(weights, (weight) => Math.round(weight * 1000) / 10);
}

export function toWeights<Name extends string>(percents: Percents<Name>): Record<Name, number> {
  return mapValues(percents, (percent) => Math.round(percent * 10) / 1000);
}

export function sumOf(percents: Percents<string>): number {
  return Math.round(Object.values(percents).reduce((sum, percent) => sum + percent, 0) * 10) / 10;
}

/** Brings percents to 100 in whole steps and keeps their proportions as well as whole numbers can; all 0 become equal. */
export function balanceTo100<Name extends string>(percents: Percents<Name>): Percents<Name> {
  const names = Object.keys(percents) as Name[];
  const sum = sumOf(percents);
  const exact = mapValues(percents, (percent) => (sum === 0 ? 100 / names.length : (percent * 100) / sum));
  const balanced = mapValues(exact, Math.floor);
  // What rounding down left over goes to those that lost most by it.
  const byLoss = [...names].sort((left, right) => exact[right] - balanced[right] - (exact[left] - balanced[left]));
  const left = 100 - sumOf(balanced);
  for (const name of byLoss.slice(0, left)) balanced[name] += 1;
  return balanced;
}

function mapValues<Name extends string>(
  values: Readonly<Record<Name, number>>,
  change: (value: number) => number,
): Record<Name, number> {
  const entries = (Object.entries(values) as [Name, number][]).map(([name, value]) => [name, change(value)]);
  return Object.fromEntries(entries) as Record<Name, number>;
}
