/** The OpenAPI 3.0 document, made from the list of operations. */
import { decisionSchema, exampleDecision } from "@eureka/contracts/decision";
import { errorKinds } from "@eureka/contracts/errors";
import { type OperationDescription, takesIdempotencyKey } from "@eureka/core/operations";
import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { remainingFields, shapeOf } from "./operation-shape.ts";
import { problemSchema } from "./problem.ts";
import { spellOutNull } from "./spell-out-null.ts";

export const apiVersion = "2.0.0";
export const apiPrefix = "/api/v2";

type ApiDocument = ReturnType<typeof createDocument>;

let latest: { readonly operations: readonly OperationDescription[]; readonly document: ApiDocument } | undefined;

/**
 * The document that `GET /api/v2/openapi.json` answers and that the committed snapshot holds. It is dear, and the same for
 * the same operations: every server of a process gets one and the same, which nobody may change.
 */
export function createOpenApiDocument(operations: Iterable<OperationDescription>): ApiDocument {
  const sorted = [...operations].sort((left, right) => left.name.localeCompare(right.name));
  const isKnown =
    latest?.operations.length === sorted.length &&
    sorted.every((operation, at) => operation === latest?.operations[at]);
  if (!latest || !isKnown) latest = { operations: sorted, document: makeDocument(sorted) };
  return latest.document;
}

function makeDocument(sorted: readonly OperationDescription[]): ApiDocument {
  const document = createDocument({
    openapi: "3.0.3",
    info: {
      title: "Eureka API",
      version: apiVersion,
      description:
        "Talk becomes work. Every operation answers problem details (RFC 9457) on failure; writes take an Idempotency-Key; lists are paged by cursor.",
      contact: { name: "The operator of this installation", url: "/docs" },
    },
    servers: [{ url: "/" }],
    security: [{ bearer: [] }],
    tags: [...new Set(sorted.map(tagOf))].sort().map((name) => ({
      name,
      description: `Everything about ${name.replaceAll("-", " ")}.`,
    })),
    paths: pathsOf(sorted),
    components: {
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description: "An API key (eur_live_...) or an access token from signing in.",
        },
      },
    },
  });
  // It is the same kind of document, only more exact.
  return spellOutNull(document) as ApiDocument;
}

function tagOf(operation: OperationDescription): string {
  return operation.http.path.split("/")[1] as string;
}

function pathsOf(operations: readonly OperationDescription[]): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of operations) {
    const path = `${apiPrefix}${operation.http.path}`;
    paths[path] ??= {};
    paths[path][operation.http.method.toLowerCase()] = describeOperation(operation);
  }
  return paths;
}

/** The operation's id in the document and in generated clients: `work_item.create` is `workItemCreate`. */
export function operationId(name: string): string {
  return name.replace(/[._](\w)/g, (_match, letter: string) => letter.toUpperCase());
}

function describeOperation(operation: OperationDescription): ZodOpenApiOperationObject {
  const shape = shapeOf(operation);
  const rest = remainingFields(shape);
  const pathParameters = Object.fromEntries(shape.pathFields.map((name) => [name, shape.fields[name] as z.ZodType]));
  const hasBody = shape.rest === "body" && Object.keys(rest).length > 0;
  const headers = headersOf(operation);
  return {
    operationId: operationId(operation.name),
    summary: operation.summary,
    description: descriptionOf(operation),
    tags: [tagOf(operation)],
    ...(operation.permission === "public" ? { security: [] } : {}),
    requestParams: {
      ...(shape.pathFields.length > 0 ? { path: z.strictObject(pathParameters) } : {}),
      ...(shape.rest === "query" && Object.keys(rest).length > 0 ? { query: z.strictObject(rest) } : {}),
      ...(headers ? { header: headers } : {}),
    },
    ...(hasBody ? { requestBody: jsonBody(operation, rest, shape.pathFields) } : {}),
    ...(operation.http.request === "stream" ? { requestBody: byteBody } : {}),
    responses: {
      [String(successStatus(operation))]: successResponse(operation),
      ...(operation.approvable ? { [String(pendingStatus)]: pendingResponse } : {}),
      ...failureResponses(operation),
    },
  };
}

