import { expect, it } from "vitest";
import { porterStem } from "./porter-stemmer";

const PAIRS = `caresses caress, ponies poni, cats cat, feed feed, agreed agre, plastered plaster, bled bled, motoring motor, sing sing,
  conflated conflat, troubled troubl, sized size, hopping hop, falling fall, hissing hiss, filing file, happy happi, sky sky,
  relational relat, conditional condit, vietnamization vietnam, operator oper, hopefulness hope, sensitivity sensit, triplicate triplic,
  formalize formal, goodness good, allowance allow, airliner airlin, adjustable adjust, replacement replac, adoption adopt, homologous homolog,
  effective effect, bowdlerize bowdler, probate probat, rate rate, cease ceas, controlling control, roll roll, generalizations gener`;

it.each(PAIRS.split(",").map((pair) => pair.trim().split(" ")))("stems %s to %s, as its author's paper does", (word = "", stem = "") => {
  expect(porterStem(word)).toBe(stem);
});
