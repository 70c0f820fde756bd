/** `npm run check`: the fast part of `validate`, then the tests near what has changed since the last commit. */
import { consoleText } from "./checks/console-text.ts";
import { consoleWords } from "./checks/console-words.ts";
import { floors } from "./checks/floors.ts";
import { folderShape } from "./checks/folder-shape.ts";
import { lint } from "./checks/lint.ts";
import { runChecks } from "./checks/run-checks.ts";
import { sourceRulesCheck } from "./checks/source-rules.ts";
import { types } from "./checks/types.ts";
import { runVitest } from "./test-run/run-vitest.ts";

const { failed } = await runChecks([types, lint, floors, sourceRulesCheck, consoleText, consoleWords, folderShape]);
if (failed > 0) process.exitCode = 1;
await runVitest(["--project=unit", "--project=console", "--changed", "--passWithNoTests", ...process.argv.slice(2)]);
