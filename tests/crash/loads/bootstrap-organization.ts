import type { LoadKind } from "../load-kind.ts";

/** A whole new organization in one transaction. It is nobody's yet, so no key could make a repetition harmless. */
export const bootstrapOrganization: LoadKind = {
  name: "organization.bootstrap",
  weight: 1,
  repeatable: "nothing",
  request: ({ tenant, marker }) => ({
    method: "POST",
    path: "/api/v2/organizations/bootstrap",
    headers: { authorization: "" },
    body: {
      setupToken: tenant.setupToken,
      organizationName: marker,
      email: `${marker}@example.com`,
      name: "Ann Example",
      password: `the password of ${marker}`,
    },
  }),
  effects: ({ marker }, snapshot) => {
    const organizations = snapshot.named(marker);
    const events = organizations.flatMap((each) => each.eventsOf(each.id, "organization.created"));
    return {
      organization: organizations.length,
      workspace: organizations.filter(({ workspaces }) => workspaces > 0).length,
      event: events.filter(({ position }) => position !== null).length,
      "audit record": organizations.flatMap((each) =>
        events.flatMap(({ correlationId }) => each.auditsOf(correlationId, "organization.bootstrap")),
      ).length,
    };
  },
};
