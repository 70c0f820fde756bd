import { adminBootstrap } from "./admin-bootstrap.ts";
import { adminResetPassword } from "./admin-reset-password.ts";
import { ideas } from "./ideas.ts";
import { login } from "./login.ts";
import { logout } from "./logout.ts";
import type { OwnCommand } from "./own-command.ts";
import { version } from "./version.ts";
import { watchRun } from "./watch-run.ts";
import { whoami } from "./whoami.ts";

/** The commands that are more than one operation. */
export const ownCommands: readonly OwnCommand[] = [
  login,
  logout,
  whoami,
  ideas,
  adminBootstrap,
  adminResetPassword,
  watchRun,
  version,
];
