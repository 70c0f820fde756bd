import { expect, it } from "vitest";
import { splitText } from "./remark-mentions.ts";

const names = new Map([
  ["ann", { name: "Ann Berger", isMe: false }],
  ["bo", { name: "Bo Lindqvist", isMe: true }],
]);
const marked = (text: string) =>
  splitText(text, names).flatMap(({ type, children }) => (type === "mention" ? [children?.[0]?.value] : []));
const whole = (text: string) =>
  splitText(text, names)
    .map(({ value, children }) => value ?? children?.[0]?.value)
    .join("");

it("marks the handles of members, without the full stop behind them", () => {
  expect(marked("@ann and (@Bo). Ask @ann.")).toEqual(["@ann", "@Bo", "@ann"]);
});

it("leaves addresses and unknown names alone", () => {
  expect(marked("mail ann@bo.example, x/@ann, @anna, @nobody, @@ann")).toEqual([]);
});

it("loses no letter", () => {
  for (const text of ["@ann", "a @ann b", "@ann@bo", "@ann.", "<b>@bo</b>", "no one"]) expect(whole(text)).toBe(text);
});

it("says which of them are me", () => {
  expect(splitText("@bo", names)[0]?.data).toMatchObject({
    hName: "mark",
    hProperties: { className: ["mention", "mine"], title: "Bo Lindqvist" },
  });
});
