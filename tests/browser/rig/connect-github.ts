import { type GitHub, type Person, type Repository, startGitHub } from "@eureka/simulators/github";
import { expect } from "vitest";
import type { Stage } from "./stage.ts";

export interface ConnectedGitHub {
  readonly github: GitHub;
  readonly ann: Person;
  readonly repository: Repository;
  readonly connectionId: string;
  /** The board here that shows the repository. */
  readonly boardId: string;
}

/** A simulated GitHub with one repository, which a board here shows. Whoever asks closes it. */
export async function connectGitHub({ admin, url }: Pick<Stage, "admin" | "url">): Promise<ConnectedGitHub> {
  const { api } = admin;
  const github = await startGitHub({ limits: { writesPerMinute: 1_000 } });
  const ann = github.as(github.addUser("ann"));
  const repository = ann.createRepository({ name: "web" });
  const { clientId, clientSecret, slug, privateKey, hook } = github.registerApp({
    name: "Eureka",
    owner: ann.account,
    hookUrl: `${url}/hooks/github`,
    callbackUrl: `${url}/connections/callback`,
  });
  const secrets = { clientSecret, slug, privateKey, webhookSecret: hook.secret };
  await api.call("connector_application.set", { name: "github", clientId, baseUrl: github.apiUrl, secrets });
  const { authorizeUrl } = await api.call("connection.begin_install", { connector: "github" });
  const { location } = github.approve(authorizeUrl ?? "", ann.account);
  const { state = "", code = "", ...parameters } = Object.fromEntries(new URL(location).searchParams);
  const { id: connectionId } = await api.call("connection.finish_install", { state, code, parameters });
  const board = { connectionId, platformBoardId: String(repository.id) };
  const { id, boardId } = await api.call("connected_board.create", board);
  await expect.poll(async () => (await api.call("connected_board.get", { id })).state).toBe("active");
  return { github, ann, repository, connectionId, boardId };
}
