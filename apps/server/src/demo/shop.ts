/** The first workspace: a small web shop before the winter sale. */
import { shopItems } from "./shop-items.ts";
import type { DemoWorkspace } from "./story.ts";

export const shop: DemoWorkspace = {
  name: "Web shop",
  key: "SHOP",
  board: "Shop board",
  labels: [
    { name: "bug", color: "red" },
    { name: "checkout", color: "blue" },
    { name: "delivery", color: "teal" },
    { name: "design", color: "pink" },
    { name: "idea", color: "purple" },
    { name: "mail", color: "yellow" },
    { name: "operations", color: "grey" },
    { name: "research", color: "brown" },
    { name: "search", color: "green" },
    { name: "speed", color: "orange" },
  ],
  items: shopItems,
  proposals: {
    board: "Roadmap",
    items: [
      {
        by: "cleo",
        title: "Offer gift wrapping",
        description:
          "A third of December's orders go to another address than the buyer's.\n\n* costs us about 1.20 a parcel\n* we could ask 2.50\n* the packing table has room for it",
      },
    ],
  },
  ideaRun: {
    by: "bo",
    topic: "More customers who come back a second time",
    context: "Small web shop for clothes; one mail a week; most orders come from telephones; no discounts",
    bookmark: { by: "bo", tags: ["customers", "mail"], note: "Worth a try after the winter sale." },
  },
  channels: [
    {
      name: "shop-talk",
      topic: "Everything about the web shop",
      messages: [
        {
          by: "cleo",
          text: "Morning! Two customers wrote that the voucher field is gone on phones.",
          reactions: [
            { by: "bo", emoji: "eyes" },
            { by: "eva", emoji: "eyes" },
          ],
        },
        { by: "bo", text: "I see it too. Since when, @cleo?", reply: true },
        { by: "cleo", text: "Since Tuesday's release, I think. The field is there but has no height.", reply: true },
        { by: "eva", text: "That could be my change to the summary. Looking.", reply: true },
        { by: "bo", text: "/eureka new Voucher field is missing on phones, urgent by Friday @cleo #bug" },
        {
          by: "ann",
          text: "The new product photos look great, by the way.",
          reactions: [
            { by: "cleo", emoji: "heart" },
            { by: "eva", emoji: "heart" },
            { by: "bo", emoji: "tada" },
          ],
        },
        {
          by: "eva",
          text: "Thank you! Half of them are from the window of the office, do not tell anybody.",
          reply: true,
        },
        {
          by: "bo",
          text: "Numbers of last week:\n\n| | orders | returns |\n|---|---|---|\n| last week | 412 | 31 |\n| before | 388 | 40 |\n\nFewer returns since the size table is on the page.",
          reactions: [
            { by: "ann", emoji: "chart_with_upwards_trend" },
            { by: "cleo", emoji: "+1" },
          ],
        },
        { by: "ann", text: "Good. @bo and @eva, can you show that on Monday?", reply: true },
        { by: "eva", text: "Gladly.", reply: true },
        { by: "cleo", text: "Does anybody know why `t-shirt` finds more than `t shirt`? I made an item of it." },
        { by: "bo", text: "The index cuts at hyphens. It always did.", reply: true },
        {
          by: "cleo",
          text: "Then it has been wrong for three years.",
          reply: true,
          reactions: [{ by: "bo", emoji: "joy" }],
        },
      ],
    },
    {
      name: "releases",
      topic: "What goes out on Thursdays",
      messages: [
        { by: "bo", text: "This Thursday: the address in the checkout, the new icons, faster search." },
        { by: "cleo", text: "The address fix is in review. @bo, I need somebody with an old telephone.", reply: true },
        {
          by: "eva",
          text: "I have one. It is so old that it has a button.",
          reply: true,
          reactions: [{ by: "cleo", emoji: "pray" }],
        },
        {
          by: "ann",
          text: "Please nothing on the day of the sale itself, @bo @cleo @eva.",
          reactions: [
            { by: "bo", emoji: "white_check_mark" },
            { by: "cleo", emoji: "white_check_mark" },
          ],
        },
        { by: "eva", text: "Not even the headline, @ann? It names the date.", reply: true },
        { by: "cleo", text: "@ann the address fix works on Eva's telephone. It can go out on Thursday." },
        {
          by: "bo",
          text: "Then Thursday it is. @ann, please have a look at the proposal on the roadmap before.",
          reply: true,
        },
      ],
    },
  ],
};
