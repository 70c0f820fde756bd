/** A kind of request that the rig sends while it kills. To add one: a file in `loads/`, and its name in `loads/index.ts`. */
import type { Id } from "@eureka/contracts/ids";
import type { CrashPlatforms } from "./platform/start-platforms.ts";
import type { Random } from "./random.ts";
import type { Snapshot } from "./snapshot.ts";

/** An organization of the rig, with what its clients need. */
export interface Tenant {
  readonly organizationId: Id<"organization">;
  readonly workspaceId: Id<"workspace">;
  readonly memberId: Id<"member">;
  readonly apiKey: string;
  /** What proves the operator of the installation. */
  readonly setupToken: string;
  /** What load kinds have prepared in it, by their names. */
  readonly prepared: Readonly<Record<string, unknown>>;
}

export interface LoadRequest {
  readonly method: "POST" | "PATCH";
  /** Below the installation's address. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes as JSON, bytes as they are. */
  readonly body: object | Uint8Array<ArrayBuffer>;
}

export interface RequestFacts {
  readonly tenant: Tenant;
  /** A text that only this request carries; what it makes can be found by it. */
  readonly marker: string;
  readonly random: Random;
}

export interface LoadKind {
  readonly name: string;
  /** How often it is sent, relative to the others. */
  readonly weight: number;
  /**
   * What makes a repetition harmless: `key` an Idempotency-Key (a part of the requests goes without and is never repeated),
   * `itself` something in the request, `nothing` in no case.
   */
  readonly repeatable: "key" | "itself" | "nothing";
  /** Makes ready in a tenant what the requests need; they find it in `tenant.prepared`. Runs before anything is killed. */
  readonly prepare?: (tenant: Tenant, call: ApiCall, platforms: CrashPlatforms) => Promise<unknown>;
  readonly request: (facts: RequestFacts) => LoadRequest;
  /**
   * How often each effect of a request is there. Acknowledged: exactly one of each. Not acknowledged: one of each, or none of any.
   */
  readonly effects: (entry: JournalEntry, snapshot: Snapshot) => Readonly<Record<string, number>>;
}

/** Calls the API as a tenant's administrator. Throws when it is refused. */
export type ApiCall = (
  method: "GET" | "POST" | "PUT",
  path: string,
  body?: LoadRequest["body"],
  headers?: LoadRequest["headers"],
) => Promise<unknown>;

/** What became of one request, after all its repetitions. */
export interface JournalEntry {
  readonly kind: LoadKind;
  readonly tenant: Tenant;
  readonly marker: string;
  /** Its Idempotency-Key. */
  readonly key: string | null;
  /** Times that it was sent. */
  readonly attempts: number;
  /** `unknown`: it was given up without an answer, so it may or may not have happened. */
  readonly outcome: "acknowledged" | "unknown";
}
