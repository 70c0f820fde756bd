const { floorRules } = require("./scripts/floors/rules.ts");

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: floorRules,
  options: {
    doNotFollow: { path: "(^|/)node_modules/" },
    exclude: { path: "^(scripts/floors/fixtures|apps/console/dist[^/]*)/" },
    // Without this, imports of types vanish before the rules see them.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".d.ts", ".js", ".mjs", ".json"],
    },
  },
};
