import { inspect } from "node:util";
import { expect, test } from "vitest";
import { Secret } from "./index.ts";

test("a secret shows itself to nobody but the one who asks for it", () => {
  const secret = new Secret("hunter2");
  const shown = [
    `${secret}`,
    String(secret),
    `${{ secret }.secret}`,
    JSON.stringify({ secret, list: [secret] }),
    inspect(secret),
    inspect({ deep: { secret } }, { showHidden: true, depth: null }),
    JSON.stringify(Object.entries(secret)),
    String(new Error(`failed with ${secret}`)),
  ];
  for (const text of shown) expect(text).not.toContain("hunter2");
  expect(shown[3]).toBe('{"secret":"[secret]","list":["[secret]"]}');
  expect(secret.reveal()).toBe("hunter2");
});
