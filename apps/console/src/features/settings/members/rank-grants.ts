import { roles } from "@eureka/contracts/permissions";
import type { api } from "@eureka/sdk";

const widths = ["board", "workspace", "organization"] as const;

/** The widest first, and of equally wide ones the most powerful: what people ask for when they ask for "the role". */
export function rankedGrants(grants: readonly api.Grant[]): api.Grant[] {
  const rank = ({ scope, role }: api.Grant) => widths.indexOf(scope.type) * roles.length + roles.indexOf(role);
  return [...grants].sort((left, right) => rank(right) - rank(left));
}
