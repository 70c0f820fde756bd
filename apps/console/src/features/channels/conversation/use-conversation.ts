/** A conversation with what can be done to what is held of it. */
import { toApiFailure } from "@eureka/sdk/rtk-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { useAppDispatch } from "../../../app/hooks.ts";
import { useClient } from "../../../session/use-client.ts";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import { type Conversation, type ConversationPlace, oldestPosition, putOlder } from "./conversation.ts";
import { conversationApi, listOf, pageSize } from "./conversation-api.ts";

/** Changes what is held of a conversation, if it is held. */
export function useChangeConversation(): (
  place: ConversationPlace,
  change: (held: Conversation) => Conversation,
) => void {
  const dispatch = useAppDispatch();
  return useCallback(
    (place, change) => {
      dispatch(
        conversationApi.util.updateQueryData(
          "conversation",
          place,
          (held) => change(held as Conversation) as typeof held,
        ),
      );
    },
    [dispatch],
  );
}

export interface OlderMessages {
  readonly isLoading: boolean;
  readonly failure: ApiFailure | null;
  readonly load: () => Promise<void>;
}

export function useConversation(channelId: string, threadId: string | null) {
  const place = useMemo(() => ({ channelId, threadId }), [channelId, threadId]);
  const query = conversationApi.useConversationQuery(place);
  return { place, query, older: useOlder(place, query.data) };
}

function useOlder(place: ConversationPlace, held: Conversation | undefined): OlderMessages {
  const client = useClient();
  const change = useChangeConversation();
  const [isLoading, setLoading] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const isBusy = useRef(false);
  const before = held?.hasOlder ? oldestPosition(held, place) : null;
  const load = useCallback(async () => {
    if (isBusy.current || before === null) return;
    isBusy.current = true;
    setLoading(true);
    setFailure(null);
    try {
      const page = await client.call("message.list", { ...listOf(place), before, limit: pageSize });
      change(place, (now) => putOlder(now, page.data, page.nextCursor !== null));
    } catch (error) {
      setFailure(toApiFailure(error));
    } finally {
      isBusy.current = false;
      setLoading(false);
    }
  }, [before, change, client, place]);
  return { isLoading, failure, load };
}
