const usualLimit = 16;

/**
 * Runs tasks side by side, at most `limit` at a time, and gives their results in order. After a failure no further task begins, those
 * under way end, and the first failure is thrown.
 */
export async function runInParallel<T>(
  tasks: readonly (() => Promise<T>)[],
  { limit = usualLimit }: { readonly limit?: number } = {},
): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  let failure: { readonly error: unknown } | undefined;

  async function work(): Promise<void> {
    while (next < tasks.length && !failure) {
      const index = next++;
      try {
        results[index] = await (tasks[index] as () => Promise<T>)();
      } catch (error) {
        failure ??= { error };
      }
    }
  }

  await Promise.all(Array.from({ length: Math.min(limit, tasks.length) }, work));
  if (failure) throw failure.error;
  return results;
}
