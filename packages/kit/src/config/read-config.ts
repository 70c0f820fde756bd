import { resolve } from "node:path";
import type { Secret } from "../crypto/index.ts";
import { ConfigError } from "./config-error.ts";
import type { LogLevel, RoleName } from "./formats.ts";
import { type VariableName, type VariableValue, variables } from "./variables.ts";

/** What the server was told, checked. Addresses that may hold a password are secrets too. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Scheme, host and port without a slash at the end. */
  readonly publicUrl: string;
  /** An absolute path. */
  readonly dataDirectory: string;
  /** The owner's login; undefined means the embedded database. */
  readonly databaseUrl: Secret | undefined;
  readonly appDatabaseUrl: Secret | undefined;
  readonly redisUrl: Secret | undefined;
  readonly roles: ReadonlySet<RoleName>;
  /** Present whenever `databaseUrl` is. */
  readonly masterKey: Secret | undefined;
  readonly previousMasterKeys: readonly Secret[];
  readonly setupToken: Secret | undefined;
  /** The fault point to die at, as `createFaults` takes it. */
  readonly crashAt: string | undefined;
  readonly logLevel: LogLevel;
  /** Addresses and CIDR blocks. */
  readonly trustedProxies: readonly string[];
  readonly poolSize: number;
  readonly fileLimitBytes: number;
  readonly environment: "development" | "test" | "production";
}

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;
/** What the command line sets, which wins over the environment. */
export type ConfigOverrides = Readonly<Partial<Record<VariableName, string>>>;

/** Reads the configuration from an environment. Throws one ConfigError that lists everything that is wrong. */
export function readConfig(environment: Environment, overrides: ConfigOverrides = {}): Config {
  const problems: string[] = [];

  function read<Name extends VariableName>(name: Name): VariableValue<Name> {
    const { schema, form, isSecret, ...rest } = variables[name];
    const given = overrides[name] ?? environment[name]?.trim();
    // An empty variable counts as not set: that is how compose files and shells leave one out.
    const text = given || ("fallback" in rest ? rest.fallback : undefined);
    if (text === undefined) return undefined as VariableValue<Name>;
    const result = schema.safeParse(text);
    if (!result.success)
      problems.push(`${name}${isSecret ? "" : ` is ${JSON.stringify(text)}, which`} is not right. It must be ${form}.`);
    // With a problem the value is never handed out: the function throws below.
    return result.data as VariableValue<Name>;
  }

  const host = read("EUREKA_HOST");
  const port = read("EUREKA_PORT");
  const databaseUrl = read("DATABASE_URL");
  const environmentName = read("NODE_ENV");
  const config: Config = {
    host,
    port,
    publicUrl: read("EUREKA_PUBLIC_URL") ?? `http://${reachableName(String(host))}:${port}`,
    dataDirectory: resolve(read("EUREKA_DATA_DIR") ?? ""),
    databaseUrl,
    appDatabaseUrl: read("EUREKA_APP_DATABASE_URL"),
    redisUrl: read("REDIS_URL"),
    roles: read("EUREKA_ROLES"),
    masterKey: read("EUREKA_MASTER_KEY"),
    previousMasterKeys: read("EUREKA_MASTER_KEY_PREVIOUS") ?? [],
    setupToken: read("EUREKA_SETUP_TOKEN"),
    crashAt: read("EUREKA_CRASH_AT"),
    // Somebody at a screen wants to see what went wrong and nothing else; a log collector wants the story.
    logLevel: read("EUREKA_LOG_LEVEL") ?? (environmentName === "production" ? "info" : "warn"),
    trustedProxies: read("EUREKA_TRUSTED_PROXIES") ?? [],
    poolSize: read("EUREKA_POOL_SIZE"),
    fileLimitBytes: read("EUREKA_FILE_LIMIT_BYTES"),
    environment: environmentName,
  };

  const isSet = (name: VariableName) => Boolean(overrides[name] ?? environment[name]?.trim());
  if (isSet("DATABASE_URL") && !isSet("EUREKA_MASTER_KEY")) {
    problems.push(
      "DATABASE_URL is set, so EUREKA_MASTER_KEY must be set too: every process on the database needs the same key. Make one with: openssl rand -base64 32. If the database was used before, take the key that it was used with.",
    );
  }
  if (isSet("EUREKA_APP_DATABASE_URL") && !isSet("DATABASE_URL")) {
    problems.push(
      "EUREKA_APP_DATABASE_URL is set without DATABASE_URL. Set both, or neither for the embedded database.",
    );
  }
  if (isSet("EUREKA_MASTER_KEY_PREVIOUS") && !isSet("EUREKA_MASTER_KEY")) {
    problems.push("EUREKA_MASTER_KEY_PREVIOUS is set without EUREKA_MASTER_KEY. Set the new key as well.");
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

/** How a browser on this machine reaches what listens on this address. */
function reachableName(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

/** Reads the configuration of this process: its environment, and what its command line sets. The only look at `process.env`. */
export function readProcessConfig(overrides: ConfigOverrides = {}): Config {
  return readConfig(process.env, overrides);
}
