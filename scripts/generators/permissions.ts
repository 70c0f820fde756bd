import { permissionNames, permissionTable, roleHolds, roles } from "@eureka/contracts/permissions";
import { domainOperations } from "./domain-operations.ts";
import type { Generator } from "./generated-files.ts";
import { code, markdownDocument, markdownTable } from "./markdown.ts";

/** `docs/permissions.md`: which built-in role holds which permission, and what it is needed for. */
export const generatePermissions: Generator = async () => {
  const operations = domainOperations();
  const rows = permissionNames.map((permission) => [
    code(permission),
    ...roles.map((role) => (roleHolds(role, permission) ? "yes" : "")),
    operations
      .filter((operation) => operation.permission === permission)
      .map(({ name }) => code(name))
      .join(", "),
  ]);
  const counts = roles.map((role) =>
    String(permissionNames.filter((permission) => roleHolds(role, permission)).length),
  );
  const lines = [
    "A member has at most one role at each place: in the organization, in a workspace, on a board. A role over a wider place counts",
    "in the narrower ones below it, and the most powerful role that applies decides. A role holds everything that a lower one holds.",
    "What is not in this table is denied. The scopes of an API key can only narrow what its member may do.",
    "",
    "Who may not see a thing at all is told that it does not exist (404); who may see it but not do this is refused (403).",
    "",
    ...markdownTable(
      ["Permission", ...roles, "Operations that need it"],
      [...rows, ["In all", ...counts, String(Object.keys(permissionTable).length)]],
    ),
  ];
  return { "docs/permissions.md": markdownDocument("Permissions", "`packages/contracts/src/permissions.ts`", lines) };
};
