import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useMemo } from "react";
import type { PersonKind } from "../../ui/person.tsx";

export interface Somebody {
  readonly name: string;
  readonly kind: PersonKind;
}

type RequestedBy = { readonly type: string; readonly id: string } | null | undefined;

/** Says who is behind an actor. A name that is not known is left empty, and shown as unknown. */
export function useMemberNames(): (actor: RequestedBy, onBehalfOf?: string | null) => Somebody {
  const { data } = eurekaApi.useMemberListQuery({ limit: 200 });
  return useMemo(() => {
    const names = new Map(data?.data.map(({ id, name }) => [id, name]));
    return (actor, onBehalfOf) => {
      const member = actor?.type === "user" ? actor.id : onBehalfOf;
      if (member) return { name: names.get(member) ?? "", kind: "member" };
      if (actor?.type === "api_key") return { name: "", kind: "key" };
      if (actor?.type === "agent" || actor?.type === "plugin" || actor?.type === "system") {
        return { name: actor.id, kind: actor.type };
      }
      return { name: "", kind: "member" };
    };
  }, [data]);
}
