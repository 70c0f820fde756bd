/** What a process has used of the processors: unlike a time of day, it hardly depends on what else runs on the machine. */

/** Milliseconds of processor time, its own and the system's on its behalf, since the process began. */
export function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
