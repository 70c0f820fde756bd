/** A simulated GitHub with one repository, connected by installing the App. */
import type { ConnectedBoard } from "@eureka/contracts/connected-board";
import type { Connection } from "@eureka/contracts/connection";
import {
  type App,
  type GitHub,
  type Issue,
  type Person,
  type Repository,
  startGitHub,
} from "@eureka/simulators/github";
import { installPlatform, type PlatformStage, type PlatformTeam } from "./platform-stage.ts";

export interface GitHubSide {
  readonly github: GitHub;
  readonly ann: Person;
  readonly app: App;
  readonly repository: Repository;
  /** The issue of a title. Throws when there is not exactly one. */
  issue(title: string): Issue;
}

/** Ann's repository and an App that delivers to the stage. `clock` is the present of both. */
export async function openGitHubSide(stage: PlatformStage, clock: () => number = Date.now): Promise<GitHubSide> {
  const github = await startGitHub({ limits: { writesPerMinute: 1_000 }, clock });
  const ann = github.as(github.addUser("ann"));
  const repository = ann.createRepository({ name: "web" });
  const app = github.registerApp({
    name: "Eureka",
    owner: ann.account,
    hookUrl: `${stage.url}/hooks/github`,
    callbackUrl: `${stage.url}/connections/callback`,
  });
  return {
    github,
    ann,
    app,
    repository,
    issue(title) {
      const [found, ...others] = [...repository.issues.values()].filter((issue) => issue.title === title);
      if (!found || others.length > 0)
        throw new Error(`${found ? "several issues are" : "no issue is"} called ${title}`);
      return found;
    },
  };
}

/** Ann installs the App and consents; once more where she has already. */
export function installGitHub(team: PlatformTeam, { github, ann, app }: GitHubSide): Promise<Connection> {
  const { clientSecret, slug, privateKey, hook } = app;
  const secrets = { clientSecret, slug, privateKey, webhookSecret: hook.secret };
  const application = { connector: "github", clientId: app.clientId, baseUrl: github.apiUrl, secrets };
  return installPlatform(team, application, (authorizeUrl) => github.approve(authorizeUrl, ann.account).location);
}

export async function connectRepository(
  team: PlatformTeam,
  { id: connectionId }: Connection,
  { id }: Repository,
): Promise<ConnectedBoard> {
  const made = await team.run<ConnectedBoard>(team.admin, "connected_board.create", {
    connectionId,
    platformBoardId: String(id),
  });
  await team.settle();
  return team.run<ConnectedBoard>(team.admin, "connected_board.get", { id: made.id });
}
