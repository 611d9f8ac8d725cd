import { expect, it } from "vitest";
import * as events from "@/lib/domains/dataroom/events";
import * as folders from "@/lib/domains/dataroom/folders/events";
import * as organize from "@/lib/domains/dataroom/organize/events";
import * as sensitivity from "@/lib/domains/dataroom/sensitivity/events";
import { answeringVersionChanged, versionPinned, versionUnpinned } from "@/lib/domains/dataroom/versions/events";
import { DOCUMENT_EVENTS, DOCUMENT_READY } from "./document-event-types";

/** A version restored is a version uploaded too; reading the bytes to check them changes nothing. */
const versions = { answeringVersionChanged, versionPinned, versionUnpinned };

it("names exactly the events that change what the data room shows", () => {
  expect([...DOCUMENT_EVENTS].sort()).toEqual(
    Object.values({ ...events, ...folders, ...organize, ...sensitivity, ...versions })
      .map((event) => event.type)
      .sort(),
  );
  expect(events.documentReady.type).toBe(DOCUMENT_READY);
});
