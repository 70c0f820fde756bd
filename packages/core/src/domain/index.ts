/** The whole domain, wired. */
export { createModules, type DomainDependencies, fileHolders, findFile, initializeWorkspace } from "./module.ts";
