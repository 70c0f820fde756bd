import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { repositoryRoot } from "../repository.ts";

export interface ToolResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program of `node_modules` on the Node of this process.
 * @param script its file, relative to `node_modules`
 * @param folder the folder it runs in, by default the root of the repository
 */
export function runTool(script: string, args: readonly string[], folder: string = repositoryRoot): Promise<ToolResult> {
  return runProgram(process.execPath, [join(repositoryRoot, "node_modules", script), ...args], folder);
}

/** Runs any program to its end and collects what it prints. */
export function runProgram(
  command: string,
  args: readonly string[],
  folder: string = repositoryRoot,
): Promise<ToolResult> {
  const path = [dirname(process.execPath), process.env.PATH ?? ""].join(delimiter);
  const child = spawn(command, args, { cwd: folder, env: { ...process.env, PATH: path, NO_COLOR: "1" } });
  return new Promise((resolve, reject) => {
    const output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output.stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ exitCode: code ?? 1, ...output }));
  });
}

/** The printed lines of a failed tool as problems; an empty list when it succeeded. */
export function problemsOf({ exitCode, stdout, stderr }: ToolResult): readonly string[] {
  if (exitCode === 0) return [];
  const lines = `${stdout}\n${stderr}`.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 0 ? lines : [`It ended with exit code ${exitCode} and said nothing.`];
}
