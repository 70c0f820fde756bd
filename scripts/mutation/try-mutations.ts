/**
 * Tries whether tests notice that a piece of the product is gone: the piece is replaced in memory while the tests load it, so that no file
 * changes. A test that passes all the same proves nothing of that piece.
 */
import { startVitest } from "vitest/node";

export interface Mutation {
  readonly file: string;
  /** As it stands in the file, once; where it is not found any more, the table has to follow. */
  readonly piece: string;
  readonly instead: string;
}

export interface MutationTrial {
  /** By the name of what is gone. */
  readonly mutations: Readonly<Record<string, Mutation>>;
  /** The only one to try; all when left out. */
  readonly only: string | undefined;
  /** Test files, or patterns of them. */
  readonly tests: readonly string[];
}

/** Says of each mutation whether it was noticed. Gives the number of those that were not. */
export async function tryMutations({ mutations, only, tests }: MutationTrial): Promise<number> {
  const wanted = Object.entries(mutations).filter(([name]) => only === undefined || name === only);
  if (wanted.length === 0) throw new RangeError(`There are: ${Object.keys(mutations).join(", ")}`);
  let unnoticed = 0;
  for (const [name, mutation] of wanted) {
    const failing = await runMutated(mutation, tests);
    if (failing === null) unnoticed++;
    process.stderr.write(
      `Without ${name}: ${failing === null ? "NOBODY NOTICES" : `"${failing}" fails, as it should`}.\n`,
    );
  }
  process.stderr.write(`${wanted.length - unnoticed} of ${wanted.length} are noticed.\n`);
  return unnoticed;
}

/** The name of the first test that fails; null when all pass. */
async function runMutated({ file, piece, instead }: Mutation, tests: readonly string[]): Promise<string | null> {
  let replaced = 0;
  const transform = (code: string, id: string) => {
    if (!id.endsWith(file)) return null;
    if (code.split(piece).length !== 2) throw new Error(`${file} does not hold, once: ${piece}`);
    replaced++;
    return code.replace(piece, () => instead);
  };
  const plugin = { name: "mutation", enforce: "pre" as const, transform };
  // Of the project's own projects no plugin becomes a part, so the files are run by a configuration that is given here as a whole.
  const vitest = await startVitest(
    "test",
    [],
    {
      run: true,
      config: false,
      include: [...tests],
      bail: 1,
      isolate: false,
      testTimeout: 120_000,
      hookTimeout: 120_000,
      setupFiles: ["packages/testing/src/setup-file.ts"],
      globalSetup: ["packages/testing/src/global-setup.ts"],
      reporters: ["dot"],
      // A cached module is the one of before.
      fsModuleCache: false,
    },
    { plugins: [plugin] },
  );
  const files = vitest.state.getTestModules();
  const failed = files.flatMap((module) => [...module.children.allTests("failed")]).map(({ fullName }) => fullName);
  const broken = files.filter((module) => module.errors().length > 0).map(({ relativeModuleId }) => relativeModuleId);
  await vitest.close();
  process.exitCode = 0;
  if (replaced === 0) throw new Error(`${file} was not loaded`);
  return [...failed, ...broken][0] ?? null;
}
