import type { RouteObject } from "react-router";

const lazy = async () => ({ Component: (await import("./inbox-screen.tsx")).InboxScreen });

export const inboxRoutes: RouteObject[] = [
  { path: "inbox", lazy },
  { path: "inbox/:decisionId", lazy },
];
