/** An organization with sample data: what screens are looked at with. */
import { setTimeout as wait } from "node:timers/promises";
import { createEurekaClient, type EurekaClient } from "@eureka/sdk";

export interface SamplePerson {
  readonly email: string;
  readonly password: string;
  readonly api: EurekaClient;
}

export interface Sample {
  readonly url: string;
  readonly admin: SamplePerson;
  readonly viewer: SamplePerson;
}

/** Makes one and waits until a worker has filled it. */
export async function makeSample(url: string, setupToken: string): Promise<Sample> {
  const nobody = createEurekaClient({ baseUrl: url });
  const { people, password } = await nobody.call("organization.explore", { setupToken });
  if (password === null) throw new Error("the sample organization was made before");
  const person = async (role: string): Promise<SamplePerson> => {
    const email = people.find((candidate) => candidate.role === role)?.email ?? "";
    const { accessToken } = await nobody.call("session.create", { email, password });
    return { email, password, api: createEurekaClient({ baseUrl: url, getAccessToken: () => accessToken }) };
  };
  const [admin, manager, viewer] = [await person("admin"), await person("manager"), await person("viewer")];
  // The last that is made in each of its two workspaces.
  const saved = async ({ api }: SamplePerson) => (await api.call("bookmark.list", { owner: "me" })).data.length;
  while ((await saved(admin)) === 0 || (await saved(manager)) === 0) await wait(100);
  return { url, admin, viewer };
}
