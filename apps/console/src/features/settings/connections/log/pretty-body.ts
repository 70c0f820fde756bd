/** A body as people read it: JSON on lines of its own, forms as one field a line. Anything else, and JSON whose end is missing, as it came. */
export function prettyBody(body: string, contentType: string | undefined): string {
  if (contentType?.includes("x-www-form-urlencoded")) return prettyForm(body);
  return prettyJson(body) ?? body;
}

function prettyJson(text: string): string | null {
  if (!/^\s*[{[]/.test(text)) return null;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return null;
  }
}

function prettyForm(text: string): string {
  return [...new URLSearchParams(text)].map(([name, value]) => `${name}: ${prettyJson(value) ?? value}`).join("\n");
}
