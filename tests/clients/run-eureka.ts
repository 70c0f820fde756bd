import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** The command as it is installed. */
export const eurekaBin = fileURLToPath(new URL("../../apps/cli/bin/eureka.mjs", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly notes: string;
}

interface Circumstances {
  readonly environment: Readonly<Record<string, string>>;
  readonly directory: string;
  readonly input?: string;
  /** Arguments of Node itself. */
  readonly node?: readonly string[];
}

/** Runs the real command in a process of its own, without a terminal. */
export async function runEureka(
  line: readonly string[],
  { environment, directory, input = "", node = [] }: Circumstances,
): Promise<Ended> {
  const env = { PATH: process.env.PATH ?? "", ...environment };
  const child = spawn(process.execPath, [...node, eurekaBin, ...line], { cwd: directory, env });
  const [output, notes, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on("close", resolve)),
    new Promise<void>((resolve) => child.stdin.on("error", () => resolve()).end(input, resolve)),
  ]);
  return { code, output, notes };
}
