/** Holds answers of the API against its own OpenAPI document. */
import { type Document, OpenAPIBackend } from "openapi-backend";

/** An answer as it goes over the wire, with the route that gave it. */
export interface WireAnswer {
  readonly method: string;
  /** The route's pattern, for example `/api/v2/boards/:id`. */
  readonly route: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export interface AnswerCheck {
  /** What the document does not allow about an answer; empty when all is well. Routes that it does not know pass. */
  explain(answer: WireAnswer): readonly string[];
}

type Content = Record<string, { schema?: unknown }>;
interface DocumentedOperation {
  operationId: string;
  responses: Record<string, { content?: Content }>;
}

/** Makes the check from the document that `createOpenApiDocument` gives. */
export async function createAnswerCheck(document: { readonly paths?: unknown }): Promise<AnswerCheck> {
  const definition = structuredClone(document) as { paths: Record<string, Record<string, DocumentedOperation>> };
  const operations = new Map<string, DocumentedOperation>();
  for (const [path, methods] of Object.entries(definition.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      operations.set(`${method.toUpperCase()} ${path}`, structuredClone(operation));
      for (const response of Object.values(operation.responses)) nameAllJson(response);
    }
  }
  // The library types documents more narrowly than the generator that made this one.
  const backend = new OpenAPIBackend({
    definition: definition as unknown as Document,
    quick: true,
    ajvOpts: { strict: false, allErrors: true, logger: false },
  });
  await backend.init();

  return {
    explain(answer) {
      const name = `${answer.method} ${answer.route.replace(/:(\w+)/g, "{$1}")}`;
      const operation = operations.get(name);
      if (!operation) return [];
      const complain = (text: string) => [`${name} answered ${answer.status}: ${text}`];
      const documented = operation.responses[String(answer.status)];
      if (!documented) return complain("this status is not in the document");
      const types = Object.keys(documented.content ?? {});
      const type = answer.contentType.split(";")[0] ?? "";
      if (types.length === 0) return answer.body === "" ? [] : complain("a body, although the document has none");
      if (!types.includes(type)) return complain(`${type || "no type"} instead of ${types.join(" or ")}`);
      if (type === "application/octet-stream") return [];
      const { errors } = backend.validateResponse(JSON.parse(answer.body), operation.operationId, answer.status);
      return (errors ?? []).flatMap((error) => complain(`${error.instancePath || "the body"} ${error.message}`));
    },
  };
}

/** The library looks for schemas under one media type only. */
function nameAllJson(response: { content?: Content }): void {
  const problem = response.content?.["application/problem+json"];
  if (problem) response.content = { "application/json": problem };
}
