import { describe, expect, it } from "vitest";
import { dataRoomHref, listArguments, parseDataRoomQuery } from "./data-room-query";

const address = { organization: "acme", workspace: "main" };
const project = "0190a000-0000-7000-8000-000000000001";
const folder = "0190a000-0000-7000-8000-000000000002";
const reread = (href: string) => parseDataRoomQuery(Object.fromEntries(new URL(href, "http://x").searchParams));

describe("the data room's address", () => {
  it("survives a round trip, its defaults left out", () => {
    const query = parseDataRoomQuery({
      ...{
        q: " fire ",
        in: "text",
        project,
        folder,
        status: "failed",
        level: "restricted",
        tags: "a%2Cb,50%25%20done",
        favourite: "1",
      },
      ...{ sort: "-index", cursor: "abc,def" },
    });
    expect(query).toMatchObject({
      within: "text",
      level: "restricted",
      tags: ["a,b", "50% done"],
      sort: "-index",
    });
    expect(reread(dataRoomHref(address, query, { cursors: query.cursors }))).toEqual(query);
    expect(dataRoomHref(address, parseDataRoomQuery({}))).toBe("/acme/main/data-room");
  });

  it("goes back to the first page when a filter changes, and to the usual order outside of folders", () => {
    expect(
      dataRoomHref(address, parseDataRoomQuery({ cursor: "abc" }), {
        status: "ready",
      }),
    ).toBe("/acme/main/data-room?status=ready");
    expect(
      dataRoomHref(address, parseDataRoomQuery({ folder, sort: "index" }), {
        folder: null,
      }),
    ).toBe("/acme/main/data-room");
  });

  it("asks the list for names alone: text is searched elsewhere", () => {
    expect(
      listArguments(
        parseDataRoomQuery({
          q: "door",
          in: "text",
          tags: "a",
          level: "public",
        }),
      ),
    ).toEqual({
      ...{
        trashed: false,
        sort: "-updated",
        limit: 50,
        tags: ["a"],
        sensitivity: "public",
      },
    });
  });

  it("drops what it does not know", () => {
    const query = parseDataRoomQuery({
      ...{
        project: "x' or 1",
        folder: "..",
        status: "constructor",
        level: "secret",
        in: "pages",
        tags: "%",
        sort: "weight",
        cursor: "a b",
        q: ["1", "2"],
      },
    });
    expect(query).toEqual({
      ...{
        q: "",
        within: "name",
        project: null,
        folder: null,
        favourite: false,
        status: null,
        level: null,
        tags: [],
      },
      ...{ sort: "-updated", trash: false, cursors: [] },
    });
    expect(listArguments(query)).toEqual({
      trashed: false,
      sort: "-updated",
      limit: 50,
    });
  });
});
