import type { IForbiddenRuleType, IReachabilityForbiddenRuleType, IRegularForbiddenRuleType } from "dependency-cruiser";
import { coreFloors, oneWayDirections } from "./core-floors.ts";

type Source = IRegularForbiddenRuleType["from"];
type Target = IRegularForbiddenRuleType["to"];

const ours = "^(packages|apps|scripts|tests)/";
/** Tests may besides import the fixtures and the simulators; everything in `scripts` and `tests` may import all. */
const testFile = "\\.test\\.ts$";
const testMaterial = "packages/(testing|simulators)/";

function forbid(name: string, comment: string, from: Source, to: Target): IRegularForbiddenRuleType {
  return { name, comment, severity: "error", from, to };
}

/** A rule for a package that may import itself and the named packages, and nothing else of ours. */
function allowOnly(name: string, comment: string, from: string, allowed: string): IRegularForbiddenRuleType {
  return forbid(name, comment, { path: from }, { path: ours, pathNot: `^(${allowed}|${testMaterial})` });
}

const everywhere = [
  forbid(
    "no-cycles",
    "No import cycles, type imports included.",
    {},
    { circular: true, viaOnly: { pathNot: "/generated/" } },
  ),
  forbid("resolvable", "Every import leads somewhere.", {}, { couldNotResolve: true }),
];

const betweenPackages = [
  allowOnly(
    "contracts-import-nothing-of-ours",
    "Contracts are the words of the system: schemas, types and constant tables.",
    "^packages/contracts/",
    "packages/contracts/",
  ),
  allowOnly(
    "ground-imports-contracts",
    "Kit, connector-sdk, simulators and sdk import only contracts.",
    "^packages/(kit|connector-sdk|simulators|sdk)/",
    "packages/(contracts|$1)/",
  ),
  forbid(
    "simulators-know-the-platforms-only",
    "A simulator shares nothing with what it tests, or both would share a mistake; not by way of the fixtures either.",
    { path: "^packages/simulators/" },
    { path: ours, pathNot: "^packages/(simulators|contracts)/" },
  ),
  allowOnly(
    "core-imports-ground",
    "Core imports contracts, kit and connector-sdk; never connectors, surfaces or an app.",
    "^packages/core/",
    "packages/(core|contracts|kit|connector-sdk)/",
  ),
  allowOnly(
    "surfaces-import-core",
    "Surfaces import core, contracts and kit.",
    "^packages/surfaces/",
    "packages/(surfaces|core|contracts|kit)/",
  ),
  allowOnly(
    "connectors-import-sdk",
    "A connector imports connector-sdk, contracts and its own folder.",
    "^packages/connectors/",
    "packages/(connectors|connector-sdk|contracts)/",
  ),
  forbid(
    "connectors-know-no-sibling",
    "A connector never imports another one.",
    { path: "^packages/connectors/src/([^/]+)/" },
    { path: "^packages/connectors/src/", pathNot: "^packages/connectors/src/$1/" },
  ),
  forbid(
    "only-server-imports-connectors",
    "Connectors are plugged in by the server alone (and by the test fixtures, which wire the same).",
    { path: "^(packages|apps)/", pathNot: "^(packages/(connectors|testing)|apps/server)/" },
    { path: "^packages/connectors/" },
  ),
  forbid("no-package-imports-an-app", "Apps stand on top.", { path: "^packages/" }, { path: "^apps/" }),
  forbid(
    "apps-stand-apart",
    "An app never imports another one.",
    { path: "^apps/([^/]+)/" },
    { path: "^apps/", pathNot: "^apps/$1/" },
  ),
  forbid(
    "clients-use-the-public-api",
    "Console, mobile and CLI use sdk and contracts, as customers do; the CLI runs ideas without a server by their second face.",
    { path: "^apps/(console|mobile|cli)/" },
    { path: "^packages/", pathNot: `^(packages/(sdk|contracts)/|packages/core/src/ideas/local\\.ts$|${testMaterial})` },
  ),
  forbid(
    "only-the-cli-runs-locally",
    "A second face of core is for who has no server: the CLI, and core itself.",
    { path: "^(packages|apps)/", pathNot: `^(packages/core|apps/cli)/|${testFile}` },
    { path: "^packages/core/src/[^/]+/local\\.ts$" },
  ),
  forbid(
    "test-material-only-in-tests",
    "Fixtures and simulators never reach production code.",
    { path: "^(packages|apps)/", pathNot: `^${testMaterial}|${testFile}` },
    { path: `^${testMaterial}` },
  ),
];

