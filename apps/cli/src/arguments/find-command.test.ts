import { nounAliases } from "@eureka/contracts/noun-aliases";
import { expect, it } from "vitest";
import { flagOf } from "../command.ts";
import { commands } from "../generated/commands.ts";
import { flagsOf, reservedFlags } from "../run/operation-flags.ts";
import { findCommand } from "./find-command.ts";

const own = [
  { path: ["login"] },
  { path: ["admin", "bootstrap"] },
  { path: ["boards", "watch"] },
  { path: ["ideas"], yieldsToVerbs: true },
];
const find = (...tokens: string[]) => {
  const found = findCommand({ commands, own }, tokens);
  if (found.kind === "operation") return { operation: found.command.operation, rest: found.tokens };
  return found.kind === "own" ? { own: found.command.path.join(" "), rest: found.tokens } : found;
};

it.each([
  [["boards", "create", "Site"], { operation: "board.create", rest: ["Site"] }],
  [["board", "create"], { operation: "board.create", rest: [] }],
  [["items", "list", "--json"], { operation: "work_item.list", rest: ["--json"] }],
  [["work_items", "list"], { operation: "work_item.list", rest: [] }],
  [["ITEMS", "LIST"], { operation: "work_item.list", rest: [] }],
  [["boards"], { operation: "board.list", rest: [] }],
  [["boards", "--json"], { operation: "board.list", rest: ["--json"] }],
  [["boards", "--", "create"], { operation: "board.list", rest: ["--", "create"] }],
  [["audit", "verify"], { operation: "audit_record.verify", rest: [] }],
  [["boards", "watch", "x"], { own: "boards watch", rest: ["x"] }],
  [["login", "--url", "x"], { own: "login", rest: ["--url", "x"] }],
  [["admin", "bootstrap"], { own: "admin bootstrap", rest: [] }],
  [["board", "watch"], { own: "boards watch", rest: [] }],
  [["ideas", "Shorter queues"], { own: "ideas", rest: ["Shorter queues"] }],
  [["idea", "lists"], { own: "ideas", rest: ["lists"] }],
  [["ideas"], { own: "ideas", rest: [] }],
  [["ideas", "--list-bookmarks"], { own: "ideas", rest: ["--list-bookmarks"] }],
  [["ideas", "list", "--json"], { operation: "idea.list", rest: ["--json"] }],
  [["ideas", "LIST"], { operation: "idea.list", rest: [] }],
  [["ideas", "--", "list"], { own: "ideas", rest: ["--", "list"] }],
  [["ideas", "toString"], { own: "ideas", rest: ["toString"] }],
  [["admin"], { kind: "group", group: "admin" }],
  [["password-resets"], { kind: "noun", noun: "password-resets" }],
  [[], { kind: "overview" }],
])("finds what %j names", (tokens, found) => {
  expect(find(...tokens)).toEqual(found);
});

it.each([
  [["itmes"], /no command itmes\. Did you mean items\?/],
  [["boards", "crate"], /no command boards crate\. Did you mean create\?/],
  [["boards", "wacth"], /Did you mean watch\?/],
  [["admin", "bootsrap"], /no command admin bootsrap\. Did you mean bootstrap\?/],
  [["lgoin"], /Did you mean login\?/],
  [["zzzzzzzz"], /no command zzzzzzzz\.$/],
  [["constructor"], /no command constructor/],
])("says what was meant by %j", (tokens, message) => {
  expect(() => find(...tokens)).toThrow(message);
});

it("has aliases only for nouns that exist, and none that hides a noun", () => {
  const nouns = new Set(commands.map(({ noun }) => noun));
  for (const alias of Object.keys(nounAliases)) expect(nouns).not.toContain(alias);
  for (const noun of new Set(Object.values(nounAliases))) expect(nouns).toContain(noun);
});

it("has no field that a flag of the command line itself would hide, and no two commands of one name", () => {
  for (const command of commands) {
    for (const { name } of command.fields) expect(reservedFlags, `${command.operation} ${name}`).not.toContain(name);
    const flags = [...command.fields, ...flagsOf(command)].map(({ name }) => flagOf(name));
    expect(new Set(flags).size).toBe(flags.length);
    for (const word of command.words) expect(command.fields.map(({ name }) => name)).toContain(word);
  }
  expect(new Set(commands.map(({ noun, verb }) => `${noun} ${verb}`)).size).toBe(commands.length);
});
