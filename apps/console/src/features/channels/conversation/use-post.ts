/** Writing a message: shown at once, and put back with the reason when it was refused. */
import { toApiFailure } from "@eureka/sdk/rtk-query";
import { useCallback } from "react";
import { useClient } from "../../../session/use-client.ts";
import { useMe } from "../../../session/use-me.ts";
import {
  type AttachedFile,
  type ConversationPlace,
  type PendingMessage,
  putMessages,
  putPending,
  takePending,
} from "./conversation.ts";
import { useChangeConversation } from "./use-conversation.ts";

export interface Post {
  readonly send: (text: string, files: readonly AttachedFile[]) => void;
  readonly retry: (message: PendingMessage) => void;
  readonly discard: (message: PendingMessage) => void;
}

export function usePost(place: ConversationPlace): Post {
  const client = useClient();
  const change = useChangeConversation();
  const authorId = useMe()?.member?.id ?? "";

  const attempt = useCallback(
    async (message: PendingMessage) => {
      const { id, text, files } = message;
      change(place, (held) => putPending(held, { ...message, failure: null }));
      try {
        const { channelId, threadId } = place;
        const input = { channelId, ...(threadId && { threadId }), text, fileIds: files.map((file) => file.id) };
        const posted = await client.call("message.post", input, { idempotencyKey: id });
        change(place, (held) => putMessages(takePending(held, id), [posted]));
      } catch (error) {
        change(place, (held) => putPending(held, { ...message, failure: toApiFailure(error) }));
      }
    },
    [change, client, place],
  );

  const send = useCallback(
    (text: string, files: readonly AttachedFile[]) => {
      const createdAt = new Date().toISOString();
      void attempt({ id: crypto.randomUUID(), text, files, authorId, createdAt, failure: null });
    },
    [attempt, authorId],
  );
  const retry = useCallback((message: PendingMessage) => void attempt(message), [attempt]);
  const discard = useCallback(
    ({ id }: PendingMessage) => change(place, (held) => takePending(held, id)),
    [change, place],
  );
  return { send, retry, discard };
}
