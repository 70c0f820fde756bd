/** Routes of the front door and of the one-time set-up link. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Application } from "@eureka/core/operations";
import type { FastifyReply, FastifyRequest } from "fastify";
import { describeProblem, type RestServer, requestFacts } from "../rest/index.ts";
import { alreadySetUpPage, frontDoorPage, madePage, type SetupFields, setupPage } from "./pages.ts";

export interface WelcomeOptions {
  readonly application: Application;
  /** Whether an organization exists: then the set-up link has had its day. */
  readonly isSetUp: () => Promise<boolean>;
}

const html = "text/html; charset=utf-8";

export function registerWelcome(server: RestServer, { application, isSetUp }: WelcomeOptions): void {
  const oneAtATime = createQueue();

  server.get("/", async (_request, reply) => reply.type(html).send(frontDoorPage(await isSetUp())));

  // A scope of its own: only these routes read forms, the API stays with JSON.
  server.register(async (scope) => {
    // These pages hold the set-up token and the first API key.
    scope.addHook("onRequest", async (_request, reply) => {
      reply.header("cache-control", "no-store");
    });
    scope.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: 10_000 },
      (_request, body, done) => done(null, new URLSearchParams(body as string)),
    );

    scope.get<{ Querystring: { token?: string } }>("/setup", async (request, reply) => {
      if (await isSetUp()) return reply.code(410).type(html).send(alreadySetUpPage());
      return reply.type(html).send(setupPage({ token: request.query.token ?? "" }));
    });

    // A button that is pressed twice must not make two organizations.
    scope.post("/setup", (request, reply) => oneAtATime(() => setUp(request, reply)));
  });

  async function setUp(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (await isSetUp()) return reply.code(410).type(html).send(alreadySetUpPage());
    const fields = readFields(request.body);
    try {
      const { token, ...input } = fields;
      const answer = await application.run({
        operation: "organization.bootstrap",
        input: { ...input, setupToken: token },
        credential: { kind: "none" },
        request: requestFacts(request),
      });
      const { apiKey } = answer.output as { apiKey: string };
      return reply
        .code(201)
        .type(html)
        .header("cache-control", "no-store")
        .send(madePage(apiKey, fields, application.ports.settings.publicUrl));
    } catch (error) {
      if (!(error instanceof EurekaError)) throw error;
      const problem = describeProblem(error, request.id);
      return reply.code(problem.status).type(html).send(setupPage(fields, problem));
    }
  }
}

/** Runs what it is given one after the other. */
function createQueue(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
}

function readFields(
  body: unknown,
): SetupFields & { organizationName: string; name: string; email: string; password: string } {
  const form = body instanceof URLSearchParams ? body : new URLSearchParams();
  const read = (name: string) => form.get(name) ?? "";
  return {
    token: read("token"),
    organizationName: read("organizationName"),
    name: read("name"),
    email: read("email"),
    password: read("password"),
  };
}
