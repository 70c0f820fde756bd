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
  readonly models: ModelConfig;
  readonly connectors: ConnectorConfig;
  readonly environment: "development" | "test" | "production";
}

/** How far connectors may reach. */
export interface ConnectorConfig {
  /** Whether platforms may be on private networks. */
  readonly allowPrivate: boolean;
}

/** The models that the operator has set for the whole installation. */
export interface ModelConfig {
  /** An endpoint that speaks OpenAI's chat completions; `name` is present whenever it is. */
  readonly url: string | undefined;
  readonly key: Secret | undefined;
  readonly name: string | undefined;
  readonly geminiKey: Secret | undefined;
  readonly openaiKey: Secret | undefined;
  readonly anthropicKey: Secret | undefined;
  /** Scheme, host and port. */
  readonly ollamaHost: string | undefined;
  /** Whether organizations may name models on private networks. */
  readonly allowPrivate: boolean;
}

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;
/** What the command line sets, which wins over the environment. */
export type ConfigOverrides = Readonly<Partial<Record<VariableName, string>>>;

/** Reads the configuration from an environment. Throws one ConfigError that lists everything that is wrong. */
export function readConfig(environment: Environment, overrides: ConfigOverrides = {}): Config {
  const problems: string[] = [];

  const read = createReader(environment, overrides, problems);

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
    models: readModels(read),
    connectors: { allowPrivate: read("EUREKA_CONNECTOR_ALLOW_PRIVATE") },
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
  if (isSet("EUREKA_MODEL_URL") && !isSet("EUREKA_MODEL_NAME")) problems.push(missingModelName);
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

/** Reads only what says which models there are: what the command line needs without a server. Throws like {@link readConfig}. */
export function readModelConfig(environment: Environment): ModelConfig {
  const problems: string[] = [];
  const models = readModels(createReader(environment, {}, problems));
  if (models.url && !models.name) problems.push(missingModelName);
  if (problems.length > 0) throw new ConfigError(problems);
  return models;
}

const missingModelName =
  "EUREKA_MODEL_URL is set without EUREKA_MODEL_NAME. Set both: the endpoint has to be told which of its models is to answer.";

type Reader = <Name extends VariableName>(name: Name) => VariableValue<Name>;

function createReader(environment: Environment, overrides: ConfigOverrides, problems: string[]): Reader {
  return <Name extends VariableName>(name: Name): VariableValue<Name> => {
    const { schema, form, isSecret, ...rest } = variables[name];
    const given = overrides[name] ?? environment[name]?.trim();
    // An empty variable counts as not set: that is how compose files and shells leave one out.
    const text = given || ("fallback" in rest ? rest.fallback : undefined);
    if (text === undefined) return undefined as VariableValue<Name>;
    const result = schema.safeParse(text);
    if (!result.success)
      problems.push(`${name}${isSecret ? "" : ` is ${JSON.stringify(text)}, which`} is not right. It must be ${form}.`);
    // With a problem the value is never handed out: whoever reads throws then.
    return result.data as VariableValue<Name>;
  };
}

function readModels(read: Reader): ModelConfig {
  return {
    url: read("EUREKA_MODEL_URL"),
    key: read("EUREKA_MODEL_KEY"),
    name: read("EUREKA_MODEL_NAME"),
    geminiKey: read("GEMINI_API_KEY") ?? read("GOOGLE_API_KEY"),
    openaiKey: read("OPENAI_API_KEY"),
    anthropicKey: read("ANTHROPIC_API_KEY"),
    ollamaHost: read("OLLAMA_HOST"),
    allowPrivate: read("EUREKA_MODEL_ALLOW_PRIVATE"),
  };
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
