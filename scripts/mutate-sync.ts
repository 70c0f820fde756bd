/**
 * `npm run mutate:sync -- [--edits N] [--only NAME]`: tells the stories of `tests/sync/convergence.test.ts` to a product in which one piece
 * is switched off, one at a time. Each of them must fail; ends with 1 when one does not, because then the stories prove nothing of it.
 */
import { parseArgs } from "node:util";
import { type Mutation, tryMutations } from "./mutation/try-mutations.ts";

const mutations: Readonly<Record<string, Mutation>> = {
  "echo-recognition": {
    file: "packages/core/src/sync/plan-meeting.ts",
    piece: "const theyChanged = !isOurOwn && there !== base?.theirs;",
    instead: "const theyChanged = true;",
  },
  ordering: {
    file: "packages/core/src/sync/queue-sync.ts",
    piece: 'return JSON.stringify(["sync", workItemId]);',
    instead: "return JSON.stringify([workItemId, Math.random()]);",
  },
  "base-of-the-ledger": {
    file: "packages/core/src/sync/plan-meeting.ts",
    piece: "const base = ledger[field];",
    instead: "const base = undefined as (typeof ledger)[string] | undefined; void ledger;",
  },
  reconcile: {
    file: "packages/core/src/sync/compare-board.ts",
    piece: "await readChanges(context, place);",
    instead: "",
  },
};

const { values } = parseArgs({ options: { edits: { type: "string", default: "1000" }, only: { type: "string" } } });
process.env.EUREKA_SYNC_EDITS = values.edits;
process.env.EUREKA_SYNC_SHRINK = "no";
const tests = ["tests/sync/convergence.test.ts"];
process.exit((await tryMutations({ mutations, only: values.only, tests })) === 0 ? 0 : 1);
