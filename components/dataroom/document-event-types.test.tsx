import { expect, it } from "vitest";
import * as events from "@/lib/domains/dataroom/events";
import { DOCUMENT_EVENTS, DOCUMENT_READY } from "./document-event-types";

it("names exactly the events that the data room records", () => {
  expect([...DOCUMENT_EVENTS].sort()).toEqual(
    Object.values(events)
      .map((event) => event.type)
      .sort(),
  );
  expect(events.documentReady.type).toBe(DOCUMENT_READY);
});
