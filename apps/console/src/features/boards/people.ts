/** Names of the people that items and comments mention by their ids. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { createContext, useContext, useMemo } from "react";
import type { PersonKind } from "../../ui/person.tsx";
import type { Member } from "./types.ts";

export interface NamedPerson {
  readonly name: string;
  readonly kind: PersonKind;
}

export interface People {
  readonly members: readonly Member[];
  readonly nameOf: (person: { readonly type: string; readonly id: string } | null) => NamedPerson;
}

const nobody: People = { members: [], nameOf: () => ({ name: "", kind: "member" }) };

const PeopleContext = createContext<People>(nobody);
export const PeopleProvider = PeopleContext;

export function usePeople(): People {
  return useContext(PeopleContext);
}

const kinds: Readonly<Record<string, PersonKind>> = {
  external: "external",
  agent: "agent",
  plugin: "plugin",
  system: "system",
  api_key: "key",
};

/** Read once for a screen; everything below it asks `usePeople`. */
export function useLoadPeople(): People {
  const { data } = eurekaApi.useMemberListQuery({ limit: 200 });
  return useMemo(() => {
    const members = data?.data ?? [];
    const names = new Map(members.map(({ id, name }) => [id, name]));
    return {
      members,
      nameOf: (person) => ({
        name:
          person === null
            ? ""
            : (names.get(person.id) ?? (kinds[person.type] && !person.id.includes("_") ? person.id : "")),
        kind: (person && kinds[person.type]) ?? "member",
      }),
    };
  }, [data]);
}
