/** The whole domain, wired. */
export { createModules, type DomainDependencies, initializeWorkspace } from "./module.ts";
