/** Atlassian's own description of the REST API, from the shared folder: what it allows about a request. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, OpenAPIBackend } from "openapi-backend";
import { repositoryRoot } from "../../../scripts/repository.ts";

export const specsFolder = join(process.env.EUREKA_SHARED_DIR ?? join(repositoryRoot, "../shared"), "specs");

export interface DescribedRequest {
  readonly method: string;
  /** Without the base path, for example `/cards/5abbe4b7ddc1b351ef961414`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface TrelloDescription {
  /** What it does not allow about a request; empty when all is well. */
  explain(request: DescribedRequest): string[];
}

export async function readTrelloDescription(): Promise<TrelloDescription> {
  const text = readFileSync(join(specsFolder, "openapi/trello.json"), "utf8");
  const definition = makeCheckable(JSON.parse(text) as Description);
  const backend = new OpenAPIBackend({
    definition: definition as unknown as Document,
    quick: true,
    ajvOpts: { strict: false, allErrors: true, logger: false },
  });
  await backend.init();

  return {
    explain({ method, path, query, body }) {
      const headers = { "content-type": "application/json" };
      const operation = backend.matchOperation({ method, path, headers });
      if (!operation) return ["there is no such operation"];
      // Trello takes the parameters of a query in a JSON body as well; the description writes them as a query.
      const takesBody = operation.requestBody !== undefined;
      const moved = takesBody ? {} : asQuery(body);
      const request = { method, path, headers, query: { ...query, ...moved }, body: takesBody ? body : undefined };
      const { errors } = backend.validateRequest(request, operation);
      return (errors ?? []).map(
        ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
      );
    },
  };
}

interface Parameter {
  style?: string;
  explode?: boolean;
  schema?: { type?: string };
}
interface Description {
  paths: Record<string, Record<string, { parameters?: Parameter[] } | Parameter[]>>;
}

/**
 * Two habits of the description that only the validator stumbles over: a slash at the end of a path, which it never matches, and
 * texts with commas declared as lists (`style: form`), which it splits and then finds to be no text.
 */
function makeCheckable({ paths, ...rest }: Description): Description {
  const checkable: Description["paths"] = {};
  for (const [path, methods] of Object.entries(paths)) {
    const trimmed = path.replace(/(.)\/$/, "$1");
    checkable[trimmed] = { ...checkable[trimmed], ...methods };
    for (const operation of Object.values(methods)) {
      const parameters = Array.isArray(operation) ? operation : (operation.parameters ?? []);
      for (const parameter of parameters) {
        if (parameter.schema?.type === "array") continue;
        delete parameter.style;
        delete parameter.explode;
      }
    }
  }
  return { ...rest, paths: checkable };
}

function asQuery(body: unknown): Record<string, string> {
  if (typeof body !== "object" || body === null) return {};
  const entries = Object.entries(body).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, value === null ? "" : String(value)]));
}
