/** What the stories of this folder share: an installation that is removed after each test, and what this machine allows. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { type Account, createInstallation, type Installation } from "./installation.ts";

const cleanUps: (() => unknown)[] = [];

/** Undoes, last made first. */
export function cleanUpAfterEach(): void {
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  });
}

export function later(cleanUp: () => unknown): void {
  cleanUps.push(cleanUp);
}

export function newInstallation(account?: Account): Installation {
  const installation = createInstallation(account);
  later(() => installation.remove());
  return installation;
}

export const isRoot = process.getuid?.() === 0;
export const isLinux = process.platform === "linux";

/** An ordinary user that exists on every machine, as whom root can start things. */
export const ordinaryUser: Account | undefined = isRoot ? readAccount("nobody") : undefined;

/** Root in a container is often not allowed to. */
export const canMount = isRoot && isLinux && mountsOnce();
export const hasTerminal = isLinux && spawnSync("script", ["--version"], { stdio: "ignore" }).status === 0;

/** A small disk in memory; root only. */
export function mountSmallDisk(folder: string, size: string): { remount(options: string): void } {
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=0711`, "tmpfs", folder]);
  later(() => execFileSync("umount", ["--lazy", folder]));
  return { remount: (options) => execFileSync("mount", ["-o", `remount,${options}`, folder]) };
}

function mountsOnce(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "eureka-mount-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "tmpfs", folder], { stdio: "ignore" });
  if (status === 0) execFileSync("umount", [folder]);
  rmSync(folder, { recursive: true });
  return status === 0;
}

function readAccount(name: string): Account | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((each) => each.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}
