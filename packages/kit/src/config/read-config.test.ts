import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { inspect } from "node:util";
import { expect, test, vi } from "vitest";
import {
  ConfigError,
  type ConfigOverrides,
  configurationTable,
  type Environment,
  readConfig,
  readModelConfig,
  readProcessConfig,
} from "./index.ts";

const key = randomBytes(32).toString("base64");

function problemsOf(environment: Environment, overrides?: ConfigOverrides): readonly string[] {
  try {
    readConfig(environment, overrides);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test("a newcomer who sets nothing gets a server on this machine with all roles and the embedded database", () => {
  const config = readConfig({ PATH: "/bin" });
  expect(config).toEqual({
    host: "127.0.0.1",
    port: 3000,
    publicUrl: "http://127.0.0.1:3000",
    dataDirectory: resolve(".data"),
    databaseUrl: undefined,
    appDatabaseUrl: undefined,
    redisUrl: undefined,
    roles: new Set(["api", "gateway", "worker", "scheduler"]),
    masterKey: undefined,
    previousMasterKeys: [],
    setupToken: undefined,
    crashAt: undefined,
    logLevel: "warn",
    trustedProxies: [],
    poolSize: 10,
    fileLimitBytes: 26_214_400,
    models: { allowPrivate: false },
    connectors: { allowPrivate: false },
    environment: "development",
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test("an operator's settings are read, empty ones count as not set, and the command line wins", () => {
  const config = readConfig(
    {
      EUREKA_HOST: "::",
      EUREKA_PORT: "8080",
      EUREKA_PUBLIC_URL: "https://eureka.example.com/",
      EUREKA_DATA_DIR: "/var/lib/eureka",
      DATABASE_URL: "postgres://owner:hunter2@db/eureka",
      EUREKA_APP_DATABASE_URL: "postgresql://eureka_app:hunter3@db/eureka",
      REDIS_URL: "",
      EUREKA_ROLES: "worker, scheduler",
      EUREKA_MASTER_KEY: ` ${key} `,
      EUREKA_MASTER_KEY_PREVIOUS: `${randomBytes(32).toString("hex")},${randomBytes(32).toString("base64")}`,
      EUREKA_SETUP_TOKEN: "a long enough token",
      EUREKA_CRASH_AT: "outbox.after_commit:2",
      EUREKA_LOG_LEVEL: "debug",
      EUREKA_TRUSTED_PROXIES: "10.0.0.0/8,::1",
      NODE_ENV: "production",
    },
    { EUREKA_PORT: "0" },
  );
  expect(config).toMatchObject({
    host: "::",
    port: 0,
    publicUrl: "https://eureka.example.com",
    dataDirectory: "/var/lib/eureka",
  });
  expect([...config.roles]).toEqual(["worker", "scheduler"]);
  expect(config.databaseUrl?.reveal()).toBe("postgres://owner:hunter2@db/eureka");
  expect(config.masterKey?.reveal()).toBe(key);
  expect(config.previousMasterKeys).toHaveLength(2);
  expect(config.redisUrl).toBeUndefined();
  expect(config.trustedProxies).toEqual(["10.0.0.0/8", "::1"]);
  for (const printed of [JSON.stringify(config), inspect(config, { depth: null })]) {
    for (const secret of ["hunter2", "hunter3", key, "long enough"]) expect(printed).not.toContain(secret);
  }
});

test("a process reads its own environment", () => {
  vi.stubEnv("EUREKA_PORT", "4321");
  vi.stubEnv("NODE_ENV", "test");
  expect(readProcessConfig()).toMatchObject({ port: 4321, environment: "test" });
  expect(readProcessConfig({ EUREKA_PORT: "1234" }).port).toBe(1234);
  vi.unstubAllEnvs();
});

test("an IPv6 host stands in brackets in the address made from it", () => {
  expect(readConfig({ EUREKA_HOST: "::1" }).publicUrl).toBe("http://[::1]:3000");
});

test("a server on every address is reached on this machine by name", () => {
  expect(readConfig({ EUREKA_HOST: "0.0.0.0", EUREKA_PORT: "80" }).publicUrl).toBe("http://localhost:80");
  expect(readConfig({ EUREKA_HOST: "::" }).publicUrl).toBe("http://localhost:3000");
});

test("a screen shows only what went wrong, a log collector in production gets the whole story", () => {
  expect(readConfig({}).logLevel).toBe("warn");
  expect(readConfig({ NODE_ENV: "production" }).logLevel).toBe("info");
  expect(readConfig({ NODE_ENV: "production", EUREKA_LOG_LEVEL: "error" }).logLevel).toBe("error");
});

test("models are read for the server and for a command line without one, and their keys do not print", () => {
  const environment = {
    EUREKA_MODEL_URL: "http://127.0.0.1:8000/v1/",
    EUREKA_MODEL_KEY: "hunter2",
    EUREKA_MODEL_NAME: "acme-large",
    GEMINI_API_KEY: "hunter3",
    GOOGLE_API_KEY: "hunter4",
    OLLAMA_HOST: "0.0.0.0",
    EUREKA_MODEL_ALLOW_PRIVATE: "true",
  };
  const { models } = readConfig(environment);
  expect(models).toMatchObject({ url: "http://127.0.0.1:8000/v1", name: "acme-large", allowPrivate: true });
  expect(models.geminiKey?.reveal()).toBe("hunter3");
  expect(readModelConfig({ GOOGLE_API_KEY: "hunter4" }).geminiKey?.reveal()).toBe("hunter4");
  expect(readModelConfig(environment)).toEqual(models);
  expect(JSON.stringify(models) + inspect(models)).not.toMatch(/hunter\d/);
});

test("Ollama's variable is read as Ollama reads it", () => {
  const hostOf = (text: string) => readModelConfig({ OLLAMA_HOST: text }).ollamaHost;
  expect(hostOf("0.0.0.0")).toBe("http://127.0.0.1:11434");
  expect(hostOf("gpu.example.com:9000")).toBe("http://gpu.example.com:9000");
  expect(hostOf("[::1]")).toBe("http://[::1]:11434");
  expect(hostOf("http://gpu.example.com:80/")).toBe("http://gpu.example.com");
  expect(hostOf("https://gpu.example.com/")).toBe("https://gpu.example.com");
});

test("an endpoint without the name of its model is refused, by server and command line alike", () => {
  const environment = { EUREKA_MODEL_URL: "http://127.0.0.1:8000/v1" };
  expect(problemsOf(environment)[0]).toContain("EUREKA_MODEL_URL is set without EUREKA_MODEL_NAME");
  expect(() => readModelConfig(environment)).toThrow(ConfigError);
  const [wrong] = problemsOf({ EUREKA_MODEL_URL: "https://user:hunter2@host/v1", EUREKA_MODEL_NAME: "acme-large" });
  expect(wrong).toContain("EUREKA_MODEL_URL");
  expect(wrong).not.toContain("hunter2");
});

test("a database server without a master key is refused with one clear sentence", () => {
  const problems = problemsOf({ DATABASE_URL: "postgres://db/eureka" });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain("EUREKA_MASTER_KEY must be set too");
  expect(problemsOf({ DATABASE_URL: "postgres://db/eureka", EUREKA_MASTER_KEY: key })).toEqual([]);
});

test("settings that make sense only together are refused alone", () => {
  expect(problemsOf({ EUREKA_APP_DATABASE_URL: "postgres://db/eureka" })[0]).toContain("without DATABASE_URL");
  expect(problemsOf({ EUREKA_MASTER_KEY_PREVIOUS: key })[0]).toContain("without EUREKA_MASTER_KEY");
});

test.each([
  ["EUREKA_HOST", "not a host"],
  ["EUREKA_PORT", "65536"],
  ["EUREKA_PORT", "80a"],
  ["EUREKA_PORT", "-1"],
  ["EUREKA_PUBLIC_URL", "eureka.example.com"],
  ["EUREKA_PUBLIC_URL", "https://example.com/eureka"],
  ["EUREKA_PUBLIC_URL", "ftp://example.com"],
  ["EUREKA_ROLES", "api,cook"],
  ["EUREKA_CRASH_AT", "point:0"],
  ["EUREKA_LOG_LEVEL", "loud"],
  ["EUREKA_TRUSTED_PROXIES", "10.0.0.0/33"],
  ["EUREKA_POOL_SIZE", "1"],
  ["EUREKA_FILE_LIMIT_BYTES", "1e9"],
  ["OLLAMA_HOST", "http://"],
  ["EUREKA_MODEL_ALLOW_PRIVATE", "yes"],
  ["EUREKA_CONNECTOR_ALLOW_PRIVATE", "yes"],
  ["NODE_ENV", "staging"],
])("%s=%s is refused with the form that it must have", (name, value) => {
  const problems = problemsOf({ [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(name);
  expect(problems[0]).toContain(JSON.stringify(value));
  expect(problems[0]).toContain(configurationTable.find((row) => row.name === name)?.form);
});

test("everything that is wrong is told at once, and no secret is repeated", () => {
  const secrets = {
    DATABASE_URL: "mysql://root:hunter2@db",
    EUREKA_APP_DATABASE_URL: "hunter3",
    REDIS_URL: "http://:hunter4@redis",
    EUREKA_MASTER_KEY: "hunter5",
    EUREKA_MASTER_KEY_PREVIOUS: `${key},hunter6`,
    EUREKA_SETUP_TOKEN: "hunter7",
  };
  const problems = problemsOf({ ...secrets, EUREKA_PORT: "x" });
  expect(problems).toHaveLength(7);
  expect(problems.join()).not.toMatch(/hunter\d/);
  expect(problems.join()).not.toContain(key);
  expect(new ConfigError(problems).message).toContain("The configuration has 7 problems:\n- ");
});

test("the table describes every variable in whole sentences", () => {
  for (const row of configurationTable) {
    expect(row.description).toMatch(/^[A-Z].*\.$/);
    expect(row.form).not.toMatch(/\.$/);
  }
  expect(configurationTable.filter((row) => row.isSecret).map((row) => row.name)).toEqual([
    "DATABASE_URL",
    "EUREKA_APP_DATABASE_URL",
    "REDIS_URL",
    "EUREKA_MASTER_KEY",
    "EUREKA_MASTER_KEY_PREVIOUS",
    "EUREKA_SETUP_TOKEN",
    "EUREKA_MODEL_URL",
    "EUREKA_MODEL_KEY",
    "GEMINI_API_KEY",
    "GOOGLE_API_KEY",
    "OPENAI_API_KEY",
    "ANTHROPIC_API_KEY",
  ]);
});
