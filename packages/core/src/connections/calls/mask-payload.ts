/** Blots the secrets out of what goes to platforms and comes from them: by what a value is called, and by what is known to be secret. */

export const maskedValue = "[secret]";

const tellingName = /secret|passw|token|credential|authorization(?!s)|cookie|api[_-]?key|private[_-]?key|signature/i;
/** In addresses and forms these are credentials too; in JSON they are mostly the key of some item. */
const tellingParameter = /^(key|sig|code)$/i;
/** How many calls a token has left is no secret, and worth knowing. */
const namesLimit = /rate-?limit/i;
/** What people choose as a secret is longer; blotting shorter ones out would leave nothing readable. */
const shortestSecret = 4;
const deepest = 40;

export interface Masker {
  /** A body as it was sent. What cannot be parsed is masked as text. */
  body(text: string, contentType: string | null): string;
  address(address: string): string;
  headers(headers: Readonly<Record<string, string>>): Record<string, string>;
  /** Any other text, for example an error. */
  text(text: string): string;
}

/** Makes a masker that also knows these values, in all the ways in which they are written in bodies and addresses. */
export function createMasker(secrets: readonly string[]): Masker {
  const known = [...new Set(secrets.filter((secret) => secret.length >= shortestSecret).flatMap(waysToWrite))].sort(
    (one, other) => other.length - one.length,
  );

  function hideKnown(text: string): string {
    let hidden = text;
    for (const secret of known) hidden = hidden.replaceAll(secret, maskedValue);
    return hidden;
  }

  function maskText(text: string, depth = 0): string {
    const hidden = hideKnown(text).replace(/\b(Bearer|Basic|Bot|Token) +[\w.~+/=-]{8,}/gi, `$1 ${maskedValue}`);
    // Some platforms put JSON into a field of a form, or into a string.
    const inner = depth < deepest && /^\s*[{[]/.test(hidden) ? maskJsonText(hidden, depth + 1) : null;
    return inner ?? hidden.replace(/https?:\/\/[^\s"'<>|]+/gi, maskAddress);
  }

  function maskJson(value: unknown, depth: number): unknown {
    if (depth > deepest) return maskedValue;
    if (typeof value === "string") return maskText(value, depth);
    if (typeof value === "number") return hideKnown(String(value)) === String(value) ? value : maskedValue;
    if (Array.isArray(value)) return value.map((member) => maskJson(member, depth + 1));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        hideKnown(name),
        tellingName.test(name) ? maskMember(member) : maskJson(member, depth + 1),
      ]),
    );
  }

  function maskJsonText(text: string, depth: number): string | null {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return null;
    }
    return JSON.stringify(maskJson(value, depth));
  }

  function maskParameters(parameters: URLSearchParams): string {
    return [...parameters]
      .map(([name, value]) => {
        const isTelling = tellingName.test(name) || tellingParameter.test(name);
        return `${encode(hideKnown(name))}=${encode(isTelling ? maskedValue : maskText(value))}`;
      })
      .join("&");
  }

  function maskAddress(address: string): string {
    const hidden = hideKnown(address);
    let url: URL;
    try {
      url = new URL(hidden);
    } catch {
      return maskLoosely(hidden);
    }
    const path = url.pathname.split("/").map(maskSegment).join("/");
    const query = url.search === "" ? "" : `?${maskParameters(url.searchParams)}`;
    const end = url.hash === "" ? "" : `#${maskLoosely(url.hash.slice(1))}`;
    const masked = hideKnown(`${url.protocol}//${url.host}${path}${query}${end}`);
    // Whoever wrote a password before the host did not mean it to be seen.
    const isAsItWas = url.username === "" && url.password === "" && countMasked(masked) === countMasked(hidden);
    return isAsItWas ? hidden : masked;
  }

  function maskSegment(segment: string): string {
    let decoded: string;
    try {
      decoded = decodeURIComponent(segment);
    } catch {
      return hideKnown(segment);
    }
    const masked = hideKnown(decoded);
    if (looksSecret(decoded)) return maskedValue;
    return masked === decoded ? segment.replaceAll("%5Bsecret%5D", maskedValue) : masked;
  }

  /** Text that is no JSON any more because its end is missing, or never was any. */
  function maskLoosely(text: string): string {
    return hideKnown(text)
      .replace(
        /"([^"\\]{1,100})"(\s*:\s*)("(?:[^"\\]|\\.)*(?:"|$)|[^\s",}\]]+)/gs,
        (whole, name: string, colon: string) => (tellingName.test(name) ? `"${name}"${colon}"${maskedValue}"` : whole),
      )
      .replace(/([\w.-]{1,100})=([^&\s"<>]+)/g, (whole, name: string) =>
        tellingName.test(name) || tellingParameter.test(name) ? `${name}=${maskedValue}` : whole,
      )
      .replace(/\b(Bearer|Basic|Bot|Token) +[\w.~+/=-]{8,}/gi, `$1 ${maskedValue}`);
  }

  return {
    body(text, contentType) {
      const isForm = contentType?.toLowerCase().includes("x-www-form-urlencoded") === true;
      const masked = isForm
        ? maskParameters(new URLSearchParams(hideKnown(text)))
        : (maskJsonText(text, 0) ?? maskLoosely(text));
      // Whatever way something was put together again, what is known to be secret is not in it.
      return hideKnown(masked);
    },
    address: maskAddress,
    headers: (headers) =>
      Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          hideKnown(name),
          (tellingName.test(name) && !namesLimit.test(name)) || looksSecret(value)
            ? maskedValue
            : hideKnown(maskText(value)),
        ]),
      ),
    text: (text) => hideKnown(maskText(text)),
  };
}

function countMasked(text: string): number {
  return text.split(maskedValue).length;
}

/** That a value was null or a yes or no is no secret. */
function maskMember(member: unknown): unknown {
  return member === null || typeof member === "boolean" ? member : maskedValue;
}

/** Long and of small and capital letters: what machines make, in the paths of addresses that only one may use. Ids of platforms are not. */
function looksSecret(text: string): boolean {
  return (
    /^[\w+/=.:~-]{20,}$/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && !/^[\w.-]+\/[\w.+-]+$/.test(text)
  );
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(encodeURIComponent(maskedValue), maskedValue);
}

function waysToWrite(secret: string): string[] {
  const wellFormed = secret.toWellFormed();
  const inForm = new URLSearchParams({ x: wellFormed }).toString().slice("x=".length);
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [secret, encodeURIComponent(wellFormed), inForm, inJson];
}

/** The beginning of a text, at most so many characters. */
export function cutText(text: string, longest: number): { readonly text: string; readonly isCut: boolean } {
  return text.length <= longest ? { text, isCut: false } : { text: text.slice(0, longest), isCut: true };
}

/** Takes the first part of a known secret off the end of a text that was cut before it was masked. */
export function dropBrokenSecret(text: string, secrets: readonly string[]): string {
  for (const secret of secrets.flatMap(waysToWrite)) {
    for (let length = Math.min(secret.length - 1, text.length); length >= shortestSecret; length--) {
      if (text.endsWith(secret.slice(0, length))) return text.slice(0, -length);
    }
  }
  return text;
}
