/**
 * Named fault points: places in the code where a crash test may kill the process, to prove that nothing is lost or done twice.
 * The points are known by name, so that a crash suite can visit each of them and a misspelt one is refused at start.
 */
export interface Faults<Name extends string = string> {
  /** Says that the program is at this point. Returns at once, except in the process that was told to die here. */
  reach(name: Name): void;
}

/** The faults of an ordinary process: there are none, and reaching a point costs an empty call. */
export const noFaults: Faults = { reach() {} };

export interface FaultOptions<Name extends string> {
  /** Every fault point that the program has, with what it stands for. */
  readonly points: Readonly<Record<Name, string>>;
  /** How the process ends; replaced in tests only. */
  readonly die?: () => void;
}

/**
 * Makes the faults that `EUREKA_CRASH_AT` asks for: `name`, or `name:3` for the third time that the point is reached.
 * Without it nothing ever happens. Throws a RangeError for a name that is not among the points or a count below 1.
 */
export function createFaults<Name extends string>(
  crashAt: string | undefined,
  options: FaultOptions<Name>,
): Faults<Name> {
  if (!crashAt) return noFaults;
  const { name, occurrence } = parseCrashAt(crashAt);
  if (!Object.hasOwn(options.points, name)) {
    const known = Object.keys(options.points).sort().join(", ");
    throw new RangeError(
      `EUREKA_CRASH_AT names the fault point "${name}", which does not exist. Known points: ${known || "none"}.`,
    );
  }
  const die = options.die ?? killThisProcess;
  let remaining = occurrence;
  return {
    reach(reached) {
      if (reached !== name) return;
      remaining -= 1;
      if (remaining === 0) die();
    },
  };
}

function parseCrashAt(crashAt: string): { name: string; occurrence: number } {
  const match = /^([a-z0-9_.-]+)(?::([1-9]\d{0,8}))?$/.exec(crashAt);
  if (!match?.[1])
    throw new RangeError(`EUREKA_CRASH_AT must be the name of a fault point, or name:count with a count of 1 or more.`);
  return { name: match[1], occurrence: Number(match[2] ?? 1) };
}

/** SIGKILL gives no handler, no `finally` and no flush a chance, as a power cut would. */
function killThisProcess(): void {
  process.kill(process.pid, "SIGKILL");
}
