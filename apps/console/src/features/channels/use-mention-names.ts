/** Handles of the members with their names, for marking them in texts: one map for all messages on the screen. */
import { useMe } from "../../session/use-me.ts";
import { type Member, usePeople } from "../../session/use-people.ts";
import type { MentionNames } from "../../ui/remark-mentions.ts";

let known: {
  readonly members: readonly Member[];
  readonly me: string | undefined;
  readonly names: MentionNames;
} | null = null;

export function useMentionNames(): MentionNames {
  const { members } = usePeople();
  const me = useMe()?.member?.id;
  if (known?.members !== members || known.me !== me) {
    known = { members, me, names: new Map(members.map(({ id, handle, name }) => [handle, { name, isMe: id === me }])) };
  }
  return known.names;
}
