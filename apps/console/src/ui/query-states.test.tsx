// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { ApiFailure } from "./api-failure.ts";
import { QueryStates } from "./query-states.tsx";
import { renderUi } from "./testing/render-ui.tsx";

afterEach(cleanup);

const failure = (status: number | null): ApiFailure => ({
  kind: status === null ? "connection" : "api",
  code: "some.code",
  status,
  title: "The server said no",
  detail: "Do this instead.",
  errors: [],
  requestId: status === null ? null : "req_1",
});

interface Given {
  readonly data?: string[];
  readonly error?: unknown;
}

function draw({ data, error }: Given) {
  const refetch = vi.fn();
  renderUi(
    <QueryStates
      empty={<p>nothing yet</p>}
      isEmpty={(rows: string[]) => rows.length === 0}
      query={{ isLoading: !data && !error, isError: error !== undefined, error, data, refetch }}
    >
      {(rows) => rows.map((row) => <p key={row}>{row}</p>)}
    </QueryStates>,
  );
  return refetch;
}

test("its shape while it loads, then its rows, or that there are none", () => {
  draw({});
  expect(screen.getByLabelText("Loading")).toBeTruthy();
  cleanup();
  draw({ data: ["one"] });
  expect(screen.getByText("one")).toBeTruthy();
  cleanup();
  draw({ data: [] });
  expect(screen.getByText("nothing yet")).toBeTruthy();
});

test("a failure says what happened, what to do, the id to ask about, and tries again", () => {
  const refetch = draw({ error: failure(503) });
  const alert = screen.getByRole("alert");
  for (const words of ["The server said no", "Do this instead.", "req_1"]) expect(alert.textContent).toContain(words);
  fireEvent.click(screen.getByText("Try again"));
  expect(refetch).toHaveBeenCalledOnce();
});

test("without an answer it is the connection that is named", () => {
  draw({ error: failure(null) });
  expect(screen.getByRole("alert").textContent).toContain("No answer from the server");
});

test("what may not be seen says who can help, what is gone that it is gone; neither can be tried again", () => {
  draw({ error: failure(403) });
  expect(screen.getByText("You may not see this.")).toBeTruthy();
  expect(screen.queryByText("Try again")).toBeNull();
  cleanup();
  draw({ error: failure(404) });
  expect(screen.getByText("This does not exist, or it is not yours to see.")).toBeTruthy();
});

test("rows that were loaded stay when a later attempt fails, but not once they may not be seen", () => {
  draw({ data: ["one"], error: failure(503) });
  expect(screen.getByText("one")).toBeTruthy();
  expect(screen.getByRole("alert")).toBeTruthy();
  cleanup();
  draw({ data: ["one"], error: failure(403) });
  expect(screen.queryByText("one")).toBeNull();
});

test("a mistake of ours shows no technical words", () => {
  draw({ error: new TypeError("x is not a function") });
  expect(screen.getByRole("alert").textContent).toContain("Something went wrong");
  expect(screen.queryByText(/not a function/)).toBeNull();
});
