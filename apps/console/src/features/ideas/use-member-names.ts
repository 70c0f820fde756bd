import { useCallback } from "react";
import { type NamedPerson, usePeople } from "../../session/use-people.ts";

type Reference = { readonly type: string; readonly id: string } | null | undefined;

/** Says who is behind an actor: the member for whom it was done, where there is one. */
export function useMemberNames(): (actor: Reference, onBehalfOf?: string | null) => NamedPerson {
  const { nameOf } = usePeople();
  return useCallback(
    (actor, onBehalfOf) => nameOf(actor?.type !== "user" && onBehalfOf ? { type: "member", id: onBehalfOf } : actor),
    [nameOf],
  );
}
