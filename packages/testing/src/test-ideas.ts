/** Ideas in tests: an organization that asks the scripted model server, or none. */
import type { Idea } from "@eureka/contracts/idea";
import type { IdeaRun } from "@eureka/contracts/idea-run";
import type { Principal } from "@eureka/core/operations";
import { type ModelServer, startModelServer } from "@eureka/simulators/models";
import { connectModel } from "./test-models.ts";
import { type TestOrganization, testOrganization } from "./test-organization.ts";
import { workOff } from "./work-off.ts";

export interface IdeaStage extends TestOrganization {
  readonly server: ModelServer;
  /** Starts a run, works until nothing is left to do, and reads it. */
  ideate(who: Principal, request?: Readonly<Record<string, unknown>>): Promise<IdeaRun>;
  /** Ideas of a run without a model, which needs a moment only. */
  makeIdeas(who: Principal, request?: Readonly<Record<string, unknown>>): Promise<[Idea, Idea, ...Idea[]]>;
  readRun(who: Principal, id: string): Promise<IdeaRun>;
}

const usualRequest = { topic: "Shorter queues at the bakery", context: "Saturdays, two counters and one till" };

/** Starts a scripted server and connects an organization with it; close the server at the end. */
export async function ideaStage({
  where,
  ...options
}: Parameters<typeof startModelServer>[0] & {
  readonly where?: Parameters<typeof testOrganization>[0];
} = {}): Promise<IdeaStage> {
  const server = await startModelServer(options);
  const organization = await testOrganization(where);
  await connectModel(organization, server);
  const readRun = (who: Principal, id: string) => organization.run<IdeaRun>(who, "idea_run.get", { id });
  async function ideate(who: Principal, request: Readonly<Record<string, unknown>> = {}): Promise<IdeaRun> {
    const { id } = await organization.run<IdeaRun>(who, "idea_run.create", { ...usualRequest, ...request });
    await workOff(organization);
    return readRun(who, id);
  }
  return {
    ...organization,
    server,
    readRun,
    ideate,
    async makeIdeas(who, request = {}) {
      const { ideas } = await ideate(who, { engine: "rules", ...request });
      const [first, second, ...others] = ideas;
      if (!first || !second) throw new Error("the rules gave fewer than two ideas");
      return [first, second, ...others];
    },
  };
}
