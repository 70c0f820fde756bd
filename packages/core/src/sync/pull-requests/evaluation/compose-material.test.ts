import type { ChangedFile } from "@eureka/connector-sdk";
import { describe, expect, it } from "vitest";
import { composeMaterial, longestMaterial } from "./compose-material.ts";
import { drawEvaluation } from "./draw-evaluation.ts";
import { askByFacts } from "./look-at-changes.ts";
import { maskCode } from "./mask-changes.ts";

const file = (path: string, patch: string | null = "+x", more: Partial<ChangedFile> = {}): ChangedFile => ({
  ...{ path, patch, kind: "changed", addedLines: 1, removedLines: 0 },
  ...more,
});
const letters = "Qm7TzKp2WvXr9LbNc4HdJf6SgYe1Ua8R";

describe("secrets in code", () => {
  it.each([
    ['+const apiKey = "s3cr3t-value";', "s3cr3t-value"],
    ["+  password: 'correct horse'", "correct horse"],
    ["+DATABASE_PASSWORD=hunter22hunter", "hunter22hunter"],
    ['+"client_secret": "abcdefgh"', "abcdefgh"],
    ["+  headers: { Authorization: `Bearer abcdefgh12345678` }", "abcdefgh12345678"],
    [`+fetch("https://ann:pa55word@shop.example/?token=abc123")`, "pa55word"],
    ["+-----BEGIN RSA PRIVATE KEY-----\n+MIIEow\n+-----END RSA PRIVATE KEY-----", "MIIEow"],
    [`+${"A1b2".repeat(16)}`, "A1b2A1b2"],
    [`+x = call("${letters}")`, letters],
    [`+x = "ghp_${"a".repeat(30)}"`, "ghp_a"],
  ])("are taken out of %j", (code, secret) => {
    expect(maskCode(code)).not.toContain(secret);
    expect(maskCode(code)).toContain("[secret]");
  });

  it.each([
    "+const token = readToken(request);",
    "+import { createPullRequestEvaluation } from './pull-requests/evaluation/create-pull-request-evaluation.ts';",
    "-  if (password.length < shortest) throw tooShort();",
    "+see https://shop.example/help?page=2 for the secret of it",
  ])("are not seen in %j", (code) => {
    expect(maskCode(code)).toBe(code);
  });

  it("are looked for in no time, whatever the text", () => {
    for (const hostile of ["secret=".repeat(7_000), "a1".repeat(24_000), "-----BEGIN PRIVATE KEY-----".repeat(1_800)]) {
      const began = performance.now();
      maskCode(hostile);
      // Seconds would be the mark of a pattern that runs wild.
      expect(performance.now() - began).toBeLessThan(5_000);
    }
  });
});

describe("what a model is shown of a change", () => {
  it("is masked, bounded, and says what was left out", () => {
    expect(composeMaterial({ files: [file("a.ts", '+token = "abcd1234"')], isCut: false })).toEqual({
      text: "=== a.ts (changed, 1 lines added, 0 removed)\n+token = [secret]\n",
      isWhole: true,
    });
    for (const path of [".env.local", "deploy/id_rsa", "certificates/server.pem"]) {
      const { text, isWhole } = composeMaterial({ files: [file(path, "+A=1")], isCut: false });
      expect([text.includes("+A=1"), isWhole]).toEqual([false, false]);
    }
    const huge = composeMaterial({
      files: Array.from({ length: 30 }, () => file("b.ts", "+y\n".repeat(9_000))),
      isCut: false,
    });
    expect([huge.text.length <= longestMaterial, huge.text.length > longestMaterial / 2, huge.isWhole]).toEqual([
      true,
      true,
      false,
    ]);
    expect(composeMaterial({ files: [file("logo.png", null)], isCut: false }).isWhole).toBe(false);
  });

  it("makes one ask what its facts suggest", () => {
    const ask = (...files: ChangedFile[]) => askByFacts({ files, isCut: false }).length;
    expect(ask(file("README.md"))).toBe(0);
    expect(ask(file("src/login.ts"), file("src/login.test.ts"))).toBe(0);
    expect(ask(file("src/login.ts"))).toBe(1);
    expect(ask(file("db/migrations/1_a.sql"), file("package.json"), file("old.css", "-x", { kind: "removed" }))).toBe(
      4,
    );
    expect(ask(file("data.csv", null, { addedLines: 900 }))).toBe(1);
  });
});

it("what a model wrote calls nobody and leads nowhere", () => {
  const hostile = "Ask @admin, see #12 and [here](https://evil.example/x) or www.evil.example\n\n# <img src=x>";
  const drawn = drawEvaluation({
    basis: "model",
    model: "scripted",
    platformCommitId: "6dcb09b5b57875f334f61aebed695e2e4193db5e",
    facts: { files: 1, testFiles: 0, addedLines: 1, removedLines: 0 },
    isWhole: false,
    summary: hostile,
    risk: { level: "high", reason: hostile },
    score: { value: 3, reason: hostile },
    questions: [hostile],
    evaluatedAt: "2026-11-20T10:00:00.000Z",
  });
  expect(drawn).not.toMatch(/@admin|#12|evil|\]\(|(?<!\\)<|^#/m);
  expect(drawn).toContain("6dcb09b");
});
