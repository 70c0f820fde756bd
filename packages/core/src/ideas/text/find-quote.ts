import type { Evidence } from "@eureka/contracts/evaluation";
import { cutText } from "../../models/local.ts";

const longestQuote = 1_000;

/** Where a quotation may stand, in the order in which it is looked for. */
export interface QuoteSources {
  readonly idea: string;
  readonly context: string;
  readonly topic: string;
}

/** Reads the sources once, for many quotations. */
export function prepareSources({ idea, context, topic }: QuoteSources): PreparedSources {
  return { idea: normalize(idea), context: normalize(context), topic: normalize(topic), prepared: true };
}

export interface PreparedSources extends QuoteSources {
  readonly prepared: true;
}

/**
 * Looks a quotation up. It must stand there word for word and sign for sign; only the Unicode form (NFC) and the kind of white space
 * may differ. Null for an empty one.
 */
export function findQuote(quote: string, sources: PreparedSources): Evidence | null {
  const wanted = normalize(quote);
  if (!wanted) return null;
  const found = (["idea", "context", "topic"] as const).find((name) => sources[name].includes(wanted));
  return { quote: cutQuote(wanted), source: found ?? "none" };
}

function normalize(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** A cut quotation has no ellipsis, so that it still stands there word for word. */
function cutQuote(quote: string): string {
  return quote.length <= longestQuote ? quote : cutText(quote, longestQuote).slice(0, -1);
}
