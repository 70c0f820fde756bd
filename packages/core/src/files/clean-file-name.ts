/** Names of files as they may come from anywhere, made into names that are safe to show and to save. */

const longestName = 200;
const longestExtension = 20;
const nameless = "file";

/** Control characters, and those that change the direction of writing or take no place: they make a name look like another one. */
const deceptive = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
const unsavable = /[<>:"|?*]/g;
/** Names that Windows takes for devices, with any extension. */
const device = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i;

/**
 * The last part of a path, well-formed and normalised, without control and direction characters, at most 200 UTF-16 units long with its
 * extension kept. A name of which nothing is left becomes `file`.
 */
export function cleanFileName(given: string): string {
  const visible = given.toWellFormed().normalize("NFC").replace(deceptive, "").replace(/\s+/g, " ");
  const lastPart = visible.split(/[/\\]/).at(-1) ?? "";
  const name = lastPart.replace(unsavable, "_").replace(/^ +|[. ]+$/g, "");
  return shorten(device.test(name) ? `_${name}` : name) || nameless;
}

function shorten(name: string): string {
  if (name.length <= longestName) return name;
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && name.length - dot <= longestExtension ? name.slice(dot) : "";
  // The cut can fall into the middle of a character of two units.
  return (
    name
      .slice(0, longestName - extension.length)
      .toWellFormed()
      .replace(/\ufffd$/, "") + extension
  );
}
