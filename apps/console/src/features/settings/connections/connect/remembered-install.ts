/** Which platform this window left for: the platform does not say it when it sends back. */
const key = "eureka.install";
/** Whether it left to let Eureka write over there in my name; the way back is the same. */
const mandateKey = "eureka.mandate";

export function rememberInstall(connector: string): void {
  sessionStorage.setItem(key, connector);
  forgetMandate();
}

/** Null in another window than the one that began. */
export function recallInstall(): string | null {
  return sessionStorage.getItem(key);
}

export function rememberMandate(): void {
  sessionStorage.setItem(mandateKey, "begun");
}

export function forgetMandate(): void {
  sessionStorage.removeItem(mandateKey);
}

export function recallMandate(): boolean {
  return sessionStorage.getItem(mandateKey) !== null;
}
