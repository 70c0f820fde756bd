/** Applications: an organization's own registration at a platform, described for a form, or made by the platform itself. */
import type { CommandDescription } from "./chat.ts";
import type { ConnectorTools } from "./tools.ts";

/** What an application must know of this installation. */
export interface ApplicationFacts {
  /** The name that people will read, at most 35 characters. */
  readonly name: string;
  /** Where this installation answers, without a trailing slash. */
  readonly publicUrl: string;
  /** Where people are sent back to after they consented. */
  readonly redirectUrl: string;
  readonly commands: readonly CommandDescription[];
}

export interface ApplicationForm {
  readonly mediaType: "application/json" | "text/plain";
  readonly text: string;
}

export interface RegistrationFacts extends ApplicationFacts {
  /** Where the platform's API answers, without a trailing slash. */
  readonly baseUrl: string;
  /** To whom over there the application shall belong, as it was typed; null: to whoever registers it. */
  readonly owner: string | null;
  /** Comes back with the code, unchanged. */
  readonly state: string;
  /** Where the platform sends the person back to once the application is there. */
  readonly returnUrl: string;
}

/** What a browser sends by POST, taking the person along. */
export interface RegistrationForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What the platform hands over for the code. */
export interface RegisteredApplication {
  readonly clientId: string;
  /** By the names of `applicationSecrets`, and `clientSecret`. */
  readonly secrets: Readonly<Record<string, string>>;
}

/**
 * How a platform registers an application by itself: a person brings a description there and agrees, and comes back with a code for
 * everything that the application proves itself with.
 * @example
 * const { url, fields } = registration.describe({ ...facts, state, owner: null, returnUrl });
 * // the person comes back to `${returnUrl}?code=...&state=...`
 * const { clientId, secrets } = await registration.exchange(tools, code);
 */
export interface ApplicationRegistration {
  /** What may be typed as the owner, in words. */
  readonly owner: { readonly title: string; readonly help: string };
  /** Pure. */
  describe(facts: RegistrationFacts): RegistrationForm;
  /** Once for each code. Throws "not_found" for a code that is wrong, used or too old, and "invalid" for an incomplete answer. */
  exchange(tools: Pick<ConnectorTools, "baseUrl" | "fetch" | "clock">, code: string): Promise<RegisteredApplication>;
}
