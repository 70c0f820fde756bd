/**
 * The work items of a board: all of them in one entry of the cache, read once and from then on kept up to date one item at
 * a time by the events of the stream. No tag makes it stale, because one change must not read two thousand items.
 */
import { type EurekaExtra, eurekaApi, toApiFailure } from "@eureka/sdk/rtk-query";
import { original } from "@reduxjs/toolkit";
import { type LiveEvent, listenLive } from "../../../live/live-events.ts";
import type { Item } from "../types.ts";
import { type BoardItems, changeLabel, dropItem, holdItems, putItem, toRow } from "./board-items-state.ts";
import { effectsOf } from "./event-effect.ts";
import { isBeingMoved } from "./moves-under-way.ts";

const pageSize = 200;
/** Milliseconds over which changes are gathered before they are read. */
const gathering = 60;
/** More items than this at once are read as pages. */
const mostSingleReads = 40;

type Client = EurekaExtra["client"];

async function readAll(client: Client, place: { boardId: string } | { listId: string }): Promise<Item[]> {
  const rows: Item[] = [];
  for await (const page of client.pages("work_item.list", { ...place, sort: "position", limit: pageSize }))
    rows.push(...page.data);
  return rows;
}

/** A change as the cache takes it. It works on plain objects: drafts of two thousand items would be slow. */
export function changing(make: (held: BoardItems) => BoardItems) {
  return (draft: BoardItems): BoardItems => make(original(draft) ?? draft);
}

export const boardItemsApi = eurekaApi.injectEndpoints({
  endpoints: (build) => ({
    boardItems: build.query<BoardItems, string>({
      keepUnusedDataFor: 600,
      queryFn: async (boardId, { extra }) => {
        try {
          return { data: holdItems(await readAll((extra as EurekaExtra).client, { boardId })) };
        } catch (error) {
          return { error: toApiFailure(error) };
        }
      },
      async onCacheEntryAdded(
        boardId,
        { extra, getState, getCacheEntry, updateCachedData, cacheDataLoaded, cacheEntryRemoved },
      ) {
        const { client } = extra as EurekaExtra;
        /** Ids that wait to be read, and whether somebody else changed them. */
        const waiting = new Map<string, boolean>();
        let timer: ReturnType<typeof setTimeout> | undefined;

        const change = (make: (held: BoardItems) => BoardItems) => updateCachedData(changing(make));
        const isHeld = (id: string) => getCacheEntry().data?.items[id] !== undefined;

        function isMine({ actor, onBehalfOf }: LiveEvent): boolean {
          // The selector of the injected slice does not know the console's whole state.
          const me = eurekaApi.endpoints.meGet.select()(getState() as never).data?.member?.id;
          return me !== undefined && (onBehalfOf === me || (actor.type === "user" && actor.id === me));
        }

        async function readOne(id: string, isOthers: boolean): Promise<void> {
          try {
            const item = toRow(await client.call("work_item.get", { id }));
            // A move that is under way shows where the item is going; its own answer comes soon.
            if (isBeingMoved(id)) later(id, isOthers);
            else change((held) => putItem(held, boardId, item, isOthers ? Date.now() : undefined));
          } catch (error) {
            if (toApiFailure(error).status === 404) change((held) => dropItem(held, id));
          }
        }

        async function readWaiting(): Promise<void> {
          timer = undefined;
          await cacheDataLoaded;
          const read = [...waiting];
          waiting.clear();
          if (read.length <= mostSingleReads) {
            await Promise.all(read.map(([id, isOthers]) => readOne(id, isOthers)));
            return;
          }
          const rows = await readAll(client, { boardId });
          change(({ touched }) => ({ ...holdItems(rows), touched }));
        }

        async function readList(listId: string): Promise<void> {
          const rows = await readAll(client, { listId });
          change((held) => rows.reduce((next, row) => putItem(next, boardId, row), held));
        }

        function later(id: string, isOthers: boolean): void {
          waiting.set(id, isOthers || waiting.get(id) === true);
          timer ??= setTimeout(() => void readWaiting().catch(() => undefined), gathering);
        }

        function onEvent(event: LiveEvent): void {
          for (const effect of effectsOf(event, boardId, isHeld)) {
            if (effect.kind === "read") later(effect.id, !effect.isQuiet && !isMine(event));
            if (effect.kind === "drop") change((held) => dropItem(held, effect.id));
            if (effect.kind === "label") change((held) => changeLabel(held, effect.id, effect.change));
            if (effect.kind === "rebalanced") void readList(effect.listId).catch(() => undefined);
          }
        }

        const stop = listenLive({ onEvent });
        await cacheEntryRemoved;
        stop();
        clearTimeout(timer);
      },
    }),
  }),
});
