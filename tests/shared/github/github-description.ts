/** GitHub's own description of the REST API, from the shared folder: what it allows about requests and answers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, OpenAPIBackend } from "openapi-backend";
import { repositoryRoot } from "../../../scripts/repository.ts";

export const specsFolder = join(process.env.EUREKA_SHARED_DIR ?? join(repositoryRoot, "../shared"), "specs");

export interface DescribedExchange {
  readonly method: string;
  /** Below the base address, for example `/repos/octo/hello/issues/1`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly status: number;
  /** Undefined where there is none. */
  readonly answer: unknown;
}

export interface GitHubDescription {
  /** What it does not allow about a request; empty when all is well. */
  explainRequest(exchange: Pick<DescribedExchange, "method" | "path" | "query" | "body">): string[];
  /** What it does not allow about the answer. */
  explainAnswer(exchange: DescribedExchange): string[];
}

export async function readGitHubDescription(): Promise<GitHubDescription> {
  const text = readFileSync(join(specsFolder, "openapi/github.json"), "utf8");
  const backend = new OpenAPIBackend({
    definition: allowNull(JSON.parse(text)) as Document,
    quick: true,
    ajvOpts: { strict: false, allErrors: true, logger: false },
  });
  await backend.init();
  const find = (method: string, path: string) =>
    backend.matchOperation({ method, path, headers: { "content-type": "application/json" } });

  return {
    explainRequest({ method, path, query, body }) {
      const operation = find(method, path);
      if (!operation) return ["there is no such operation"];
      const headers = { "content-type": "application/json" };
      const { errors } = backend.validateRequest({ method, path, headers, query, body }, operation);
      return (errors ?? []).map(describe);
    },
    explainAnswer({ method, path, status, answer }) {
      const operation = find(method, path);
      if (!operation) return ["there is no such operation"];
      if (!Object.hasOwn(operation.responses ?? {}, String(status)))
        return [`there is no answer with status ${status}`];
      if (answer === undefined) return [];
      const { errors } = backend.validateResponse(answer, operation, status);
      return (errors ?? []).map(describe);
    },
  };
}

/**
 * What may be nothing is so for a list of values too, which the validator takes as it stands: an open issue has
 * no reason. Beside something else than a type the validator knows no nothing at all.
 */
function allowNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(allowNull);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, allowNull(inner)] as const);
  const schema: Record<string, unknown> = Object.fromEntries(entries);
  const { enum: values, nullable } = schema;
  if (nullable === true && Array.isArray(values) && !values.includes(null)) schema.enum = [...values, null];
  if (nullable !== true || schema.type !== undefined) return schema;
  const { nullable: _without, ...rest } = schema;
  return { anyOf: [rest, { type: "string", nullable: true, enum: [null] }] };
}

interface Fault {
  readonly instancePath?: string;
  readonly message?: string;
  readonly params?: unknown;
}

function describe({ instancePath = "", message = "", params }: Fault): string {
  return `${instancePath} ${message} ${JSON.stringify(params)}`;
}
