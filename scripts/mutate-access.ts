/**
 * `npm run mutate:access -- [--only NAME]`: runs the tests of permissions and identity and the sweep on a product in which one check of
 * who may do what is gone, one at a time. One of them must fail; ends with 1 when none does.
 */
import { parseArgs } from "node:util";
import { type Mutation, tryMutations } from "./mutation/try-mutations.ts";

const decide = "packages/core/src/permissions/decide-access.ts";

const mutations: Readonly<Record<string, Mutation>> = {
  "what a role holds": {
    file: decide,
    piece: "(candidate) => roleHolds(candidate.role, permission) && reaches(",
    instead: "(candidate) => reaches(",
  },
  "the workspace of a grant": {
    file: decide,
    piece: "return grant.workspaceId === place.workspaceId;",
    instead: "return true;",
  },
  "the board of a grant": { file: decide, piece: "return grant.boardId === place.boardId;", instead: "return true;" },
  "the owner of a personal workspace": {
    file: decide,
    piece: "return Boolean(place.personalOwnerId) && place.personalOwnerId !== principal.memberId;",
    instead: "return false;",
  },
  "the owner of a thing": { file: decide, piece: "if (grant && !owned)", instead: "if (grant)" },
  "what is hidden": { file: decide, piece: "const seen = !isPrivate && keySees &&", instead: "const seen = true ||" },
  "what belongs to one member alone": {
    file: decide,
    piece: "const seen = !isPrivate && keySees &&",
    instead: "const seen = keySees &&",
  },
  "the scopes of a key": {
    file: decide,
    piece: "return principal.keyScopes === null || principal.keyScopes.includes(permission);",
    instead: "return true;",
  },
  "places that are gone": {
    file: "packages/core/src/permissions/authorize-stage.ts",
    piece: 'if (found.length === 0) return { outcome: "hidden", rule: "no_grant", grant: null };',
    instead: "",
  },
  "the check before the input is read": {
    file: "packages/core/src/operations/pipeline.ts",
    piece: "if (application.stages.authorize.holdsAnywhere(principal, permission)) return;",
    instead: "return;",
  },
  "what lists leave out": {
    file: "packages/core/src/permissions/visible-places.ts",
    piece: 'const organization = holding.some((grant) => grant.scope === "organization");',
    instead: "const organization = true;",
  },
  "the last administrator": {
    file: "packages/core/src/permissions/assert-another-administrator.ts",
    piece: "administrators.includes(memberId) && administrators.length === 1",
    instead: "administrators.length === 0",
  },
  "the addresses of a key": {
    file: "packages/core/src/identity/authenticate-api-key.ts",
    piece: "row.addresses.length > 0 && !isInRanges(address, row.addresses)",
    instead: "isInRanges(address, [])",
  },
  "the end of a key": {
    file: "packages/core/src/identity/authenticate-api-key.ts",
    piece: "if (isKeyOver(row, now)) return false;",
    instead: "",
  },
  "the reuse of a refresh token": {
    file: "packages/core/src/identity/refresh-session.ts",
    piece: "now - token.usedAt.getTime() > raceMs",
    instead: "now < 0",
  },
};

const { values } = parseArgs({ options: { only: { type: "string" } } });
const tests = [
  "packages/core/src/permissions/*.test.ts",
  "packages/core/src/identity/*.test.ts",
  "packages/core/src/work-items/rules.test.ts",
  "tests/sweep/{roles,tenants,chat}.test.ts",
];
process.exit((await tryMutations({ mutations, only: values.only, tests })) === 0 ? 0 : 1);
