/**
 * Conversations in the store. They carry no tags: what the live stream says about them is read and put in by itself, so that
 * a page is never read again because somebody wrote one more message.
 */
import type { EurekaClient } from "@eureka/sdk";
import { type EurekaExtra, eurekaApi, toApiFailure } from "@eureka/sdk/rtk-query";
import { listenLive } from "../../../live/live-events.ts";
import { type Conversation, type ConversationPlace, newestPosition, putMessages, takeOut } from "./conversation.ts";
import { staleMessages } from "./stale-messages.ts";

export const pageSize = 50;
/** Milliseconds over which signs of change are gathered before they are looked up. */
const gathering = 40;

export const conversationApi = eurekaApi.injectEndpoints({
  endpoints: (build) => ({
    conversation: build.query<Conversation, ConversationPlace>({
      keepUnusedDataFor: 600,
      async queryFn(place, { extra, signal }) {
        try {
          return { data: await readNewest((extra as EurekaExtra).client, place, signal) };
        } catch (error) {
          return { error: toApiFailure(error) };
        }
      },
      async onCacheEntryAdded(place, { extra, updateCachedData, cacheDataLoaded, cacheEntryRemoved, getCacheEntry }) {
        const { client } = extra as EurekaExtra;
        const stale = new Set<string>();
        let isBehind = false;
        let isLoaded = false;
        let isWorking = false;
        let timer: ReturnType<typeof setTimeout> | undefined;
        const put = (change: (held: Conversation) => Conversation) =>
          updateCachedData((held) => change(held as Conversation) as typeof held);

        /** One after the other, so that what was read later is what stays. */
        async function work(): Promise<void> {
          timer = undefined;
          if (isWorking) return;
          isWorking = true;
          try {
            while (isBehind || stale.size > 0) await catchUp();
          } catch {
            // Without an answer nothing is known: the next event asks again from the same position.
            isBehind = true;
          } finally {
            isWorking = false;
          }
        }

        async function catchUp(): Promise<void> {
          const held = getCacheEntry().data as Conversation | undefined;
          const isLate = isBehind;
          const wanted = [...stale];
          isBehind = false;
          stale.clear();
          if (!held) return;
          if (isLate) {
            const after = newestPosition(held);
            for await (const { data } of client.pages("message.list", {
              ...listOf(place),
              order: "oldest-first",
              after,
              limit: 200,
            })) {
              put((now) => putMessages(now, data));
            }
          }
          for (const id of wanted.filter((id) => held.messages.some((message) => message.id === id)))
            await readAgain(id);
        }

        async function readAgain(id: string): Promise<void> {
          try {
            const message = await client.call("message.get", { id });
            put((now) => putMessages(now, [message]));
          } catch (error) {
            stale.add(id);
            if (toApiFailure(error).status !== 404) throw error;
            stale.delete(id);
            put((now) => takeOut(now, id));
          }
        }

        function schedule(): void {
          if (!isLoaded || (!isBehind && stale.size === 0)) return;
          timer ??= setTimeout(() => void work(), gathering);
        }

        const stop = listenLive({
          onEvent(event) {
            const found = staleMessages(event, place);
            if (!found) return;
            isBehind ||= found.hasNew;
            for (const id of found.ids) stale.add(id);
            schedule();
          },
        });
        await cacheDataLoaded.then(
          () => {
            isLoaded = true;
            schedule();
          },
          // It was left before it was loaded; the end below follows at once.
          () => undefined,
        );
        await cacheEntryRemoved;
        stop();
        clearTimeout(timer);
      },
    }),
  }),
});

async function readNewest(client: EurekaClient, place: ConversationPlace, signal: AbortSignal): Promise<Conversation> {
  const [page, first] = await Promise.all([
    client.call("message.list", { ...listOf(place), limit: pageSize }, { signal }),
    place.threadId ? client.call("message.get", { id: place.threadId }, { signal }) : null,
  ]);
  const empty: Conversation = { messages: [], hasOlder: page.nextCursor !== null, pending: [] };
  return putMessages(empty, first ? [first, ...page.data] : page.data);
}

export function listOf({ channelId, threadId }: ConversationPlace) {
  return { channelId, ...(threadId && { threadId }) };
}
