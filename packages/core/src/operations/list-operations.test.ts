import { testOrganization } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";
import { z } from "zod";
import { defineOperation } from "./define-operation.ts";

interface Listed {
  readonly data: readonly {
    readonly name: string;
    readonly allowed: boolean;
    readonly chat: { readonly verb: string; readonly help: string; readonly flags: readonly string[] } | null;
  }[];
}

test("what is offered in the chat is listed with its verb, its help and the flags worth offering", async () => {
  const { run, user } = await testOrganization();
  const { data } = await run<Listed>(user, "operation.list");
  const chatOf = (name: string) => data.find((operation) => operation.name === name)?.chat;
  expect(chatOf("work_item.capture")).toMatchObject({ verb: "new", flags: [] });
  expect(chatOf("work_item.list")).toEqual({
    verb: "list",
    help: "list [--assignee me] [--state open]: show work items",
    flags: ["assignee", "state"],
  });
  expect(chatOf("idea_run.create")?.flags).toEqual(["context", "top", "preset", "logical", "enhanced"]);
  expect(chatOf("operation.list")).toBeNull();
  const verbs = data.flatMap(({ chat }) => (chat ? [chat.verb] : []));
  expect(new Set(verbs).size).toBe(verbs.length);
});

test("somebody who may not run it finds the verb, but not allowed", async () => {
  const { run, viewer } = await testOrganization();
  const { data } = await run<Listed>(viewer, "operation.list");
  expect(data.find(({ name }) => name === "work_item.capture")).toMatchObject({
    allowed: false,
    chat: { verb: "new" },
  });
});

test("the chat cannot offer a flag that the operation does not take", () => {
  const define = (offeredFlags: string[]) =>
    defineOperation({
      name: "wall.paint",
      summary: "Paint a wall",
      input: z.strictObject({ colour: z.string() }),
      output: z.strictObject({}),
      permission: "authenticated",
      effect: "read",
      http: { method: "GET", path: "/walls" },
      command: { flags: { red: { field: "colour", value: "red" } }, offeredFlags },
      example: { input: { colour: "red" }, output: {} },
      run: async () => ({}),
    });
  expect(() => define(["colour", "red"])).not.toThrow();
  for (const flag of ["brush", "toString"]) expect(() => define([flag])).toThrow(`--${flag}`);
});
