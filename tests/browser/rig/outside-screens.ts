/** What people see before they are signed in, and where they come back to Eureka: each of these screens in its other states. */
import type { Page } from "playwright-core";
import type { Screen } from "./screen.ts";

const everyCall = "**/api/v2/**";
const people = ["admin", "manager", "user", "viewer"].map((role) => ({
  memberId: `mem_${role}`,
  name: "Ann Berger",
  email: `${role}.of.the.sample.shop@eureka.example`,
  role,
}));
const setup = "/setup?token=of-another-day";

/** An installation that nobody has set up yet. */
async function unset(page: Page): Promise<void> {
  await page.route("**/api/v2/installation", (route) => route.fulfill({ json: { isSetUp: false, version: "0" } }));
  await page.route("**/api/v2/organizations/explore", (route) =>
    route.fulfill({ status: 201, json: { organizationId: "org_sample", password: "correct-horse-battery", people } }),
  );
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

export const outsideScreens: readonly Screen[] = [
  { name: "setup-form", path: setup, isPublic: true, prepare: unset },
  {
    name: "setup-explored",
    path: setup,
    isPublic: true,
    prepare: unset,
    open: async (page) => {
      await press(page, "Explore with sample data");
      await page.getByRole("list", { name: "People of the sample organization" }).waitFor();
    },
  },
  {
    name: "sign-in-refused",
    path: "/sign-in?notice=changed",
    isPublic: true,
    open: async (page) => {
      await page.getByLabel("E-mail address").fill("nobody@browser.example");
      await page.getByLabel("Password").fill("not a password of anybody");
      await press(page, "Sign in");
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "invitation-unusable",
    path: "/invitations/none",
    isPublic: true,
    open: async (page) => {
      await page.getByLabel("Password").fill("a long phrase for the tests");
      await press(page, "Accept invitation");
      await page.getByText("This invitation cannot be used any more").waitFor();
    },
  },
  {
    name: "password-reset-unusable",
    path: "/password-resets/none",
    isPublic: true,
    open: async (page) => {
      await page.getByLabel("New password").fill("a long phrase for the tests");
      await press(page, "Change password");
      await page.getByText("This link cannot be used any more").waitFor();
    },
  },
  { name: "link-identity", path: "/external-identities/link/none" },
  {
    name: "link-identity-unusable",
    path: "/external-identities/link/none",
    open: async (page) => {
      await press(page, "Link account");
      await page.getByText("This link cannot be used any more").waitFor();
    },
  },
  {
    name: "connection-callback-refused",
    path: "/connections/callback?state=made-up&error=access_denied",
    open: async (page) => {
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "session-expired",
    path: "/boards",
    open: async (page) => {
      const refusal = { type: "about:blank", title: "Signed out", status: 401, code: "session.refresh_refused" };
      await page.route(everyCall, (route) =>
        route.fulfill({ status: 401, contentType: "application/problem+json", json: { ...refusal, detail: "" } }),
      );
      await press(page, "Show archived");
      await page.getByRole("heading", { name: "Sign in again" }).waitFor();
    },
  },
];
