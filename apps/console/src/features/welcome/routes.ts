import type { RouteObject } from "react-router";

/** Before signing in. */
export const publicRoutes: RouteObject[] = [
  { path: "sign-in", lazy: async () => ({ Component: (await import("./sign-in-screen.tsx")).SignInScreen }) },
  { path: "setup", lazy: async () => ({ Component: (await import("./setup-screen.tsx")).SetupScreen }) },
  {
    path: "invitations/:token",
    lazy: async () => ({ Component: (await import("./invitation-screen.tsx")).InvitationScreen }),
  },
  {
    path: "password-resets/:token",
    lazy: async () => ({ Component: (await import("./password-reset-screen.tsx")).PasswordResetScreen }),
  },
];

/** After signing in. */
export const welcomeRoutes: RouteObject[] = [
  {
    path: "first-steps",
    lazy: async () => ({ Component: (await import("./first-steps-screen.tsx")).FirstStepsScreen }),
  },
  {
    path: "external-identities/link/:token",
    lazy: async () => ({ Component: (await import("./link-identity-screen.tsx")).LinkIdentityScreen }),
  },
];
