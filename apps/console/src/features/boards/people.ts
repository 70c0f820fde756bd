/** Names of people for everything on a board. A card asks its board instead of the store: thousands of cards would be as many subscriptions. */
import { createContext, useContext } from "react";
import type { People } from "../../session/use-people.ts";

const nobody: People = { members: [], nameOf: () => ({ name: "", kind: "member" }) };

/** Given what `useBoardPeople` of the session answers, once for a screen. */
export const PeopleProvider = createContext<People>(nobody);

export function useBoardPeople(): People {
  return useContext(PeopleProvider);
}
