/** The command line, in this process: the same function that its bin calls, talking to the real server. */
import type { Field } from "../../../apps/cli/src/command.ts";
import { flagOf } from "../../../apps/cli/src/command.ts";
import { commands } from "../../../apps/cli/src/generated/commands.ts";
import { runCli } from "../../../apps/cli/src/run-cli.ts";
import type { Terminal } from "../../../apps/cli/src/terminal.ts";
import type { Input } from "../recipes.ts";
import { uploadedBytes } from "../world.ts";
import type { Surface } from "./surface.ts";

const commandOf = new Map(commands.map((command) => [command.operation as string, command]));

export function createCliSurface(url: string): Surface {
  return {
    name: "cli",
    reaches: ({ name }) => commandOf.has(name),
    async call(token, { name }, input) {
      const command = commandOf.get(name);
      if (!command) throw new Error(`the command line has no ${name}: run npm run generate`);
      const line = [command.noun, command.verb, ...argumentsOf(command.fields, input)];
      if (command.sendsBytes) line.push("--file=-");
      if (command.answer !== "bytes") line.push("--json");
      if (command.effect === "danger") line.push("--yes");
      const { terminal, shown } = createRecordingTerminal();
      const environment = { EUREKA_URL: url, EUREKA_API_KEY: token ?? "", HOME: "/nonexistent" };
      const status = await runCli({ terminal, environment, directory: "/" }, line);
      return { ok: status === 0, status, code: null, text: shown() };
    },
  };
}

function argumentsOf(fields: readonly Field[], input: Input): string[] {
  return Object.entries(input).flatMap(([name, value]) => {
    const field = fields.find((candidate) => candidate.name === name);
    if (!field) throw new Error(`the command line does not know the field ${name}: run npm run generate`);
    const flag = flagOf(name);
    if (value === null) return [`--no-${flag}`];
    const values = Array.isArray(value) ? value : [value];
    return values.map(
      (single: unknown) => `--${flag}=${typeof single === "object" ? JSON.stringify(single) : String(single)}`,
    );
  });
}

/** Nobody looks at it, so that nothing is asked, cut or coloured. */
function createRecordingTerminal(): { terminal: Terminal; shown: () => string } {
  const pieces: string[] = [];
  const write = (text: string) => void pieces.push(text);
  const refuse = async () => {
    throw new Error("nobody is there to answer");
  };
  const terminal: Terminal = {
    write,
    note: write,
    writeBytes: async (bytes) => write(await new Response(bytes).text()),
    isInteractive: false,
    isOutputShown: false,
    isProgressShown: false,
    width: null,
    hasColours: false,
    readInput: async () => "",
    openInput: () => new Blob([uploadedBytes]).stream(),
    ask: refuse,
    askSecret: refuse,
    interrupted: new AbortController().signal,
  };
  return { terminal, shown: () => pieces.join("") };
}
