import { beforeEach, expect, test, vi } from "vitest";
import { keepForm, leaveAddress, takeForm } from "./kept-form.ts";

const form = { url: "https://github.com/settings/apps/new?state=s", fields: { manifest: "{}" } };

/** There is no window here. */
beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  return () => vi.unstubAllGlobals();
});

test("a form is sent once, and only where the address of the page leads", () => {
  expect(leaveAddress(form)).toBe("/connections/leave?to=https%3A%2F%2Fgithub.com");
  expect(takeForm("https://github.com")).toBe(null);
  keepForm(form);
  expect(takeForm("https://github.com")).toEqual(form);
  expect(takeForm("https://github.com")).toBe(null);
  for (const to of [null, "https://github.com.evil.example", ""]) {
    keepForm(form);
    expect(takeForm(to)).toBe(null);
  }
});
