import { EurekaError } from "@eureka/contracts/errors";
import { newId } from "@eureka/contracts/ids";
import { limits } from "@eureka/contracts/limits";
import { createTestClock } from "@eureka/kit/clock";
import { createMemoryLimiter } from "@eureka/kit/limits";
import { expect, test } from "vitest";
import type { OperationDescription, Ports, Principal, RequestFacts } from "../operations/index.ts";
import { createLimitStage } from "./limit-stage.ts";

const request = { address: "203.0.113.7" } as RequestFacts;

/** The stage on a clock that stands still, with small limits. */
function smallLimits() {
  const clock = createTestClock();
  const ports = { clock, createLimiter: (limit) => createMemoryLimiter({ ...limit, clock }) } as Pick<
    Ports,
    "clock" | "createLimiter"
  > as Ports;
  const table = {
    ...limits,
    address: { ...limits.address, limit: 3 },
    refusal: { ...limits.refusal, limit: 2 },
    member: { ...limits.member, limit: 5 },
    organization: { ...limits.organization, limit: 7 },
  };
  return { clock, ports, stage: createLimitStage(table) };
}

function member(organizationId = newId("organization")): Principal {
  const id = newId("member");
  return {
    organizationId,
    actor: { type: "user", id },
    memberId: id,
    userId: null,
    sessionId: null,
    grants: [],
    keyScopes: null,
  };
}

const operation = (cost?: number) => ({ cost }) as Pick<OperationDescription, "cost"> as OperationDescription;

test("an address is refused beyond its limit, told for how long, and let in again after that", async () => {
  const { clock, ports, stage } = smallLimits();
  for (let call = 0; call < 3; call++) await stage.beforeAuthentication(ports, request);
  const refusal = await stage.beforeAuthentication(ports, request).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(EurekaError);
  expect(refusal).toMatchObject({ code: "limit.exceeded", parameters: { subject: "your address", seconds: 20 } });
  clock.advance(20_000);
  await stage.beforeAuthentication(ports, request);
});

test("refused credentials pause their address, and nobody else's", async () => {
  const { clock, ports, stage } = smallLimits();
  await stage.afterRefusal(ports, request);
  await stage.beforeAuthentication(ports, request);
  await stage.afterRefusal(ports, request);
  await expect(stage.beforeAuthentication(ports, request)).rejects.toMatchObject({ code: "limit.exceeded" });
  await stage.beforeAuthentication(ports, { ...request, address: "198.51.100.9" });
  clock.advance(61_000);
  await stage.beforeAuthentication(ports, request);
});

test("a dear operation takes more, and members of one organization share its limit", async () => {
  const { ports, stage } = smallLimits();
  const ann = member();
  expect(await stage.afterAuthentication(ports, ann, operation(4))).toMatchObject({ limit: 5, remaining: 1 });
  await expect(stage.afterAuthentication(ports, ann, operation(4))).rejects.toMatchObject({
    parameters: { subject: "the member" },
  });
  const bo = member(ann.organizationId);
  await stage.afterAuthentication(ports, bo, operation(3));
  await expect(stage.afterAuthentication(ports, bo, operation())).rejects.toMatchObject({
    parameters: { subject: "the organization" },
  });
});

test("the platform's own work is not limited", async () => {
  const { ports, stage } = smallLimits();
  const system: Principal = { ...member(), actor: { type: "system", id: "sync" } };
  for (let call = 0; call < 20; call++) expect(await stage.afterAuthentication(ports, system, operation())).toBeNull();
});
