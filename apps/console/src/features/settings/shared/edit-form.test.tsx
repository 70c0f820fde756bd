// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { afterEach, expect, test } from "vitest";
import { renderUi } from "../../../ui/testing/render-ui.tsx";
import { EditForm } from "./edit-form.tsx";
import { useAction } from "./use-action.ts";
import { useEdits } from "./use-edits.ts";

afterEach(cleanup);

interface Save {
  readonly changed: object;
  readonly ifMatch: number | undefined;
  readonly answer: (version: number) => void;
}

const server = { name: "Acme", motto: "Onwards" };

function Form({ saves }: { readonly saves: Save[] }) {
  // The version stays as it was first read: a second reading takes its time.
  const edits = useEdits(server, 1);
  const action = useAction();
  const onSave = (changed: object, ifMatch: number | undefined) =>
    new Promise<{ version: number }>((resolve) => {
      saves.push({ changed, ifMatch, answer: (version) => resolve({ version }) });
    });
  return (
    <EditForm
      action={action}
      describe={(field, value) => ({ label: field, text: value })}
      edits={edits}
      onSave={onSave}
      server={server}
    >
      <input aria-label="name" onChange={(event) => edits.set("name", event.target.value)} value={edits.values.name} />
      <input
        aria-label="motto"
        onChange={(event) => edits.set("motto", event.target.value)}
        value={edits.values.motto}
      />
    </EditForm>
  );
}

function draw() {
  const saves: Save[] = [];
  renderUi(<RouterProvider router={createMemoryRouter([{ path: "/", element: <Form saves={saves} /> }])} />);
  return saves;
}

function type(field: string, value: string) {
  fireEvent.change(screen.getByLabelText(field), { target: { value } });
}

test("what is typed while the form is being saved stands, and is saved on top of what was saved", async () => {
  const saves = draw();
  type("name", "Acme & Sons");
  fireEvent.click(screen.getByText("Save"));
  expect(saves).toMatchObject([{ changed: { name: "Acme & Sons" }, ifMatch: 1 }]);

  type("motto", "Upwards");
  await act(async () => saves[0]?.answer(2));
  expect(screen.getByLabelText<HTMLInputElement>("motto").value).toBe("Upwards");
  fireEvent.click(screen.getByText("Save"));
  expect(saves.slice(1)).toMatchObject([{ changed: { motto: "Upwards" }, ifMatch: 2 }]);
});

test("what is typed after a save is saved on top of it, even where it was not read anew yet", async () => {
  const saves = draw();
  type("name", "Acme & Sons");
  fireEvent.click(screen.getByText("Save"));
  await act(async () => saves[0]?.answer(2));
  type("motto", "Upwards");
  fireEvent.click(screen.getByText("Save"));
  expect(saves[1]?.ifMatch).toBe(2);
});

test("saving again before the answer waits for it", async () => {
  const saves = draw();
  type("name", "Acme & Sons");
  fireEvent.click(screen.getByText("Save"));
  type("motto", "Upwards");
  fireEvent.submit(screen.getByLabelText("motto"));
  expect(saves).toHaveLength(1);
  await act(async () => saves[0]?.answer(2));
  expect(saves.slice(1)).toMatchObject([{ changed: { motto: "Upwards" }, ifMatch: 2 }]);
});
