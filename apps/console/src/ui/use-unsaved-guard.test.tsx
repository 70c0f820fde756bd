// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { createMemoryRouter, Link, RouterProvider, useNavigate } from "react-router";
import { afterEach, expect, test } from "vitest";
import { renderUi } from "./testing/render-ui.tsx";
import { useUnsavedGuard } from "./use-unsaved-guard.ts";

afterEach(cleanup);

function Form({ isDirty }: { readonly isDirty: boolean }) {
  useUnsavedGuard(isDirty);
  return <Link to="/elsewhere">go</Link>;
}

function draw(isDirty: boolean) {
  const router = createMemoryRouter([
    { path: "/", element: <Form isDirty={isDirty} /> },
    { path: "/elsewhere", element: <p>elsewhere</p> },
  ]);
  renderUi(<RouterProvider router={router} />);
}

test("nothing is asked where nothing would be lost", async () => {
  draw(false);
  fireEvent.click(screen.getByText("go"));
  expect(await screen.findByText("elsewhere")).toBeTruthy();
});

test("staying keeps the screen, and the next try asks again; leaving goes", async () => {
  draw(true);
  fireEvent.click(screen.getByText("go"));
  fireEvent.click(await screen.findByText("Stay"));
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  expect(screen.queryByText("elsewhere")).toBeNull();
  fireEvent.click(screen.getByText("go"));
  fireEvent.click(await screen.findByText("Leave"));
  expect(await screen.findByText("elsewhere")).toBeTruthy();
});

test("what was just saved can be left without a question", async () => {
  function Saving() {
    const release = useUnsavedGuard(true);
    const navigate = useNavigate();
    const save = () => {
      release();
      void navigate("/elsewhere");
    };
    return (
      <button onClick={save} type="button">
        save
      </button>
    );
  }
  const router = createMemoryRouter([
    { path: "/", element: <Saving /> },
    { path: "/elsewhere", element: <p>elsewhere</p> },
  ]);
  renderUi(<RouterProvider router={router} />);
  fireEvent.click(screen.getByText("save"));
  expect(await screen.findByText("elsewhere")).toBeTruthy();
});

test("closing the tab asks too, but only with unsaved changes", () => {
  const closes = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return !event.defaultPrevented;
  };
  draw(true);
  expect(closes()).toBe(false);
  cleanup();
  draw(false);
  expect(closes()).toBe(true);
});
