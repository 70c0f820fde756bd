/** The pages of the front door. All that people typed is escaped. */
import { escapeHtml, htmlPage, type Problem } from "../rest/index.ts";

export interface SetupFields {
  readonly token: string;
  readonly organizationName?: string;
  readonly name?: string;
  readonly email?: string;
}

/** What stands at the root: where to go from here. */
export function frontDoorPage(isSetUp: boolean): string {
  const next = isSetUp
    ? `<p>This installation is running. Everything that it can do is an operation, on the API, in chat and in the terminal.</p>`
    : `<p>This installation is running, and nobody has set it up yet. Open the one-time link that the server printed when it started;
       or, on the server's machine, run <code>npx eureka admin bootstrap --email you@example.com --organization "Your team"</code>.</p>`;
  return htmlPage(
    "Talk becomes work",
    `<h1>Eureka: talk becomes work</h1>${next}
     <ul><li><a href="/docs">API reference</a>, to read and to try</li>
     <li><a href="/docs/errors">Error codes</a> and what to do about each</li>
     <li><a href="/health/ready">Health</a></li></ul>`,
  );
}

export function alreadySetUpPage(): string {
  return htmlPage(
    "Set up already",
    `<h1>This installation is set up already</h1>
     <p>The set-up link works only once. Ask an administrator of your organization for an invitation.</p><p><a href="/">To the start page</a></p>`,
  );
}

/** The form for the organization and its first administrator; with what went wrong, if something did. */
export function setupPage(fields: SetupFields, problem?: Problem): string {
  const messageOf = (path: string) => problem?.errors.find((error) => error.path === path)?.message;
  const input = (name: keyof SetupFields | "password", label: string, type: string, extra = "") => {
    const value = name === "password" ? "" : escapeHtml(fields[name] ?? "");
    const message = messageOf(name);
    const described = message ? ` aria-invalid="true" aria-describedby="${name}-error"` : "";
    return `<p><label for="${name}">${label}</label><br>
      <input id="${name}" name="${name}" type="${type}" value="${value}" required ${extra}${described}>
      ${message ? `<br><strong id="${name}-error" role="alert">${escapeHtml(message)}</strong>` : ""}</p>`;
  };
  const general =
    problem && problem.errors.length === 0 ? `<p role="alert"><strong>${escapeHtml(problem.detail)}</strong></p>` : "";
  return htmlPage(
    "Set up",
    `<h1>Set up Eureka</h1><p>Make your organization and its first administrator: you.</p>${general}
     <form method="post" action="/setup" autocomplete="on">
       <input type="hidden" name="token" value="${escapeHtml(fields.token)}">
       ${input("organizationName", "Name of the organization", "text", 'maxlength="200" autocomplete="organization"')}
       ${input("name", "Your name", "text", 'maxlength="200" autocomplete="name"')}
       ${input("email", "Your e-mail address", "email", 'autocomplete="username"')}
       ${input("password", "A password of at least 8 characters", "password", 'minlength="8" autocomplete="new-password"')}
       <p><button type="submit">Make the organization</button></p>
     </form>`,
  );
}

/** The API key is shown on this page and never again. */
export function madePage(apiKey: string, fields: SetupFields, publicUrl: string): string {
  return htmlPage(
    "Ready",
    `<h1>${escapeHtml(fields.organizationName ?? "Your organization")} is ready</h1>
     <p>This is your API key. It is shown only now, so keep it in a safe place:</p>
     <p><code>${escapeHtml(apiKey)}</code></p>
     <h2>What next</h2>
     <p>In a terminal, in the folder of Eureka:</p>
     <pre>export EUREKA_URL=${escapeHtml(publicUrl)}
export EUREKA_API_KEY=...
npx eureka items create --title "My first item"</pre>
     <p><a href="/docs">API reference</a></p>`,
  );
}
