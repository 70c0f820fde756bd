const safeSchemes = new Set(["http:", "https:", "mailto:"]);

/** An address of a link in somebody's text, or null if it leads anywhere but to the web or a mailbox. */
export function safeAddress(address: string): string | null {
  const url = parse(address);
  return url && safeSchemes.has(url.protocol) ? address : null;
}

/** Whether an image comes from our own server: another host would learn who reads the text, and when. */
export function isOwnImage(address: string): boolean {
  const url = parse(address);
  return url !== null && url.origin === window.location.origin && url.protocol.startsWith("http");
}

function parse(address: string): URL | null {
  try {
    return new URL(address, window.location.href);
  } catch {
    return null;
  }
}
