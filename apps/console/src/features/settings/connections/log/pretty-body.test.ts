import { expect, test } from "vitest";
import { prettyBody } from "./pretty-body.ts";

test("JSON gets lines of its own, also as a field of a form", () => {
  expect(prettyBody('{"a":[1]}', "application/json; charset=utf-8")).toBe('{\n  "a": [\n    1\n  ]\n}');
  const form = "text=%2Fnew+cake&payload=%7B%22a%22%3A1%7D";
  expect(prettyBody(form, "application/x-www-form-urlencoded")).toBe('text: /new cake\npayload: {\n  "a": 1\n}');
});

test("what is no JSON, or not all of it, stays as it came", () => {
  expect(prettyBody("invalid token", "text/plain")).toBe("invalid token");
  expect(prettyBody('{"a":', "application/json")).toBe('{"a":');
  expect(prettyBody("", undefined)).toBe("");
  expect(prettyBody("<b>no markup</b>", "text/html")).toBe("<b>no markup</b>");
});
