// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { DataTable } from "./data-table.tsx";
import { renderUi } from "./testing/render-ui.tsx";

const { happyDOM } = window as unknown as { happyDOM: { setViewport: (size: { width: number }) => void } };

afterEach(() => {
  cleanup();
  happyDOM.setViewport({ width: 1024 });
});

function draw(onRowClick?: (row: string) => void, onEdit = vi.fn()) {
  renderUi(
    <DataTable
      caption="Members"
      columns={[
        { key: "name", header: "Name", render: (row: string) => row },
        { key: "role", header: "Role", render: () => "Admin" },
      ]}
      rowActions={(row) => (
        <button onClick={() => onEdit(row)} type="button">
          {`Edit ${row}`}
        </button>
      )}
      rowKey={(row) => row}
      rows={["Ann", "Bo", "Cem"]}
      {...(onRowClick && { onRowClick })}
    />,
  );
  return onEdit;
}

const rowOf = (name: string) => screen.getByText(name).closest("tr") as HTMLElement;

test("it is a table with a name, heads and rows", () => {
  draw();
  const table = screen.getByRole("table", { name: "Members" });
  expect(
    within(table)
      .getAllByRole("columnheader")
      .map((head) => head.textContent),
  ).toEqual(["Name", "Role", "Actions"]);
  expect(within(table).getAllByRole("row")).toHaveLength(4);
  expect(rowOf("Ann").hasAttribute("tabindex")).toBe(false);
});

test("one row is in the tab order; arrows move to the others and Enter opens", () => {
  const open = vi.fn();
  draw(open);
  expect(["Ann", "Bo", "Cem"].map((name) => rowOf(name).tabIndex)).toEqual([0, -1, -1]);
  rowOf("Ann").focus();
  fireEvent.keyDown(rowOf("Ann"), { key: "ArrowDown" });
  expect(document.activeElement).toBe(rowOf("Bo"));
  expect(rowOf("Bo").tabIndex).toBe(0);
  fireEvent.keyDown(rowOf("Bo"), { key: "End" });
  fireEvent.keyDown(rowOf("Cem"), { key: "ArrowDown" });
  expect(document.activeElement).toBe(rowOf("Cem"));
  fireEvent.keyDown(rowOf("Cem"), { key: "Enter" });
  expect(open.mock.calls).toEqual([["Cem"]]);
});

test("a button in a row does what it says and does not open the row", () => {
  const open = vi.fn();
  const edit = draw(open);
  const button = screen.getByText("Edit Bo");
  fireEvent.click(button);
  fireEvent.keyDown(button, { key: "Enter" });
  expect(edit.mock.calls).toEqual([["Bo"]]);
  expect(open).not.toHaveBeenCalled();
});

test("on a narrow screen each row is a card with a button that opens it", () => {
  happyDOM.setViewport({ width: 360 });
  const open = vi.fn();
  draw(open);
  expect(screen.queryByRole("table")).toBeNull();
  expect(within(screen.getByRole("list", { name: "Members" })).getAllByRole("listitem")).toHaveLength(3);
  fireEvent.click(screen.getByRole("button", { name: "Bo" }));
  expect(open.mock.calls).toEqual([["Bo"]]);
});
