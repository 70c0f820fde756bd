/** What a connection is called until somebody gives it another name. */
import type { Connector, Installation } from "@eureka/connector-sdk";
import { textLimits } from "@eureka/contracts/text";

/** The platform's name for its workspace, as one line; else that of the platform. */
export function titleOf(
  installation: Pick<Installation, "platformWorkspaceName"> | null,
  { title }: Pick<Connector<never>, "title">,
): string {
  const name = installation?.platformWorkspaceName.replace(/\s+/g, " ").trim().slice(0, textLimits.name);
  return name || title;
}
