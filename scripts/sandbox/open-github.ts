/** The sandbox's GitHub. */
import { startGitHub } from "../../packages/simulators/src/github/index.ts";
import { installByConsent, type PlatformPlace } from "./connect-platform.ts";

/** The repository `gina/web`, connected as a board of its own. */
export async function openGitHub({ call, url, port }: Omit<PlatformPlace, "memberId">) {
  const github = await startGitHub({ port });
  const gina = github.as(github.addUser("gina"));
  const repository = gina.createRepository({ name: "web" });
  gina.createIssue(repository, "Say hello to the board", { body: "This issue was here before.", labels: ["question"] });
  const app = github.registerApp({
    name: "Eureka",
    owner: gina.account,
    hookUrl: `${url}/hooks/github`,
    callbackUrl: `${url}/connections/callback`,
  });
  const connection = await installByConsent(
    call,
    {
      connector: "github",
      clientId: app.clientId,
      baseUrl: github.apiUrl,
      secrets: {
        clientSecret: app.clientSecret,
        slug: app.slug,
        privateKey: app.privateKey,
        webhookSecret: app.hook.secret,
      },
    },
    (address) => github.approve(address, gina.account).location,
  );
  await call("POST", "/connected-boards", { connectionId: connection.id, platformBoardId: String(repository.id) });
  const facts = { url: github.url, webhookSecret: app.hook.secret, repositoryId: String(repository.id) };
  return { facts, close: () => github.close() };
}
