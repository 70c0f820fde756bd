/** Connects a platform over HTTP alone, as an administrator does in the console. */
import type { Caller } from "./create-caller.ts";

const patienceMilliseconds = 90_000;

export interface PlatformPlace {
  readonly call: Caller;
  /** Where Eureka is. */
  readonly url: string;
  /** Who ann of the platform is. */
  readonly memberId: string;
  readonly port: number;
}

interface Application {
  readonly connector: string;
  readonly clientId: string;
  readonly baseUrl: string;
  readonly secrets: Readonly<Record<string, string>>;
}

/** Registers the application and connects by consent. */
export async function installByConsent(
  call: Caller,
  { connector, ...application }: Application,
  consent: (authorizeUrl: string) => string,
): Promise<{ readonly id: string }> {
  await call("PUT", `/connectors/${connector}/application`, application);
  const { authorizeUrl } = await call<{ authorizeUrl: string }>("POST", "/connections/begin-install", { connector });
  const back = new URL(consent(authorizeUrl)).searchParams;
  return call("POST", "/connections/finish-install", {
    state: back.get("state"),
    code: back.get("code"),
    parameters: Object.fromEntries(back),
  });
}

interface SeenPerson {
  readonly id: string;
  readonly platformUserId: string;
}

/** Says which member a person of a platform is. The person says something first: before that nobody knows her. */
export async function linkPerson(
  call: Caller,
  connectionId: string,
  platformUserId: string,
  memberId: string,
): Promise<void> {
  const until = Date.now() + patienceMilliseconds;
  while (Date.now() < until) {
    const { data } = await call<{ data: SeenPerson[] }>("GET", `/external-identities?connectionId=${connectionId}`);
    const seen = data.find((person) => person.platformUserId === platformUserId);
    if (seen) return void (await call("POST", `/external-identities/${seen.id}/link`, { memberId }));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("nothing was heard from the platform in time");
}
