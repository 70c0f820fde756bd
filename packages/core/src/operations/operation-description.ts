/** What surfaces know of an operation: its name, schemas and bindings, but not how it runs. */
import type { Permission } from "@eureka/contracts/permissions";
import type { z } from "zod";

/** Which address of the API runs the operation; `path` is relative to `/api/v2` and names input fields in braces. */
export interface HttpBinding {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly path: `/${string}`;
  readonly status?: 200 | 201 | 202 | 204;
  /** `stream`: the body is bytes, the input comes from the query. */
  readonly request?: "stream";
  /** `stream`: the answer is bytes ({@link Answer.stream}). */
  readonly response?: "stream";
}

export interface ChatBinding {
  /** One word, or two of a group: `config show`. */
  readonly verb: string;
  /** A second spelling of the same verb. */
  readonly alias?: string;
  readonly help: string;
  /** The card that is shown of the output, in GitHub Flavored Markdown; left out: what is said of all outputs of its kind. */
  readonly answer?: (output: never) => { readonly title: string; readonly text?: string };
}

/** How the command line and chat spell it; without it the words of a command fill the fields of the path. */
export interface CommandBinding {
  /** Input fields that words without a flag fill, in order; the last one takes the rest of the line. */
  readonly words?: readonly string[];
  /** Short words for a field with a value, by their name without dashes: such a flag takes no word behind it. */
  readonly flags?: Readonly<Record<string, { readonly field: string; readonly value: unknown }>>;
  /** Offered as a chat command under this verb (`/eureka new ...`). */
  readonly chat?: ChatBinding;
  /** Short names of fields that a chat command may set as `name=value`, the value being the rest of the line. */
  readonly assigns?: Readonly<Record<string, string>>;
  /** Input fields and short words that the chat offers while somebody types, the most useful first; all others work as well. */
  readonly offeredFlags?: readonly string[];
}

/** `public`: nobody has signed in yet, so {@link Operation.resolve} finds the organization. `authenticated`: every member may. */
export type Access = Permission | "public" | "authenticated";

export interface OperationExample {
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: unknown;
}

export interface OperationDescription<Input = unknown, Output = unknown> {
  /** `noun.verb`; file, permission, event, CLI and GraphQL names follow from it. */
  readonly name: `${string}.${string}`;
  /** One line in the imperative. */
  readonly summary: string;
  readonly description?: string;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  readonly permission: Access;
  /** The permission that lets an actor see the target at all; `<noun>:read` where there is one. */
  readonly sight?: Permission;
  readonly effect: "read" | "write" | "danger";
  readonly http: HttpBinding;
  readonly command?: CommandBinding;
  /** Whether people may have to agree first: the answer can be a decision then, with status 202. Follows from `approval`. */
  readonly approvable?: boolean;
  /** How much of the rate limit one call takes. */
  readonly cost?: number;
  readonly example: OperationExample;
  /**
   * Public operations only: the field of the input that proves who asks. Idempotency keys are kept for each proof; a public operation
   * without one takes none.
   */
  readonly proof?: string;
  /** Fields of the output that are shown only once: a repetition with the same idempotency key finds null there. */
  readonly secretOutput?: readonly string[];
}
