/** Adds my reaction or takes it back: shown at once, put back when it was refused. */
import { toApiFailure } from "@eureka/sdk/rtk-query";
import { useCallback } from "react";
import { useClient } from "../../../session/use-client.ts";
import { useMe } from "../../../session/use-me.ts";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import type { ConversationPlace, Message } from "../conversation/conversation.ts";
import { useChangeConversation } from "../conversation/use-conversation.ts";
import { toggleReaction } from "./emoji.ts";

/** Gives why it was refused; null when it was not. */
export type React = (emoji: string) => Promise<ApiFailure | null>;

export function useReact(place: ConversationPlace, message: Message): React {
  const client = useClient();
  const change = useChangeConversation();
  const { id, reactions } = message;
  const me = useMe()?.member;
  const [myId, myName] = [me?.id ?? "", me?.name ?? ""];
  return useCallback(
    async (emoji) => {
      const put = (next: Message["reactions"]) =>
        change(place, (held) => ({
          ...held,
          messages: held.messages.map((other) => (other.id === id ? { ...other, reactions: next } : other)),
        }));
      const isMine = reactions.some((reaction) => reaction.emoji === emoji && reaction.mine);
      put(toggleReaction(reactions, emoji, { id: myId, name: myName }));
      try {
        // The answer is left aside: it may come after the reaction of somebody else, which the stream brought.
        await client.call(isMine ? "reaction.remove" : "reaction.add", { id, emoji });
        return null;
      } catch (error) {
        put(reactions);
        return toApiFailure(error);
      }
    },
    [change, client, id, myId, myName, place, reactions],
  );
}