const insideConsole = [
  forbid(
    "console-features-stand-apart",
    "A feature of the console links to another one by address only.",
    { path: "^apps/console/src/features/([^/]+)/" },
    { path: "^apps/console/src/features/", pathNot: "^apps/console/src/features/$1/" },
  ),
  forbid(
    "console-app-stands-on-top",
    "Features, session and live use nothing of the app but the hooks of its store.",
    { path: "^apps/console/src/(features|session|live)/" },
    { path: "^apps/console/src/app/", pathNot: "^apps/console/src/app/hooks\\.ts$" },
  ),
  forbid(
    "console-ground-knows-no-feature",
    "Session and live serve every feature and know none.",
    { path: "^apps/console/src/(session|live)/" },
    { path: "^apps/console/src/features/" },
  ),
  forbid(
    "console-ui-stands-alone",
    "The shared pieces know nothing of who shows them, of the session or of live data.",
    { path: "^apps/console/src/(ui|theme|words)/" },
    { path: "^apps/console/src/(features|app|session|live)/" },
  ),
];

const insideCore = [
  forbid(
    "core-modules-by-their-face",
    "Another module is imported through its index.ts, or its local.ts.",
    { path: "^packages/core/src/([^/]+)/" },
    { path: "^packages/core/src/", pathNot: "^packages/core/src/($1/|[^/]+/(index|local)\\.ts$)" },
  ),
  forbid(
    "core-by-its-faces",
    "Outside core, a module is imported through its index.ts, or its local.ts.",
    { pathNot: "^packages/core/" },
    { path: "^packages/core/src/", pathNot: "^packages/core/src/[^/]+/(index|local)\\.ts$" },
  ),
  forbid(
    "operations-stand-alone",
    "Operations import only contracts and kit.",
    { path: "^packages/core/src/operations/" },
    { path: ours, pathNot: `^packages/(core/src/operations|contracts|kit)/|^${testMaterial}` },
  ),
  forbid(
    "decisions-stand-on-the-ground",
    "Decisions import only floor 0.",
    { path: "^packages/core/src/decisions/" },
    { path: "^packages/core/src/", pathNot: `^packages/core/src/(decisions|${coreFloors[0].join("|")})/` },
  ),
  forbid(
    "nobody-imports-templates",
    "Templates use the other modules; none of its floor uses them.",
    { path: `^packages/core/src/(${coreFloors[2].filter((name) => name !== "templates").join("|")})/` },
    { path: "^packages/core/src/templates/" },
  ),
  ...coreFloors.slice(0, -1).map((modules, floor) =>
    forbid(
      `core-floor-${floor}-never-looks-up`,
      "A module imports its own floor and lower ones.",
      { path: `^packages/core/src/(${modules.join("|")})/` },
      {
        path: `^packages/core/src/(${coreFloors
          .slice(floor + 1)
          .flat()
          .join("|")})/`,
      },
    ),
  ),
  ...oneWayDirections.map(({ from, to }) =>
    forbid(
      `${from}-is-not-imported-back`,
      `Inside the floor, ${from} imports ${to.join(", ")}; never back.`,
      { path: `^packages/core/src/(${to.join("|")})/` },
      { path: `^packages/core/src/${from}/` },
    ),
  ),
  forbid(
    "database-only-in-stores",
    "In core only *.store.ts imports the database.",
    { path: "^packages/core/", pathNot: `\\.store\\.ts$|${testFile}` },
    { path: "^packages/kit/src/db/|/node_modules/(drizzle-orm|pg)/|^node_modules/(drizzle-orm|pg)/" },
  ),
];

/** Not only what is imported, but all that is reached over it. */
const secondFaces: IReachabilityForbiddenRuleType = {
  name: "second-faces-know-no-store",
  comment: "A local.ts is what works without a server: nothing that it reaches touches the database.",
  severity: "error",
  from: { path: "^packages/core/src/[^/]+/local\\.ts$" },
  to: { path: "\\.store\\.ts$", reachable: true },
};

/** The floors of the house as rules for dependency-cruiser. The other rules are in `scripts/checks/source-rules.ts`. */
export const floorRules: IForbiddenRuleType[] = [
  ...everywhere,
  ...betweenPackages,
  ...insideConsole,
  ...insideCore,
  secondFaces,
];
