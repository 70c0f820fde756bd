/** The page on which a person plays the platform's users: one look for all simulators. */
import { type Route, sendJson } from "../loopback/index.ts";

export interface SimulatorPage {
  /** For example "Slack (simulated)". */
  readonly title: string;
  /** What the page shows, as JSON: read again twice a second. The script of the page draws it. */
  read(): unknown;
  /** What a person does on the page; the answer goes back to the script. Throws a TypeError for nonsense. */
  act(action: Readonly<Record<string, unknown>>): unknown;
  /** The body of the page: HTML without any value in it. */
  readonly html: string;
  /** Defines `draw(state)`, called after each read; `act(action)` and `element(tag, attributes, ...children)` are there. */
  readonly script: string;
}

const style = `
:root { color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; }
body { margin: 0 auto; padding: 16px 24px; max-width: 960px; }
h1 { font-size: 20px; } h2 { font-size: 16px; margin: 24px 0 8px; }
.card, .message { border: 1px solid color-mix(in srgb, currentColor 18%, transparent); border-radius: 8px; padding: 8px 12px; margin: 8px 0; }
.message .message { margin-left: 24px; } .bot { border-left: 3px solid #5b5bd6; } .quiet { opacity: .65; font-size: 12px; }
form { display: flex; gap: 8px; flex-wrap: wrap; margin: 8px 0; } input, select, textarea, button { font: inherit; padding: 4px 8px; }
input[type=text], textarea { flex: 1; min-width: 160px; } pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 4px 0; }
.columns { display: flex; gap: 16px; overflow-x: auto; } .columns > * { min-width: 220px; flex: 1; }
`;

const runtime = `
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}
let shown = "";
async function refresh() {
  const text = await (await fetch("/simulator/state")).text();
  if (text === shown) return;
  shown = text;
  draw(JSON.parse(text));
}
async function act(action) {
  const response = await fetch("/simulator/act", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(action) });
  const answer = await response.json();
  document.getElementById("problem").textContent = response.ok ? "" : answer.problem;
  await refresh();
  return answer;
}
`;

/** `/`, `/simulator/state` and `/simulator/act`. Everything on the page is put there as text, never as HTML. */
export function pageRoutes({ title, read, act, html, script }: SimulatorPage): Route[] {
  const document = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${style}</style><h1>${title}</h1><p id="problem" role="alert"></p>${html}
<script>${runtime}\n${script}\nrefresh(); setInterval(refresh, 500);</script></html>`;
  return [
    {
      method: "GET",
      path: /^\/$/,
      handle: ({ response }) => {
        response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(document);
      },
    },
    // Browsers ask for it without being told to.
    { method: "GET", path: /^\/favicon\.ico$/, handle: ({ response }) => void response.writeHead(204).end() },
    { method: "GET", path: /^\/simulator\/state$/, handle: ({ response }) => sendJson(response, 200, read()) },
    {
      method: "POST",
      path: /^\/simulator\/act$/,
      async handle({ response, body }) {
        try {
          if (typeof body !== "object" || body === null) throw new TypeError("an action is a JSON object");
          const answer = await act(body as Record<string, unknown>);
          sendJson(response, 200, answer ?? {});
        } catch (error) {
          if (!(error instanceof TypeError)) throw error;
          sendJson(response, 400, { problem: error.message });
        }
      },
    },
  ];
}
