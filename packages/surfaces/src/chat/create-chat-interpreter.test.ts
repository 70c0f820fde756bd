import { newId } from "@eureka/contracts/ids";
import type { CommandFacts } from "@eureka/core/intake";
import type { OperationDescription } from "@eureka/core/operations";
import { testOrganization } from "@eureka/testing/test-organization";
import { expect, it } from "vitest";
import { createChatInterpreter } from "./create-chat-interpreter.ts";

const { application: composed, user, viewer, workspaceId } = await testOrganization();

/** Operations with words of several kinds, offered in the chat. */
const application = {
  ...composed,
  operations: new Map<string, OperationDescription>([
    ...composed.operations,
    ...offer("work_item.complete", "done", "done <item>: mark a work item as done"),
    ...offer("work_item.assign", "assign", "assign <item> <@name>: give it to somebody"),
    ...offer("comment.create", "comment", "comment <item> <text>: comment on a work item"),
  ]),
};

function offer(name: string, verb: string, help: string): (readonly [string, OperationDescription])[] {
  const operation = composed.operations.get(name);
  if (!operation) throw new Error(`there is no operation ${name}`);
  return [[name, { ...operation, command: { ...operation.command, chat: { verb, help } } }]];
}

const interpreter = createChatInterpreter();
const source = { platformChannelId: "C1" };
const destination = { workspaceId };

function interpret(text: string, facts: Partial<CommandFacts> = {}) {
  return interpreter.interpret(application, {
    text,
    principal: user,
    destination,
    defaults: null,
    workspaceId,
    source,
    workItemId: null,
    ...facts,
  });
}

it("gives prose letter by letter, whatever looks like a flag or a quote in it", () => {
  const text = `new  "Title" --force\nline two\n  --flag 'x\n`;
  expect(interpret(text)).toEqual({
    kind: "run",
    operation: "work_item.capture",
    input: { text: text.slice("new ".length), workspaceId, source },
  });
});

it("makes an item of any text that begins with no verb", () => {
  expect(interpret("Buy milk\nand bread ")).toMatchObject({
    operation: "work_item.capture",
    input: { text: "Buy milk\nand bread " },
  });
});

it("maps words and flags to the operation's fields, and leaves the place out of questions", () => {
  expect(interpret("list --state open --assignee me --limit 5")).toEqual({
    kind: "run",
    operation: "work_item.list",
    input: { state: "open", assignee: "me", limit: 5 },
  });
  expect(interpret("assign ENG-1 @ann")).toMatchObject({ input: { id: "ENG-1", assignee: "@ann" } });
});

it("knows the item in whose discussion a command was typed", () => {
  const workItemId = newId("work_item");
  expect(interpret("done", { workItemId })).toMatchObject({
    operation: "work_item.complete",
    input: { id: workItemId },
  });
  expect(interpret("assign me", { workItemId })).toMatchObject({ input: { id: workItemId, assignee: "me" } });
  expect(interpret("done ENG-7", { workItemId })).toMatchObject({ input: { id: "ENG-7" } });
  const words = "It --works\n  now ";
  expect(interpret(`comment ${words}`, { workItemId })).toMatchObject({ input: { workItemId, body: words } });
  expect(interpret(`comment ENG-7 ${words}`)).toMatchObject({ input: { workItemId: "ENG-7", body: words } });
});

it("shows how a verb is used when something is missing, too much or unknown", () => {
  for (const text of ["new", "new  ", "done", "assign ENG-1", "list of groceries", "list --colour red"]) {
    expect(() => interpret(text)).toThrow(expect.objectContaining({ code: "request.invalid" }));
  }
});

it("asks when the first word is nearly a verb, and offers only what can be run", () => {
  const labels = (text: string) => {
    const asked = interpret(text);
    return asked.kind === "ask" ? asked.saying.card?.actions?.map(({ label }) => label) : asked.kind;
  };
  expect(labels("lst --state open")).toEqual(["Yes: list", "No, make a work item"]);
  expect(labels("dome")).toEqual(["No, make a work item"]);
  expect(labels("hel")).toEqual(["No, make a work item"]);
  expect(labels("lists of things")).toEqual(["No, make a work item"]);
});

it("helps everybody with what he may do", () => {
  const help = (principal: CommandFacts["principal"]) => {
    const said = interpret("help", { principal });
    return said.kind === "say" ? said.saying.card?.text : undefined;
  };
  expect(help(user)).toContain("/eureka new");
  expect(help(viewer)).not.toContain("/eureka new");
  expect(help({ ...viewer, grants: [] })).toBe(
    "You may not do anything from the chat yet. Ask an administrator for a role.",
  );
});
