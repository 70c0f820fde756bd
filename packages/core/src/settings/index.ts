/** Settings of the installation: the limits on how often things may happen. */
export { consumeLimit } from "./limiters.ts";
export { createSettingsModule, type SettingsOptions } from "./module.ts";
