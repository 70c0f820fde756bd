import type { Exchange } from "../loopback/index.ts";
import type { Answer } from "../platform/index.ts";
import type { Caller } from "./calls/define-call.ts";
import { refusal } from "./errors.ts";
import type { GrantBook } from "./oauth/grants.ts";
import type { World } from "./world/world.ts";

/** `Bot <token>` of an application, or `Bearer <token>` of a grant; 401 for everything else. */
export function authenticate(
  world: World,
  grants: GrantBook,
  { headers }: Exchange,
): { caller: Caller } | { answer: Answer } {
  const [, scheme, token] = /^(Bot|Bearer) (\S+)$/.exec(headers.authorization ?? "") ?? [];
  const application =
    scheme === "Bot" ? [...world.applications.values()].find((one) => one.token === token) : undefined;
  if (application) return { caller: { kind: "bot", application } };
  const grant = scheme === "Bearer" ? grants.find(token ?? "") : null;
  return grant ? { caller: { kind: "bearer", grant } } : { answer: refusal("generalUnauthorized").answer };
}
