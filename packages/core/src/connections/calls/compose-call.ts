/** Makes the row of a noted call, without a secret in it. */
import type { Id } from "@eureka/contracts/ids";
import type { Ports } from "../../operations/index.ts";
import type { LoadedConnection } from "../load-connection.ts";
import { recallAccess } from "../traffic/access.ts";
import type { ConnectionCallRow } from "./calls.store.ts";
import type { WatchedResponse } from "./capture.ts";
import { secretsOfAccess } from "./known-secrets.ts";
import { createMasker } from "./mask-payload.ts";
import { type CapturedBody, type CapturedPayload, maskPayload, storable } from "./payload.ts";

/** A call that was made, as it was: nothing of it is masked yet. */
export interface CallNote {
  readonly id: Id<"connection_call">;
  readonly connection: LoadedConnection;
  readonly at: Date;
  readonly method: string;
  readonly address: string;
  readonly request: CapturedPayload;
  readonly milliseconds: number;
  readonly noticedAt: number;
  /** Null when no answer came; then `error` says why. */
  readonly answer: WatchedResponse | null;
  readonly error: string | null;
  isOver(): boolean;
}

const longestAddress = 2_000;
const longestError = 500;

export async function composeCall(ports: Ports, note: CallNote): Promise<ConnectionCallRow> {
  const { id, connection, at, method, milliseconds, answer } = note;
  const access = await recallAccess(ports, connection);
  // What this very call proved itself with may have been renewed since.
  const secrets = [...secretsOfAccess(access), ...proofsOf(note)];
  const masker = createMasker(secrets);
  const status = answer?.response.status ?? null;
  const body = answer?.body() ?? null;
  const refusal = body && readRefusal(body);
  const error = note.error ?? refusal;
  const isDone = status !== null && status < 400 && refusal === null;
  return {
    organizationId: connection.organizationId,
    id,
    connectionId: connection.id,
    at,
    method: storable(method.slice(0, 20)),
    address: storable(masker.address(note.address).slice(0, longestAddress)),
    status,
    outcome: isDone ? "done" : "failed",
    error: error === null ? null : storable(masker.text(error).slice(0, longestError)),
    milliseconds,
    request: maskPayload(note.request, masker, secrets),
    response: answer && body && maskPayload({ headers: answer.headers, body }, masker, secrets),
  };
}

const shortestProof = 8;

function proofsOf({ request, address }: CallNote): string[] {
  const { authorization = "" } = request.headers;
  const parameters = URL.canParse(address) ? [...new URL(address).searchParams] : [];
  const named = parameters.flatMap(([name, value]) => (/token|secret|key/i.test(name) ? [value] : []));
  return [authorization, ...authorization.split(" ").slice(1), ...named].filter(
    ({ length }) => length >= shortestProof,
  );
}

/** Some platforms answer 200 to everything, and say in the body that they refused: `{"ok": false, "error": ...}`. */
function readRefusal({ start, contentType }: CapturedBody): string | null {
  if (!start || !contentType?.includes("json")) return null;
  try {
    const answer = JSON.parse(Buffer.from(start).toString("utf8")) as { ok?: unknown; error?: unknown } | null;
    if (answer?.ok !== false) return null;
    return typeof answer.error === "string" ? answer.error : "refused";
  } catch {
    return null;
  }
}
