/**
 * Puts modules, connectors and ports together. The server's container and the tests both call it, so that there is one wiring.
 */
import { EurekaError } from "@eureka/contracts/errors";
import type { ComposedApplication } from "./application.ts";
import type { RequestFacts } from "./call.ts";
import type { Context } from "./context.ts";
import type { JobContext, Module } from "./define-module.ts";
import { admitTo, runCall, runNested } from "./pipeline.ts";
import type { Ports } from "./ports.ts";
import type { Principal } from "./principal.ts";
import { type Stages, stageOrder } from "./stages.ts";
import type { Transaction } from "./transaction.ts";
import { internalRequest, openUnitOfWork, systemPrincipal, type UnitOfWork } from "./unit-of-work.ts";

/** Fails, naming what is wrong, when two things have one name, a stage has no module, or an operation is declared badly. */
export function compose(modules: readonly Module[], ports: Ports): ComposedApplication {
  const operations = index(
    modules.flatMap((module) => module.operations ?? []),
    "operation",
  );
  const handlers = index(
    modules.flatMap((module) => module.handlers ?? []),
    "event handler",
  );
  const jobs = index(
    modules.flatMap((module) => module.jobs ?? []),
    "job",
  );
  const units = new WeakMap<Transaction, UnitOfWork>();

  const application: ComposedApplication = {
    operations,
    handlers,
    jobs,
    services: modules.flatMap((module) => module.services ?? []),
    modules,
    stages: collectStages(modules),
    ports,
    run: (call) => measure(call.operation, () => runCall(application, open, call)),
    async runWithin(context, call) {
      return runNested(application, context, unitOf(context), call);
    },
    async transactWithin(context, name, work) {
      const unit = unitOf(context);
      const request = internalRequest(ports.clock.now().getTime());
      const nested = unit.actAs(systemPrincipal(context.organizationId, name), request);
      const forget = unit.mark();
      try {
        return await ports.database.withSavepoint(context.transaction, () => work(nested.context));
      } catch (error) {
        forget();
        throw error;
      }
    },
    admit: (operation, credential, request) => admitTo(application, operation, credential, request),
    authenticate: (credential, request) =>
      credential.kind === "principal"
        ? Promise.resolve(credential.principal)
        : application.stages.authenticate.authenticate(ports, credential, request),
    holdsAnywhere: (principal, permission) => application.stages.authorize.holdsAnywhere(principal, permission),
    async absorbWorkItem(context, duplicate, into) {
      for (const module of modules) await module.absorbWorkItem?.(context, duplicate, into);
    },
    async findPlacesOf(context, connectionId) {
      const places: string[] = [connectionId];
      for (const module of modules) places.push(...((await module.findPlacesOf?.(context, connectionId)) ?? []));
      return places;
    },
    transact: (organizationId, name, work, request) =>
      inTransaction(
        systemPrincipal(organizationId, name),
        request ?? internalRequest(ports.clock.now().getTime()),
        (unit) => work(unit.context),
      ),
    async handle(name, organizationId, eventId) {
      const handler = handlers.get(name);
      if (!handler) throw new Error(`no event handler is named ${name}`);
      await ports.database.withOrganization(organizationId, async (transaction) => {
        const event = await application.stages.emit.take({ transaction, ports }, name, eventId);
        if (!event) return;
        const request = internalRequest(ports.clock.now().getTime(), event.id, event.correlationId);
        const unit = open(transaction, systemPrincipal(organizationId, name), request);
        await handler.run(unit.context, event);
        await unit.flush();
        ports.faults.reach("handler.before-commit");
      });
      ports.faults.reach("handler.after-commit");
    },
    async runJob(queued, signal) {
      const job = jobs.get(queued.name);
      if (!job) throw new Error(`no job is named ${queued.name}`);
      const { isBackground = false } = queued;
      const context: JobContext = {
        organizationId: queued.organizationId,
        job: {
          id: queued.id,
          attempt: queued.attempt,
          lastAttempt: queued.lastAttempt,
          isBackground,
        },
        signal,
        application,
        ports,
        clock: ports.clock,
        log: ports.log,
        transact: (work, request) => {
          const inside = isBackground ? (unit: Context) => work(inBackground(unit)) : work;
          return application.transact(queued.organizationId, queued.name, inside, request);
        },
      };
      await job.run(context, job.payload.parse(queued.payload) as never);
    },
  };

  const duration = ports.metrics.histogram({
    name: "eureka_operation_duration_seconds",
    help: "How long operations take, by name and outcome.",
    labels: ["operation", "outcome"],
  });

  async function measure<T>(operation: string, work: () => Promise<T>): Promise<T> {
    const began = ports.clock.monotonic();
    let outcome = "success";
    try {
      return await work();
    } catch (error) {
      outcome = error instanceof EurekaError ? error.kind : "internal";
      throw error;
    } finally {
      // A name that a caller made up must not become a label.
      const name = operations.has(operation) ? operation : "unknown";
      duration.observe({ operation: name, outcome }, (ports.clock.monotonic() - began) / 1000);
    }
  }

  function unitOf({ transaction }: Pick<Context, "transaction">): UnitOfWork {
    const unit = units.get(transaction);
    if (!unit) throw new Error("this needs a context whose transaction is open");
    return unit;
  }

  function open(transaction: Transaction, principal: Principal, request: RequestFacts): UnitOfWork {
    const unit = openUnitOfWork(application, transaction, principal, request);
    units.set(transaction, unit);
    return unit;
  }

  async function inTransaction<T>(
    principal: Principal,
    request: RequestFacts,
    work: (unit: UnitOfWork) => Promise<T>,
  ): Promise<T> {
    return ports.database.withOrganization(principal.organizationId, async (transaction) => {
      const unit = open(transaction, principal, request);
      const result = await work(unit);
      await unit.flush();
      return result;
    });
  }

  return application;
}

function inBackground(context: Context): Context {
  return { ...context, enqueue: (job) => context.enqueue({ background: true, ...job }) };
}

/** Points at which a crash test kills the process while an event is handled. */
export const handlerFaultPoints = ["handler.before-commit", "handler.after-commit"] as const;

function index<Named extends { readonly name: string }>(things: readonly Named[], what: string): Map<string, Named> {
  const byName = new Map<string, Named>();
  for (const thing of things) {
    if (byName.has(thing.name)) throw new Error(`two modules declare the ${what} ${thing.name}`);
    byName.set(thing.name, thing);
  }
  return byName;
}

function collectStages(modules: readonly Module[]): Stages {
  const stages = Object.assign({}, ...modules.map((module) => module.stages ?? {})) as Partial<Stages>;
  const missing = stageOrder.filter((name) => !stages[name]);
  if (missing.length > 0) throw new Error(`no module provides the pipeline's stage ${missing.join(", ")}`);
  return stages as Stages;
}
