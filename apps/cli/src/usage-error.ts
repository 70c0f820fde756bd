/** The command was typed wrongly: exit code 2. The message says what is wrong; `help` names the command whose help explains it. */
export class UsageError extends Error {
  readonly help: string;

  constructor(message: string, help = "") {
    super(message);
    this.name = "UsageError";
    this.help = help;
  }
}
