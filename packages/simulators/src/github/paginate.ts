/** Pages as GitHub gives them: by number, with the neighbours in the Link header. */
import { z } from "zod";
import type { Exchange } from "../loopback/index.ts";
import type { Answer } from "../platform/index.ts";

const whole = (most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .refine((value) => value <= most, `must be at most ${most}`);

export const pageQuery = { per_page: whole(100).optional(), page: whole(1_000_000).optional() };

interface PageWish {
  readonly per_page?: number | undefined;
  readonly page?: number | undefined;
}

/** One page of the entries, drawn, with its Link header. */
export function answerPage<Entry>(
  { path, query }: Pick<Exchange, "path" | "query">,
  origin: string,
  entries: readonly Entry[],
  { per_page: size = 30, page = 1 }: PageWish,
  draw: (entry: Entry) => unknown,
): Answer {
  const { shown, headers } = cutPage({ path, query }, origin, entries, { per_page: size, page });
  return { status: 200, headers, body: shown.map(draw) };
}

export function cutPage<Entry>(
  { path, query }: Pick<Exchange, "path" | "query">,
  origin: string,
  entries: readonly Entry[],
  { per_page: size = 30, page = 1 }: PageWish,
): { readonly shown: readonly Entry[]; readonly headers: Readonly<Record<string, string>> } {
  const last = Math.max(1, Math.ceil(entries.length / size));
  const address = (number: number) => {
    const search = new URLSearchParams(query);
    search.set("page", String(number));
    return `<${origin}${path}?${search}>`;
  };
  const links = [
    ...(page > 1 ? [`${address(page - 1)}; rel="prev"`] : []),
    ...(page < last ? [`${address(page + 1)}; rel="next"`, `${address(last)}; rel="last"`] : []),
    ...(page > 1 ? [`${address(1)}; rel="first"`] : []),
  ];
  return {
    shown: entries.slice((page - 1) * size, page * size),
    headers: links.length > 0 ? { link: links.join(", ") } : {},
  };
}
