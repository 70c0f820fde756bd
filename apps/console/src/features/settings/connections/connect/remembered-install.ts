/** Which platform this window left for: the platform does not say it when it sends back. */
const key = "eureka.install";

export function rememberInstall(connector: string): void {
  sessionStorage.setItem(key, connector);
}

/** Null in another window than the one that began. */
export function recallInstall(): string | null {
  return sessionStorage.getItem(key);
}
