import { expect, it } from "vitest";
import * as events from "@/lib/domains/dataroom/events";
import * as folders from "@/lib/domains/dataroom/folders/events";
import * as organize from "@/lib/domains/dataroom/organize/events";
import * as sensitivity from "@/lib/domains/dataroom/sensitivity/events";
import { DOCUMENT_EVENTS, DOCUMENT_READY } from "./document-event-types";

it("names exactly the events that the data room records", () => {
  expect([...DOCUMENT_EVENTS].sort()).toEqual(
    Object.values({ ...events, ...folders, ...organize, ...sensitivity })
      .map((event) => event.type)
      .sort(),
  );
  expect(events.documentReady.type).toBe(DOCUMENT_READY);
});
