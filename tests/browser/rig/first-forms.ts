/** The forms of those who begin: in an organization in which nothing was done yet, before signing in, and in the palette. */
import type { Form } from "./form.ts";

/** What everybody of a stage signs in with. */
const passwordOfStage = "a long phrase for the tests";

export const operationForms: readonly Form[] = [
  {
    name: "an operation of the palette",
    source: "features/palette/operation-dialog.tsx",
    path: () => "/",
    open: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox").fill("Make a board");
      await page.getByRole("option", { name: /^Make a board/ }).click();
      await page.getByRole("textbox", { name: "name", exact: true }).waitFor();
    },
    fields: [{ label: "name" }, { label: "description" }],
    submit: "Run",
  },
];

/** For an organization in which nothing was done yet. */
export const firstForms: readonly Form[] = [
  {
    name: "the first workspace",
    source: "features/welcome/steps/workspace-step.tsx",
    path: () => "/first-steps",
    fields: [{ label: "Name of the workspace" }],
    submit: "Use this name",
    reads: () => "/settings/workspaces",
  },
  {
    name: "the first invitation",
    source: "features/welcome/steps/invite-step.tsx",
    path: () => "/first-steps",
    // Without a model, a chat and a board of another platform.
    way: ["Go on without", "Go on without", "Go on without"],
    fields: [{ label: "E-mail address", plain: "first@browser.example" }],
    submit: "Make link",
    reads: null,
  },
  {
    name: "the first ideas",
    source: "features/welcome/steps/idea-step.tsx",
    path: () => "/first-steps",
    way: ["Later"],
    fields: [{ label: "Topic" }],
    submit: "Find ideas",
  },
  {
    name: "an application that the platform makes",
    source: "features/settings/connections/connect/register-by-platform.tsx",
    path: () => "/settings/connections/connect/github",
    // The way leads to the platform's own page.
    open: async (page) => {
      await page.route("https://github.com/**", (route) => route.fulfill({ body: "A page of GitHub" }));
    },
    fields: [{ label: "Organization on GitHub", plain: "acme" }],
    submit: "Create the app for me",
    retry: async (page) => {
      await page.getByRole("button", { name: "Create the app for me" }).click();
      await page.getByText("A page of GitHub").waitFor();
    },
    reads: null,
  },
  {
    name: "signing in again",
    source: "app/expired-dialog.tsx",
    path: () => "/settings/profile",
    open: async (page, { admin }) => {
      const { data } = await admin.api.call("session.list", { memberId: admin.memberId });
      for (const { id } of data) await admin.api.call("session.revoke", { id });
      await page.getByRole("textbox", { name: "Name", exact: true }).fill("Ann Again");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByRole("heading", { name: "Sign in again" }).waitFor();
    },
    fields: [{ label: "Password", plain: passwordOfStage }],
    submit: "Sign in",
    reads: null,
  },
];

/** Each in a window of its own, in which nobody is signed in. */
export const publicForms: readonly Form[] = [
  {
    name: "signing in",
    source: "features/welcome/sign-in-screen.tsx",
    path: () => "/sign-in",
    fields: [
      { label: "E-mail address", plain: "nobody@browser.example" },
      { label: "Password", plain: "not a password of anybody" },
    ],
    submit: "Sign in",
    reads: null,
  },
  {
    name: "setting up",
    source: "features/welcome/setup-screen.tsx",
    path: () => "/setup?token=of-another-day",
    fields: [
      { label: "Name of the organization" },
      { label: "Your name" },
      { label: "Your e-mail address", plain: "first@browser.example" },
      { label: "Password", plain: "a long phrase for the tests" },
    ],
    submit: "Create organization",
    reads: null,
  },
  {
    name: "accepting an invitation",
    source: "features/welcome/invitation-screen.tsx",
    path: ({ invitation }) => invitation,
    fields: [{ label: "Your name" }, { label: "Password", plain: "a long phrase for the tests" }],
    submit: "Accept invitation",
  },
  {
    name: "a new password",
    source: "features/welcome/password-reset-screen.tsx",
    path: ({ passwordReset }) => passwordReset,
    fields: [{ label: "New password", plain: "another phrase for the tests" }],
    submit: "Change password",
    reads: null,
  },
];
