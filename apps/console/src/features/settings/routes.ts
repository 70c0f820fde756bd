import type { RouteObject } from "react-router";

export const settingsRoutes: RouteObject[] = [
  {
    path: "settings",
    lazy: async () => ({ Component: (await import("./frame/settings-frame.tsx")).SettingsFrame }),
    children: [
      { index: true, lazy: async () => ({ Component: (await import("./frame/first-page.tsx")).FirstPage }) },
      {
        path: "profile",
        lazy: async () => ({ Component: (await import("./profile/profile-page.tsx")).ProfilePage }),
      },
      {
        path: "organization",
        lazy: async () => ({ Component: (await import("./organization/organization-page.tsx")).OrganizationPage }),
      },
      {
        path: "workspaces",
        lazy: async () => ({ Component: (await import("./workspaces/workspaces-page.tsx")).WorkspacesPage }),
      },
      {
        path: "workspaces/:workspaceId",
        lazy: async () => ({ Component: (await import("./workspaces/workspace-page.tsx")).WorkspacePage }),
      },
      {
        path: "members",
        lazy: async () => ({ Component: (await import("./members/members-page.tsx")).MembersPage }),
      },
      {
        path: "invitations",
        lazy: async () => ({ Component: (await import("./invitations/invitations-page.tsx")).InvitationsPage }),
      },
      { path: "roles", lazy: async () => ({ Component: (await import("./roles/roles-page.tsx")).RolesPage }) },
      {
        path: "api-keys",
        lazy: async () => ({ Component: (await import("./api-keys/api-keys-page.tsx")).ApiKeysPage }),
      },
      { path: "models", lazy: async () => ({ Component: (await import("./models/models-page.tsx")).ModelsPage }) },
      {
        path: "channel-mappings",
        lazy: async () => ({
          Component: (await import("./channel-mappings/channel-mappings-page.tsx")).ChannelMappingsPage,
        }),
      },
      {
        path: "connections",
        lazy: async () => ({ Component: (await import("./connections/connections-page.tsx")).ConnectionsPage }),
      },
      {
        path: "connections/connect",
        lazy: async () => ({ Component: (await import("./connections/connect/connect-page.tsx")).ConnectPage }),
      },
      {
        path: "connections/connect/:connector",
        lazy: async () => ({
          Component: (await import("./connections/connect/connect-platform-page.tsx")).ConnectPlatformPage,
        }),
      },
      {
        path: "connections/:connectionId",
        lazy: async () => ({ Component: (await import("./connections/connection-page.tsx")).ConnectionPage }),
      },
      {
        path: "external-identities",
        lazy: async () => ({
          Component: (await import("./external-identities/external-identities-page.tsx")).ExternalIdentitiesPage,
        }),
      },
      {
        path: "dead-letters",
        lazy: async () => ({ Component: (await import("./dead-letters/dead-letters-page.tsx")).DeadLettersPage }),
      },
    ],
  },
  {
    path: "connections/callback",
    lazy: async () => ({ Component: (await import("./connections/connect/callback-page.tsx")).CallbackPage }),
  },
  {
    path: "connections/leave",
    lazy: async () => ({ Component: (await import("./connections/connect/leave-page.tsx")).LeavePage }),
  },
  {
    path: "connections/registered",
    lazy: async () => ({ Component: (await import("./connections/connect/registered-page.tsx")).RegisteredPage }),
  },
];
