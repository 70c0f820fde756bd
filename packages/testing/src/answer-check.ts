/** Holds answers of the API against its own OpenAPI document. */
import { Ajv } from "ajv";

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

interface DocumentedOperation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

/** What `createOpenApiDocument` gives, as far as answers are concerned. */
interface AnswersDocument {
  readonly paths?: unknown;
}

const made = new WeakMap<AnswersDocument, AnswerCheck>();

/** The check of a document; the same one for the same document, because compiling its schemas is dear. */
export function answerCheckOf(document: AnswersDocument): AnswerCheck {
  const check = made.get(document) ?? createAnswerCheck(document);
  made.set(document, check);
  return check;
}

function createAnswerCheck(document: AnswersDocument): AnswerCheck {
  const paths = document.paths as Record<string, Record<string, DocumentedOperation>>;
  // Whether the document is a good one is asked elsewhere; here it need not be asked for each schema.
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false, validateSchema: false });
  ajv.addSchema(document, "api");

  return {
    explain({ method, route, status, contentType, body }) {
      const path = route.replace(/:(\w+)/g, "{$1}");
      const name = `${method} ${path}`;
      const operation = paths[path]?.[method.toLowerCase()];
      if (!operation) return [];
      const complain = (text: string) => [`${name} answered ${status}: ${text}`];
      const documented = operation.responses[String(status)];
      if (!documented) return complain("this status is not in the document");
      const types = Object.keys(documented.content ?? {});
      const type = contentType.split(";")[0] ?? "";
      if (types.length === 0) return body === "" ? [] : complain("a body, although the document has none");
      if (!types.includes(type)) return complain(`${type || "no type"} instead of ${types.join(" or ")}`);
      if (type === "application/octet-stream") return [];
      const place = ["paths", path, method.toLowerCase(), "responses", String(status), "content", type, "schema"];
      const validate = ajv.getSchema(`api#/${place.map(toPointer).join("/")}`);
      if (!validate) return complain(`the document has no schema for ${type}`);
      validate(JSON.parse(body));
      return (validate.errors ?? []).flatMap((error) =>
        complain(`${error.instancePath || "the body"} ${error.message}`),
      );
    },
  };
}

/** A part of a JSON pointer (RFC 6901) in the fragment of an address. */
function toPointer(part: string): string {
  return encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
}
