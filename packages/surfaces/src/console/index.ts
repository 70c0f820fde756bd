/** The web console, as files: it is built apart and talks to the public API like any other client. */
export { type ConsoleOptions, registerConsole } from "./register-console.ts";
