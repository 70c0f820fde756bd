/** Deliveries for applications that people consented to: handshakes before anybody is connected, and their end. */
import { signReferenceDelivery } from "@eureka/connector-sdk/reference";
import type { ConnectionTest } from "@eureka/contracts/connection";
import { type Id, toUuid } from "@eureka/contracts/ids";
import { asOwner } from "@eureka/kit/db";
import { connectByConsent, setConsentApplication } from "@eureka/testing/connect-by-consent";
import { startConsentPlatform } from "@eureka/testing/consent-platform";
import { testApplication } from "@eureka/testing/test-application";
import { testOrganization } from "@eureka/testing/test-organization";
import { workOff } from "@eureka/testing/work-off";
import { expect, onTestFinished, test, vi } from "vitest";
import { chatOf, createConnectorTools, loadConnection } from "../connections/index.ts";
import { receiveEvent } from "./index.ts";

const name = "reference-consent";
const acme = { id: "W-acme", name: "Acme" };

test("a handshake is answered for whoever signs it with an application's secret, and nothing is stored", async () => {
  const application = await testApplication();

  const handshake = (secret: string) =>
    signReferenceDelivery({ delivery: { challenge: "c1" }, secret, now: new Date() });
  const refused = { code: "inbound_event.refused" };
  await expect(receiveEvent(application.application, name, handshake("the application's"))).rejects.toMatchObject(
    refused,
  );
  const [here, elsewhere] = [await testOrganization(application), await testOrganization(application)];
  await setConsentApplication(here, { url: "http://127.0.0.1:9" });
  await setConsentApplication(elsewhere, { url: "http://127.0.0.1:9" });
  await elsewhere.run(elsewhere.admin, "connector_application.set", {
    name,
    clientId: "client-9",
    baseUrl: "http://127.0.0.1:9",
    secrets: { signing: "elsewhere" },
  });
  for (const secret of ["the application's", "elsewhere"]) {
    const reply = await receiveEvent(application.application, name, handshake(secret));
    expect(JSON.parse(reply.body)).toEqual({ challenge: "c1" });
  }
  await expect(receiveEvent(application.application, name, handshake("a guess"))).rejects.toMatchObject(refused);
  await here.run(here.admin, "connector_application.remove", { name });
  await vi.waitFor(() =>
    expect(receiveEvent(application.application, name, handshake("the application's"))).rejects.toMatchObject(refused),
  );
});

test("an application that the platform has removed has no traffic any more, until it is connected anew", async () => {
  const application = await testApplication();
  const organization = await testOrganization(application);
  const platform = await startConsentPlatform();
  onTestFinished(() => platform.close());
  await setConsentApplication(organization, platform);
  const { run, admin, organizationId } = organization;
  const { id, hookPath } = await connectByConsent(organization, platform, acme);
  const deliver = (deliveryId: string) => {
    const delivery = {
      deliveryId,
      platformWorkspaceId: "W-acme",
      sentAt: new Date().toISOString(),
      events: [{ type: "uninstalled" } as const],
    };
    const pathKey = hookPath?.split("/").at(-1) ?? "";
    // The application's secret verifies what is delivered to a connection without one of its own.
    const request = { delivery, secret: "the application's", now: new Date(), pathKey };
    return receiveEvent(application.application, "reference-consent", signReferenceDelivery(request));
  };
  await deliver("d1");
  await workOff(application);
  const stopped = await organization.transact((context) => loadConnection(context, id as Id<"connection">));
  expect(stopped.state).toBe("needs_reauth");
  expect(() => chatOf(application.application, stopped)).toThrow("needs_reauth");
  const calls = platform.calls.length;
  await expect(createConnectorTools(application.application, stopped).tokenProvider()).rejects.toMatchObject({
    code: "unauthorized",
  });
  expect(platform.calls).toHaveLength(calls);
  expect(await run<ConnectionTest>(admin, "connection.test", { id })).toMatchObject({
    ok: false,
    message: "The platform does not accept our token. Connect it anew.",
  });
  await deliver("d2");
  const stored = await asOwner(organization.database.owner, (client) =>
    client.query("select from inbound_events where organization_id = $1", [toUuid(organizationId)]),
  );
  expect(stored.rowCount).toBe(1);
  const revived = await connectByConsent(organization, platform, acme);
  expect(revived).toMatchObject({ id, state: "active" });
  expect(await run<ConnectionTest>(admin, "connection.test", { id })).toMatchObject({ ok: true });
});
