/**
 * What is to happen after each test and after each test file. Files of one worker share their modules (see
 * `vitest.config.ts`), so a hook at the top of a module would belong to the first file that imports it alone.
 */
type Work = () => unknown;

const afterTests: Work[] = [];
const afterFiles: Work[] = [];

/** Registers, once per worker, what follows every test: checks that may throw. */
export function afterEveryTest(work: Work): void {
  afterTests.push(work);
}

/** Registers, once per worker, what follows every file: closing what it used, so that the next one begins anew. */
export function afterEveryFile(work: Work): void {
  afterFiles.push(work);
}

/** Called by the hooks of `setup-file.ts`. */
export async function endTest(): Promise<void> {
  for (const work of afterTests) await work();
}

/** Called by the hooks of `setup-file.ts`. What was registered last ends first: it may stand on the others. */
export async function endFile(): Promise<void> {
  for (const work of afterFiles.toReversed()) await work();
}
