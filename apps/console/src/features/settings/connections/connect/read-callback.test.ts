import { expect, it } from "vitest";
import { readCallback } from "./read-callback.ts";

it("hands on the code with everything else that the platform wrote", () => {
  expect(readCallback("?code=a%2Bb&state=s1&guild_id=42")).toEqual({
    state: "s1",
    code: "a+b",
    parameters: { code: "a+b", state: "s1", guild_id: "42" },
  });
});

it("hands on a refusal, which has no code", () => {
  expect(readCallback("?error=access_denied&state=s1")).toEqual({
    state: "s1",
    parameters: { error: "access_denied", state: "s1" },
  });
});

it("finds nothing where no platform sent anybody", () => {
  expect(readCallback("")).toBe(null);
  expect(readCallback("?code=a&state=")).toBe(null);
});
