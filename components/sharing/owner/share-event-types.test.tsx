import { expect, it } from "vitest";
import * as events from "@/lib/domains/sharing/events";
import { SHARE_EVENTS } from "./share-event-types";

it("names exactly the events that change what is shown of links", () => {
  expect([...SHARE_EVENTS].sort()).toEqual(
    Object.values(events)
      .map((event) => event.type)
      .sort(),
  );
});
