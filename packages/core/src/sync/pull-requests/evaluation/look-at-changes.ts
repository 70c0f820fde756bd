/** What can be seen of a change without understanding it: its facts, and what they make one ask. */
import type { ChangedFile, PullRequestChanges } from "@eureka/connector-sdk";
import type { PullRequestEvaluation } from "@eureka/contracts/pull-request";
import { say } from "@eureka/contracts/words";

type Facts = PullRequestEvaluation["facts"];

const testPath = /(^|\/)(tests?|specs?|__tests__|e2e)\/|[._-](test|spec)s?\.[^/]+$|(^|\/)test_[^/]+$/i;
const codePath =
  /\.(c|cc|cpp|cs|cxx|dart|ex|exs|go|h|hpp|java|jsx?|kt|kts|m|mjs|mm|php|pl|py|rb|rs|scala|sh|sql|svelte|swift|tsx?|vue)$/i;
const migrationPath = /(^|\/)(migrations?|migrate)\/|schema\.(prisma|sql|rb)$/i;
const dependencyPath =
  /(^|\/)(package\.json|pyproject\.toml|requirements[^/]*\.txt|go\.mod|Cargo\.toml|Gemfile|pom\.xml|build\.gradle(\.kts)?|composer\.json)$/i;

/** More than one person reads at a sitting. */
const large = { files: 30, lines: 800 };

export function countFacts(files: readonly ChangedFile[]): Facts {
  const sum = (count: (file: ChangedFile) => number) => files.reduce((total, file) => total + count(file), 0);
  return {
    files: files.length,
    testFiles: files.filter(({ path }) => testPath.test(path)).length,
    addedLines: sum(({ addedLines }) => addedLines),
    removedLines: sum(({ removedLines }) => removedLines),
  };
}

export function askByFacts({ files, isCut }: PullRequestChanges): string[] {
  const facts = countFacts(files);
  const lines = facts.addedLines + facts.removedLines;
  const find = (pattern: RegExp) => files.find(({ path }) => pattern.test(path))?.path;
  const [migration, dependencies] = [find(migrationPath), find(dependencyPath)];
  const isCode = files.some(({ path }) => codePath.test(path) && !testPath.test(path));
  const removed = files.filter(({ kind }) => kind === "removed").length;
  return [
    ...(isCode && facts.testFiles === 0 && !isCut ? [say("pull_request.question.no_tests")] : []),
    ...(migration === undefined ? [] : [say("pull_request.question.migration", { path: cutPath(migration) })]),
    ...(dependencies === undefined ? [] : [say("pull_request.question.dependencies", { path: cutPath(dependencies) })]),
    ...(removed === 0 ? [] : [say("pull_request.question.removed", { count: String(removed) })]),
    ...(facts.files > large.files || lines > large.lines || isCut ? [say("pull_request.question.large")] : []),
  ];
}

function cutPath(path: string): string {
  return path.length <= 200 ? path : `…${path.slice(-199).toWellFormed()}`;
}
