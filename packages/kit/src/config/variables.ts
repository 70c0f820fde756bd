import { z } from "zod";
import * as formats from "./formats.ts";

interface Variable<Value> {
  /** What it decides, for people who run the system. */
  readonly description: string;
  /** What a value must look like; completes the sentence "It must be ...". */
  readonly form: string;
  /** Its value must not be shown. */
  readonly isSecret: boolean;
  /** The text that stands in when nothing is set. */
  readonly fallback?: string;
  readonly schema: z.ZodType<Value, string>;
}

/** Every environment variable that the server reads, in the order of the documentation. */
export const variables = {
  EUREKA_HOST: {
    description: "The address that the server listens on. Use 0.0.0.0 to be reached from other machines.",
    form: "a host name or an IP address",
    isSecret: false,
    fallback: "127.0.0.1",
    schema: formats.host,
  },
  EUREKA_PORT: {
    description: "The port that the server listens on. With 0 the system picks a free one.",
    form: "a whole number from 0 to 65535",
    isSecret: false,
    fallback: "3000",
    schema: formats.wholeNumber(0, 65_535),
  },
  EUREKA_PUBLIC_URL: {
    description:
      "The address under which people and platforms reach the server, for links and callbacks. Without it: http, host (localhost for 0.0.0.0 and ::) and port.",
    form: "an http or https address without a path, for example https://eureka.example.com",
    isSecret: false,
    schema: formats.publicUrl,
  },
  EUREKA_DATA_DIR: {
    description:
      "The folder for the embedded database, uploaded files and the master key; relative to the working folder.",
    form: "a path",
    isSecret: false,
    fallback: ".data",
    schema: formats.path,
  },
  DATABASE_URL: {
    description:
      "A PostgreSQL server (15 or newer), as the owner of the database, who migrates. Without it the embedded PostgreSQL is used.",
    form: "an address that begins with postgres:// or postgresql://",
    isSecret: true,
    schema: formats.secretAddress(["postgres", "postgresql"]),
  },
  EUREKA_APP_DATABASE_URL: {
    description:
      "The same database as the role that the running processes use, which owns nothing. Without it the role eureka_app is made where that is allowed.",
    form: "an address that begins with postgres:// or postgresql://",
    isSecret: true,
    schema: formats.secretAddress(["postgres", "postgresql"]),
  },
  REDIS_URL: {
    description:
      "A Redis server for limits and fan-out between several processes. Nothing depends on it; it makes both cheaper.",
    form: "an address that begins with redis:// or rediss://",
    isSecret: true,
    schema: formats.secretAddress(["redis", "rediss"]),
  },
  EUREKA_ROLES: {
    description: "What this process does, separated by commas.",
    form: `a list of ${formats.roleNames.join(", ")}`,
    isSecret: false,
    fallback: formats.roleNames.join(","),
    schema: formats.roles,
  },
  EUREKA_MASTER_KEY: {
    description:
      "The key that protects all other keys. Needed with DATABASE_URL; with the embedded database it is made in the data folder. Keep a copy: without it, what was encrypted is lost.",
    form: "32 random bytes in base64 or hexadecimal, as made by: openssl rand -base64 32",
    isSecret: true,
    schema: formats.masterKey,
  },
  EUREKA_MASTER_KEY_PREVIOUS: {
    description:
      "Earlier master keys, separated by commas, that still open what they protected while the new key takes over.",
    form: "a list of keys, each 32 bytes in base64 or hexadecimal",
    isSecret: true,
    schema: formats.masterKeys,
  },
  EUREKA_SETUP_TOKEN: {
    description:
      "The token that making the first administrator needs. Without it the server makes one and writes it into the data folder.",
    form: "a text of 16 to 500 characters",
    isSecret: true,
    schema: formats.token,
  },
  EUREKA_CRASH_AT: {
    description:
      "For crash tests only: the process kills itself at this fault point, or with name:3 when it gets there for the third time.",
    form: "the name of a fault point, with or without a colon and a count",
    isSecret: false,
    schema: formats.faultPoint,
  },
  EUREKA_LOG_LEVEL: {
    description:
      "The least important log lines that are written (as JSON lines, to the standard error). Without it: warn, and info where NODE_ENV is production.",
    form: `one of ${formats.logLevels.join(", ")}`,
    isSecret: false,
    schema: z.enum(formats.logLevels),
  },
  EUREKA_TRUSTED_PROXIES: {
    description:
      "The proxies in front of the server whose X-Forwarded-For header is believed, separated by commas. Without it none is.",
    form: "a list of IP addresses and blocks, for example 10.0.0.0/8,fd00::/8",
    isSecret: false,
    schema: formats.addressBlocks,
  },
  EUREKA_POOL_SIZE: {
    description: "The most database connections that one process opens.",
    form: "a whole number from 2 to 1000",
    isSecret: false,
    fallback: "10",
    schema: formats.wholeNumber(2, 1_000),
  },
  EUREKA_FILE_LIMIT_BYTES: {
    description: "The size of the largest file that can be uploaded, in bytes; by default 25 MB.",
    form: "a whole number from 1 to 5000000000000",
    isSecret: false,
    fallback: String(25 * 1024 * 1024),
    schema: formats.wholeNumber(1, 5_000_000_000_000),
  },
  EUREKA_MODEL_URL: {
    description:
      "A model for all organizations that have none of their own: the address of an endpoint that speaks OpenAI's chat completions. It may be on a private network.",
    form: "an http or https address, for example http://127.0.0.1:8000/v1",
    // Whoever puts a password into it is told so, without repeating it.
    isSecret: true,
    schema: formats.modelAddress,
  },
  EUREKA_MODEL_KEY: {
    description: "The key for EUREKA_MODEL_URL.",
    form: "a text of 1 to 1000 characters",
    isSecret: true,
    schema: formats.modelKey,
  },
  EUREKA_MODEL_NAME: {
    description:
      "The model: that of EUREKA_MODEL_URL, which needs it, or without that address the model of the provider whose family the name belongs to (gemini, gpt, claude; any other one is Ollama's).",
    form: "the name of a model, 1 to 200 characters",
    isSecret: false,
    schema: formats.modelName,
  },
  GEMINI_API_KEY: {
    description: "A key for Google's Gemini, for all organizations.",
    form: "a text of 1 to 1000 characters",
    isSecret: true,
    schema: formats.modelKey,
  },
  GOOGLE_API_KEY: {
    description: "The same, where GEMINI_API_KEY is not set.",
    form: "a text of 1 to 1000 characters",
    isSecret: true,
    schema: formats.modelKey,
  },
  OPENAI_API_KEY: {
    description: "A key for OpenAI, for all organizations.",
    form: "a text of 1 to 1000 characters",
    isSecret: true,
    schema: formats.modelKey,
  },
  ANTHROPIC_API_KEY: {
    description: "A key for Anthropic, for all organizations.",
    form: "a text of 1 to 1000 characters",
    isSecret: true,
    schema: formats.modelKey,
  },
  OLLAMA_HOST: {
    description:
      "Where an Ollama answers, for all organizations: host and port as Ollama itself reads them. Without EUREKA_MODEL_NAME the first model that it lists is used.",
    form: "a host, host:port, or an http or https address, for example 127.0.0.1:11434",
    isSecret: false,
    schema: formats.ollamaHost,
  },
  EUREKA_MODEL_ALLOW_PRIVATE: {
    description:
      "Whether administrators of organizations may name models on private networks and on the server's own machine. Say true only where every organization on this server may reach what the server reaches.",
    form: "true or false",
    isSecret: false,
    fallback: "false",
    schema: formats.yesOrNo,
  },
  EUREKA_CONNECTOR_ALLOW_PRIVATE: {
    description:
      "Whether connections may lead to platforms on private networks and on the server's own machine: enterprise servers, simulators. Say true only where every organization on this server may reach what the server reaches.",
    form: "true or false",
    isSecret: false,
    fallback: "false",
    schema: formats.yesOrNo,
  },
  NODE_ENV: {
    description: "Where the server runs; production refuses unsafe settings.",
    form: "one of development, test, production",
    isSecret: false,
    fallback: "development",
    schema: z.enum(["development", "test", "production"]),
  },
} as const satisfies Record<string, Variable<unknown>>;

export type VariableName = keyof typeof variables;
/** The value of a variable that was read; undefined where it is not set and has no fallback. */
export type VariableValue<Name extends VariableName> =
  | z.output<(typeof variables)[Name]["schema"]>
  | ((typeof variables)[Name] extends { fallback: string } ? never : undefined);

/** One row of the documentation of the environment variables. */
export interface ConfigurationRow {
  readonly name: VariableName;
  readonly description: string;
  readonly form: string;
  /** What counts when it is not set, or undefined where nothing does. */
  readonly fallback: string | undefined;
  readonly isSecret: boolean;
}

/** The table from which `docs/configuration.md` is generated. */
export const configurationTable: readonly ConfigurationRow[] = (Object.keys(variables) as VariableName[]).map(
  (name) => {
    const variable: Variable<unknown> = variables[name];
    return {
      name,
      description: variable.description,
      form: variable.form,
      fallback: variable.fallback,
      isSecret: variable.isSecret,
    };
  },
);
