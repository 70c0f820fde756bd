/** The configuration: the only place that reads the environment. */
export { ConfigError } from "./config-error.ts";
export type { LogLevel, RoleName } from "./formats.ts";
export {
  type Config,
  type ConfigOverrides,
  type ConnectorConfig,
  type Environment,
  type ModelConfig,
  readConfig,
  readModelConfig,
  readProcessConfig,
} from "./read-config.ts";
export { type ConfigurationRow, configurationTable, type VariableName } from "./variables.ts";