const byteBody = {
  required: true,
  content: { "application/octet-stream": { schema: { type: "string", format: "binary" } as const } },
};

function jsonBody(operation: OperationDescription, rest: Record<string, z.ZodType>, pathFields: readonly string[]) {
  const example = Object.fromEntries(
    Object.entries(operation.example.input).filter(([name]) => !pathFields.includes(name)),
  );
  const schema = z.strictObject(rest).meta({ id: `${capitalize(operationId(operation.name))}Input` });
  return { required: !schema.safeParse({}).success, content: { "application/json": { schema, example } } };
}

function headersOf(operation: OperationDescription) {
  if (!takesIdempotencyKey(operation)) return null;
  const key = z.string().min(1).max(255).optional().meta({
    description: "Repeat a call with the same key and it takes effect once; the answer is kept for 24 hours.",
  });
  const match = z
    .string()
    .optional()
    .meta({ description: "The ETag that you last saw; 412 when somebody changed it meanwhile." });
  const changes =
    operation.http.method === "PATCH" || operation.http.method === "DELETE" || operation.http.path.includes("{id}");
  return z.object({ "Idempotency-Key": key, ...(changes ? { "If-Match": match } : {}) });
}

function descriptionOf(operation: OperationDescription): string {
  const needs = { public: "Needs no sign-in.", authenticated: "Every member may." } as const;
  const permission =
    operation.permission === "public" || operation.permission === "authenticated"
      ? needs[operation.permission]
      : `Needs the permission \`${operation.permission}\`.`;
  return `${operation.description ?? `${operation.summary}.`}\n\n${permission}`;
}

/** The status of a successful answer. */
export function successStatus(operation: OperationDescription): number {
  return operation.http.status ?? 200;
}

/** The status of an answer that is a decision: people must agree before anything is done. */
export const pendingStatus = 202;

const pendingResponse = {
  description: "Nothing was done yet: it waits for this decision, which the Location header names too.",
  content: { "application/json": { schema: decisionSchema, example: exampleDecision } },
};

function successResponse(operation: OperationDescription) {
  const description = operation.summary;
  if (successStatus(operation) === 204) return { description };
  if (operation.http.response === "stream") {
    return {
      description,
      content: { "application/octet-stream": { schema: { type: "string", format: "binary" } as const } },
    };
  }
  return {
    description,
    content: { "application/json": { schema: operation.output, example: operation.example.output } },
  };
}

function failureResponses(operation: OperationDescription) {
  const { fields, rest } = shapeOf(operation);
  const statuses = new Set<number>([
    errorKinds.malformed,
    errorKinds.invalid,
    errorKinds.rate_limited,
    errorKinds.unavailable,
  ]);
  statuses.add(errorKinds.unauthenticated).add(errorKinds.forbidden);
  // Ids are not only in paths: whatever is named in a query or a body may be missing as well.
  if (Object.keys(fields).length > 0) statuses.add(errorKinds.not_found);
  if (operation.effect !== "read") statuses.add(errorKinds.conflict).add(errorKinds.precondition_failed);
  // A preview refuses what cannot be done as the doing would.
  if (rest === "body") statuses.add(errorKinds.conflict);
  if (rest === "body" || operation.http.request === "stream") {
    statuses.add(errorKinds.too_large).add(errorKinds.unsupported_media_type);
  }
  if (fields.token) statuses.add(errorKinds.gone);
  return Object.fromEntries(
    [...statuses].sort().map((status) => [
      String(status),
      {
        description: failureNames[status] ?? "Failure",
        content: { "application/problem+json": { schema: problemSchema } },
      },
    ]),
  );
}

const failureNames: Readonly<Record<number, string>> = {
  400: "The request could not be read.",
  401: "Nobody is signed in, or the credential is not valid.",
  403: "The actor may not do this.",
  404: "It does not exist, or the actor may not see it.",
  409: "It does not fit the current state.",
  410: "The link cannot be used (any more).",
  412: "Somebody changed it meanwhile.",
  413: "The body is too large.",
  415: "The body is not of the type that is asked for.",
  422: "The input is not valid; `errors` names each field.",
  429: "A limit is used up; see Retry-After.",
  503: "It cannot be done at the moment; see Retry-After.",
};

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
