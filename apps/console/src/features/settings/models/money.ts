/** "$0.30" of 300,000 millionths; small sums keep the digits that say something. */
export function moneyWords(microDollars: number, language: string): string {
  const dollars = microDollars / 1_000_000;
  const digits = dollars !== 0 && dollars < 0.01 ? 6 : dollars < 1 ? 4 : 2;
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency: "USD",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  }).format(dollars);
}
