import { afterEach, expect, it } from "vitest";
import { findAcceptedProbes } from "../platform/index.ts";
import type { Slack } from "./index.ts";
import { startTestSlack } from "./start-test-slack.ts";

let slack: Slack;
afterEach(() => slack.close());

it("refuses every method's malformed request, as a body and as a query", async () => {
  const started = await startTestSlack();
  slack = started.slack;
  const probe = (callers: readonly string[], token: string) =>
    findAcceptedProbes(
      slack,
      "/api",
      slack.calls.filter(({ caller }) => callers.includes(caller)),
      { authorization: `Bearer ${token}` },
    );
  expect(await probe(["token", "nobody"], started.botToken)).toEqual([]);
  expect(await probe(["app"], slack.app.appToken)).toEqual([]);
  expect(slack.calls.length).toBeGreaterThan(50);
  expect(slack.violations).toHaveLength(slack.calls.length);
});
