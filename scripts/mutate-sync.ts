/**
 * `npm run mutate:sync -- [--edits N] [--only NAME]`: tells the stories of `tests/sync/convergence.test.ts` to a product in which one piece
 * is switched off, one at a time. Each of them must fail; ends with 1 when one does not, because then the stories prove nothing of it.
 */
import { parseArgs } from "node:util";
import { startVitest } from "vitest/node";

interface Mutation {
  readonly file: string;
  /** As it stands in the file, once; where it is not found any more, this table has to follow. */
  readonly piece: string;
  readonly instead: string;
}

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
const wanted = Object.entries(mutations).filter(([name]) => values.only === undefined || name === values.only);
if (wanted.length === 0) throw new RangeError(`There are: ${Object.keys(mutations).join(", ")}`);

const unnoticed: string[] = [];
for (const [name, mutation] of wanted) {
  if (!(await isNoticed(mutation))) unnoticed.push(name);
  process.stderr.write(`Without ${name} the stories ${unnoticed.includes(name) ? "PASS" : "fail, as they should"}.\n`);
}
process.exit(unnoticed.length === 0 ? 0 : 1);

async function isNoticed({ file, piece, instead }: Mutation): Promise<boolean> {
  process.env.EUREKA_SYNC_EDITS = values.edits;
  process.env.EUREKA_SYNC_SHRINK = "no";
  let replaced = 0;
  const transform = (code: string, id: string) => {
    if (!id.endsWith(file)) return null;
    if (code.split(piece).length !== 2) throw new Error(`${file} does not hold, once: ${piece}`);
    replaced++;
    return code.replace(piece, instead);
  };
  const plugin = { name: "mutation", enforce: "pre" as const, transform };
  // Of the project's own projects no plugin becomes a part, so the file is run by a configuration that is given here as a whole.
  const vitest = await startVitest(
    "test",
    [],
    {
      run: true,
      config: false,
      include: ["tests/sync/convergence.test.ts"],
      isolate: false,
      setupFiles: ["packages/testing/src/setup-file.ts"],
      globalSetup: ["packages/testing/src/global-setup.ts"],
      reporters: ["dot"],
      // A cached module is the one of before.
      fsModuleCache: false,
    },
    { plugins: [plugin] },
  );
  const failed = vitest.state.getCountOfFailedTests();
  await vitest.close();
  process.exitCode = 0;
  if (replaced === 0) throw new Error(`${file} was not loaded`);
  return failed > 0;
}
