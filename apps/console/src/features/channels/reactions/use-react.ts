/** Adds my reaction or takes it back: shown at once, put back with the reason when it was refused. */
import { toApiFailure } from "@eureka/sdk/rtk-query";
import { useCallback, useState } from "react";
import { useClient } from "../../../session/use-client.ts";
import { useMe } from "../../../session/use-me.ts";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import type { ConversationPlace, Message } from "../conversation/conversation.ts";
import { useChangeConversation } from "../conversation/use-conversation.ts";
import { toggleReaction } from "./emoji.ts";

export function useReact(place: ConversationPlace, message: Message) {
  const client = useClient();
  const change = useChangeConversation();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const { id, reactions } = message;
  const me = useMe()?.member;
  const [myId, myName] = [me?.id ?? "", me?.name ?? ""];
  const react = useCallback(
    async (emoji: string) => {
      const put = (next: Message["reactions"]) =>
        change(place, (held) => ({
          ...held,
          messages: held.messages.map((other) => (other.id === id ? { ...other, reactions: next } : other)),
        }));
      const isMine = reactions.some((reaction) => reaction.emoji === emoji && reaction.mine);
      setFailure(null);
      put(toggleReaction(reactions, emoji, { id: myId, name: myName }));
      try {
        // The answer is left aside: it may come after the reaction of somebody else, which the stream brought.
        await client.call(isMine ? "reaction.remove" : "reaction.add", { id, emoji });
      } catch (error) {
        put(reactions);
        setFailure(toApiFailure(error));
      }
    },
    [change, client, id, myId, myName, place, reactions],
  );
  return { react: (emoji: string) => void react(emoji), failure };
}
