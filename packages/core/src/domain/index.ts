/** The whole domain, wired. */
export { createModules, type DomainDependencies } from "./module.ts";
