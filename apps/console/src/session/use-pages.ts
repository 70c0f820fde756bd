import type { Input, PagedOperation, Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useAppDispatch, useAppSelector } from "../app/hooks.ts";
import type { QueryState } from "../ui/query-states.tsx";

/** A list that is read page by page; rows that were shown stay while more of them come. */
export interface Pages<Element> extends QueryState<readonly Element[]> {
  readonly rows: readonly Element[];
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadMore: () => void;
}

export interface PagesOptions {
  /** Not asked at all: what may not be read, or is not needed yet. */
  readonly skip?: boolean;
  /** Reads every page by itself, for lists that names are looked up in. */
  readonly everything?: boolean;
}

/** What the client keeps of one page. */
interface PageState {
  readonly data?: { readonly data: readonly unknown[]; readonly nextCursor: string | null };
  readonly error?: unknown;
  readonly isError: boolean;
  readonly isLoading: boolean;
}

/** The part of an endpoint of RTK Query that is used here; which one it is decides the name. */
interface PagedEndpoint {
  initiate(argument: object): (dispatch: unknown) => { unsubscribe(): void; refetch(): unknown };
  select(argument: object): (state: unknown) => PageState;
}

/** More pages than these are not read by themselves. */
const mostPages = 10;

/**
 * Reads a paged operation. Every page stays subscribed, so that live events bring all of them up to date.
 * @example const members = usePages("member.list", { status: "active" });
 */
export function usePages<Name extends PagedOperation>(
  name: Name,
  input: Input<Name>,
  { skip = false, everything = false }: PagesOptions = {},
): Pages<Row<Name>> {
  const dispatch = useAppDispatch();
  const key = `${name} ${JSON.stringify(input)} ${skip}`;
  const [kept, setKept] = useState<{ key: string; cursors: readonly (string | null)[] }>({ key, cursors: [null] });
  const cursors = kept.key === key ? kept.cursors : firstPage;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for name, input and skip
  const wanted = useMemo(
    () => (skip ? [] : cursors.map((cursor) => ({ ...input, ...(cursor !== null && { cursor }) }))),
    [key, cursors],
  );
  const endpoint = useMemo(() => endpointOf(name), [name]);

  useEffect(() => {
    const subscriptions = wanted.map((argument) => dispatch(endpoint.initiate(argument) as never) as Subscription);
    return () => {
      for (const subscription of subscriptions) subscription.unsubscribe();
    };
  }, [dispatch, endpoint, wanted]);

  const select = useMemo(() => selectAll(wanted.map((argument) => endpoint.select(argument))), [endpoint, wanted]);
  const states = useAppSelector(select);
  const loaded = useMemo(() => states.flatMap((state) => (state.data ? [state.data] : [])), [states]);
  const rows = useMemo(() => loaded.flatMap((page) => page.data) as Row<Name>[], [loaded]);
  const nextCursor = loaded.length === cursors.length ? (loaded.at(-1)?.nextCursor ?? null) : null;
  const failed = states.find((state) => state.isError);

  const loadMore = useCallback(() => {
    if (nextCursor !== null) setKept({ key, cursors: [...cursors, nextCursor] });
  }, [cursors, key, nextCursor]);
  useEffect(() => {
    if (everything && cursors.length < mostPages) loadMore();
  }, [cursors.length, everything, loadMore]);

  return {
    rows,
    data: loaded.length > 0 ? rows : undefined,
    isLoading: states.some((state) => state.isLoading),
    isLoadingMore: loaded.length > 0 && loaded.length < cursors.length,
    isError: failed !== undefined,
    error: failed?.error,
    hasMore: nextCursor !== null,
    loadMore,
    refetch: () => {
      for (const argument of wanted) {
        const subscription = dispatch(endpoint.initiate(argument) as never) as Subscription;
        subscription.refetch();
        subscription.unsubscribe();
      }
    },
  };
}

type Subscription = ReturnType<ReturnType<PagedEndpoint["initiate"]>>;
const firstPage: readonly (string | null)[] = [null];

/** The same array as long as none of the pages changed: a new one would draw the list anew at each action of the store. */
function selectAll(selectors: readonly ((state: unknown) => PageState)[]): (state: unknown) => readonly PageState[] {
  let last: readonly PageState[] = [];
  return (state) => {
    const next = selectors.map((selector) => selector(state));
    const isSame = next.length === last.length && next.every((page, index) => page === last[index]);
    if (!isSame) last = next;
    return last;
  };
}

/** `memberList` of `member.list`. */
function endpointOf(name: string): PagedEndpoint {
  const key = name.replace(/[._]([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return (eurekaApi.endpoints as unknown as Record<string, PagedEndpoint>)[key] as PagedEndpoint;
}
