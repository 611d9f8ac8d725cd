import { dataRoomPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { DocumentStatus, ListDocuments } from "@/lib/domains/dataroom/schema";
import { STATUS_LABELS } from "@/lib/domains/dataroom/labels";

type SortName = NonNullable<ListDocuments["sort"]>;
type Params = Record<string, string | string[] | undefined>;

/** What the address of the data room says. */
export interface DataRoomQuery {
  q: string;
  project: string | null;
  folder: string | null;
  favourite: boolean;
  status: DocumentStatus | null;
  sort: SortName;
  trash: boolean;
  /** Cursors of the pages gone through, the present one last; empty on the first page. */
  cursors: readonly string[];
}

export const PAGE_SIZE = 50;
const DEFAULT_SORT: SortName = "-updated";
const SORT_NAMES: readonly SortName[] = ["-created", "created", "-updated", "updated", "name", "-name"];
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function parseDataRoomQuery(params: Params): DataRoomQuery {
  const one = (key: string) => (typeof params[key] === "string" ? params[key] : "");
  const project = one("project");
  const folder = one("folder");
  return {
    q: one("q").trim().slice(0, 200),
    project: UUID.test(project) ? project : null,
    folder: UUID.test(folder) ? folder : null,
    favourite: one("favourite") === "1",
    status: isStatus(one("status")) ? (one("status") as DocumentStatus) : null,
    sort: SORT_NAMES.find((name) => name === one("sort")) ?? DEFAULT_SORT,
    trash: one("trash") === "1",
    cursors: one("cursor")
      .split(",")
      .filter((cursor) => /^[\w-]{1,500}$/.test(cursor)),
  };
}

function isStatus(value: string): boolean {
  return Object.hasOwn(STATUS_LABELS, value);
}

/** The same place with something changed; any change but the page begins at the first page. */
export function dataRoomHref(address: WorkspaceAddress, query: DataRoomQuery, change: Partial<DataRoomQuery> = {}): string {
  const next = { ...query, cursors: [], ...change };
  return dataRoomPath(address, {
    q: next.q,
    project: next.project,
    folder: next.folder,
    favourite: next.favourite,
    status: next.status,
    sort: next.sort === DEFAULT_SORT ? null : next.sort,
    trash: next.trash,
    cursor: next.cursors.join(","),
  });
}

export function listArguments(query: DataRoomQuery): ListDocuments {
  const cursor = query.cursors.at(-1);
  return {
    trashed: query.trash,
    sort: query.sort,
    limit: PAGE_SIZE,
    ...(query.q ? { q: query.q } : {}),
    ...(query.project ? { projectId: query.project } : {}),
    ...(query.favourite ? { favourite: true } : {}),
    ...(query.folder ? { folderId: query.folder } : {}),
    ...(query.status ? { status: query.status } : {}),
    ...(cursor ? { cursor } : {}),
  };
}

export function isFiltered(query: DataRoomQuery): boolean {
  return query.q !== "" || query.project !== null || query.folder !== null || query.favourite || query.status !== null;
}
