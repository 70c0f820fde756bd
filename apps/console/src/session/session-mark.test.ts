// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { markSession, readSessionMark, unmarkSession } from "./session-mark.ts";
import { refresh } from "./tokens.ts";

afterEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

function countCalls(code = "request.invalid"): () => number {
  const refused = { code, status: 422, title: "", detail: "", errors: [], requestId: "" };
  const call = vi.fn(async () => Response.json(refused, { status: 422 }));
  vi.stubGlobal("fetch", call);
  vi.stubGlobal("navigator", { locks: { request: (_: string, work: () => unknown) => work() } });
  return () => call.mock.calls.length;
}

test("where nobody signed in the server is not asked, unless a page needs somebody who has", async () => {
  const calls = countCalls();
  expect(await refresh()).toBe(false);
  expect(calls()).toBe(0);
  expect(await refresh({ isGuess: true })).toBe(false);
  expect(calls()).toBe(1);
});

test("what the server refused once, and who signed out, is not asked for again", async () => {
  const calls = countCalls();
  markSession();
  expect(await refresh()).toBe(false);
  expect([calls(), readSessionMark()]).toEqual([1, "ended"]);
  expect(await refresh({ isGuess: true })).toBe(false);
  expect(calls()).toBe(1);
});

test("a page that lost the race for a token leaves the next one to try the cookie", async () => {
  const calls = countCalls("session.refresh_refused");
  markSession();
  expect([await refresh(), readSessionMark()]).toEqual([false, null]);
  await refresh();
  expect(calls()).toBe(1);
  await refresh({ isGuess: true });
  expect(calls()).toBe(2);
});

test("a mark that somebody else wrote there says nothing", () => {
  localStorage.setItem("eureka.session", "<script>");
  expect(readSessionMark()).toBeNull();
  unmarkSession();
  expect(readSessionMark()).toBe("ended");
});
