/** The few pages that the API itself shows. */

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] as string);
}

const style = `
  :root { color-scheme: light dark; }
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 44rem; margin: 4rem auto; padding: 0 1.5rem; }
  h1 { font-size: 1.75rem; line-height: 1.25; } h2 { font-size: 1.1rem; margin-top: 2rem; }
  .code { opacity: 0.75; } code { font-size: 0.95em; }
  table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 0.35rem 1rem 0.35rem 0; vertical-align: top; }
  a { color: inherit; }
  input { font: inherit; width: 100%; max-width: 26rem; padding: 0.5rem; } button { font: inherit; padding: 0.5rem 1.25rem; }
  [role=alert] { color: light-dark(#a30000, #ff8f8f); }`;

/** A whole page; `body` is trusted markup, `title` is text. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} - Eureka</title><style>${style}</style></head><body><main>${body}</main></body></html>`;
}
