import { sha256Hex } from "../crypto/index.ts";

const segment = "[a-z0-9][a-z0-9_-]*";
const keyPattern = new RegExp(`^${segment}(/${segment})*$`);
const maxLength = 200;

/**
 * Checks a key: one or more segments of lower-case letters, digits, `_` and `-`, separated by `/`, at most 200 characters, for example
 * `org_01k.../fil_01k...`. Without dots and capitals no key can climb out of a folder or meet another one on a file system that ignores case.
 * Throws a RangeError.
 */
export function checkFileKey(key: string): void {
  if (key.length > maxLength || !keyPattern.test(key)) throw new RangeError("not a valid file key");
}

/** The parts of the relative path of a key: two levels of folders by hash keep every folder small, the key itself stays readable. */
export function toPathSegments(key: string): [string, string, string] {
  checkFileKey(key);
  const digest = sha256Hex(key);
  return [digest.slice(0, 2), digest.slice(2, 4), key.replaceAll("/", ".")];
}
