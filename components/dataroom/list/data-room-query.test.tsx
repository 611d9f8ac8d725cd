import { describe, expect, it } from "vitest";
import { dataRoomHref, listArguments, parseDataRoomQuery } from "./data-room-query";

const address = { organization: "acme", workspace: "main" };
const project = "0190a000-0000-7000-8000-000000000001";
const folder = "0190a000-0000-7000-8000-000000000002";

describe("the data room's address", () => {
  it("survives a round trip, its defaults left out", () => {
    const query = parseDataRoomQuery({ q: " fire ", project, folder, favourite: "1", status: "failed", sort: "name", trash: "1", cursor: "abc,def" });
    const href = dataRoomHref(address, query, { cursors: query.cursors });
    expect(parseDataRoomQuery(Object.fromEntries(new URL(href, "http://x").searchParams))).toEqual(query);
    expect(dataRoomHref(address, parseDataRoomQuery({}))).toBe("/acme/main/data-room");
  });

  it("goes back to the first page when a filter changes", () => {
    expect(dataRoomHref(address, parseDataRoomQuery({ cursor: "abc" }), { status: "ready" })).toBe("/acme/main/data-room?status=ready");
  });

  it("drops what it does not know", () => {
    const query = parseDataRoomQuery({ project: "x' or 1", folder: "..", favourite: "yes", status: "constructor", sort: "size", cursor: "a b", q: ["1", "2"] });
    expect(query).toEqual({ q: "", project: null, folder: null, favourite: false, status: null, sort: "-updated", trash: false, cursors: [] });
    expect(listArguments(query)).toEqual({ trashed: false, sort: "-updated", limit: 50 });
  });
});
