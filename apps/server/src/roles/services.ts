/** The background services of the modules, each in the role that it belongs to. */
import type { ComposedApplication } from "@eureka/core/operations";
import type { RoleName } from "@eureka/kit/config";

/** Starts the services of these roles; the returned function stops them in the reverse order. */
export async function startServices(
  application: ComposedApplication,
  roles: ReadonlySet<RoleName>,
): Promise<() => Promise<void>> {
  const stops: (() => Promise<void>)[] = [];
  for (const service of application.services) {
    if (roles.has(service.role)) stops.push(await service.start(application));
  }
  return async () => {
    for (const stop of stops.reverse()) await stop();
  };
}
