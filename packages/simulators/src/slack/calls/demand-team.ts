import { refusal } from "../refusal.ts";
import type { Caller } from "../slack-call.ts";

/** Lists of a whole enterprise there are none of. @throws missing_argument */
export function demandTeam({ token, namesTeam }: Caller): void {
  if (token.install.enterpriseId !== null && !namesTeam) throw refusal("missing_argument");
}
