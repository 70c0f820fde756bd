/** The engine with one part switched off: the stories must notice each of them. */
import { type Engine, engine, type Ledger } from "./engine.ts";

/** Whatever stands over there counts as an edit of theirs, our own words included. */
function forgetTheirs(ledger: Ledger): Ledger {
  return Object.fromEntries(Object.entries(ledger).map(([field, entry]) => [field, { ...entry, theirs: "" }]));
}

export const mutations: Readonly<Record<string, Engine>> = {
  "echo recognition": {
    ...engine,
    planMeeting: (input) => engine.planMeeting({ ...input, ledger: forgetTheirs(input.ledger) }),
  },
  ordering: { ...engine, keepsOrder: false },
  "the ledger's base": {
    ...engine,
    planMeeting: (input) => engine.planMeeting({ ...input, ledger: {}, bases: {} }),
  },
  reconcile: { ...engine, reconciles: false },
};
