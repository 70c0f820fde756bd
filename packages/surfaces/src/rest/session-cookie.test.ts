import { testServer } from "@eureka/testing/rest-server";
import { testOrganization, testPassword } from "@eureka/testing/test-organization";
import { expect, test } from "vitest";

const cookieHeader = { "eureka-session": "cookie" };

async function open() {
  const organization = await testOrganization();
  const { server } = await testServer(organization);
  const post = (path: string, payload: object, headers: Record<string, string> = {}) =>
    server.inject({ method: "POST", url: `/api/v2${path}`, headers: { ...cookieHeader, ...headers }, payload });
  const signIn = () => post("/sessions", { email: organization.emails.admin, password: testPassword });
  return { organization, server, post, signIn };
}

test("a browser on plain http keeps its refresh token in a cookie, and gets access tokens with their end for it", async () => {
  const { post, signIn } = await open();
  const signedIn = await signIn();
  expect(signedIn.statusCode).toBe(201);
  expect(signedIn.json()).toMatchObject({ refreshToken: null, accessToken: expect.any(String) });
  const [cookie] = signedIn.cookies;
  expect(cookie).toMatchObject({ name: "eureka_refresh", path: "/", httpOnly: true, sameSite: "Strict" });
  expect(cookie?.secure).toBeUndefined();

  const refreshed = await post("/sessions/refresh", {}, { cookie: `eureka_refresh=${cookie?.value}` });
  expect(refreshed.statusCode).toBe(200);
  const tokens = refreshed.json();
  expect(tokens).toMatchObject({ refreshToken: null, sessionId: signedIn.json().sessionId });
  expect(Date.parse(tokens.accessTokenExpiresAt)).toBeGreaterThan(Date.now());
  expect(refreshed.cookies[0]?.value).not.toBe(cookie?.value);

  const again = await post("/sessions/refresh", {}, { cookie: `eureka_refresh=${cookie?.value}` });
  expect(again.json()).toMatchObject({ code: "session.refresh_refused" });
  const without = await post("/sessions/refresh", {});
  expect(without.json()).toMatchObject({ code: "request.invalid" });
});

test("signing out everywhere takes the cookie along, but not where this session goes on", async () => {
  const { post, signIn, organization } = await open();
  const authorization = { authorization: `Bearer ${(await signIn()).json().accessToken}` };
  for (const goesOn of [{ keepCurrent: true }, { memberId: organization.user.memberId }]) {
    const answer = await post("/sessions/revoke-all", goesOn, authorization);
    expect(answer.statusCode).toBe(200);
    expect(answer.cookies).toEqual([]);
  }
  const everywhere = await post("/sessions/revoke-all", {}, authorization);
  expect(everywhere.cookies).toEqual([expect.objectContaining({ name: "eureka_refresh", value: "" })]);
});
