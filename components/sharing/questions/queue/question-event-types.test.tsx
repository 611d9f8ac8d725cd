import { expect, it } from "vitest";
import * as events from "@/lib/domains/sharing/questions/events";
import { QUESTION_EVENTS } from "./question-event-types";

it("names exactly the events that change what is shown of questions", () => {
  expect([...QUESTION_EVENTS].sort()).toEqual(
    Object.values(events)
      .map((event) => event.type)
      .sort(),
  );
});
