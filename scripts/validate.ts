/** `npm run validate`: everything that can be checked without running the product. All steps run, even after a failure. */
import { consoleText } from "./checks/console-text.ts";
import { consoleWords } from "./checks/console-words.ts";
import { deadCode } from "./checks/dead-code.ts";
import { floors } from "./checks/floors.ts";
import { folderShape } from "./checks/folder-shape.ts";
import { generated } from "./checks/generated.ts";
import { licences } from "./checks/licences.ts";
import { lint } from "./checks/lint.ts";
import { lock } from "./checks/lock.ts";
import { runChecks } from "./checks/run-checks.ts";
import { sourceRulesCheck } from "./checks/source-rules.ts";
import { types } from "./checks/types.ts";

const { passed, failed } = await runChecks([
  types,
  lint,
  floors,
  sourceRulesCheck,
  consoleText,
  consoleWords,
  folderShape,
  deadCode,
  generated,
  lock,
  licences,
]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
