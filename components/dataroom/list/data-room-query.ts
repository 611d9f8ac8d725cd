import { dataRoomPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { STATUS_LABELS } from "@/lib/domains/dataroom/labels";
import { type DocumentListDto, type DocumentStatus, type ListDocuments, SORTS, type TextMatchDto } from "@/lib/domains/dataroom/schema";
import { SENSITIVITIES, type Sensitivity } from "@/lib/kernel/sensitivity";

type SortName = NonNullable<ListDocuments["sort"]>;
type Params = Record<string, string | string[] | undefined>;

/** What the address of the data room says. */
export interface DataRoomQuery {
  q: string;
  /** Whether `q` is looked for in the names or in the text. */
  within: "name" | "text";
  project: string | null;
  folder: string | null;
  favourite: boolean;
  status: DocumentStatus | null;
  level: Sensitivity | null;
  tags: readonly string[];
  sort: SortName;
  trash: boolean;
  /** Cursors of the pages gone through, the present one last; empty on the first page. */
  cursors: readonly string[];
}

export const PAGE_SIZE = 50;
const DEFAULT_SORT: SortName = "-updated";
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Everything that narrows the list, undone. */
export const NO_FILTERS = {
  q: "",
  project: null,
  folder: null,
  favourite: false,
  status: null,
  level: null,
  tags: [],
} satisfies Partial<DataRoomQuery>;

export function parseDataRoomQuery(params: Params): DataRoomQuery {
  const one = (key: string) => (typeof params[key] === "string" ? params[key] : "");
  const id = (key: string) => (UUID.test(one(key)) ? one(key) : null);
  return {
    q: one("q").trim().slice(0, 200),
    within: one("in") === "text" ? "text" : "name",
    project: id("project"),
    folder: id("folder"),
    favourite: one("favourite") === "1",
    status: isStatus(one("status")) ? (one("status") as DocumentStatus) : null,
    level: SENSITIVITIES.find((level) => level === one("level")) ?? null,
    tags: tagsOf(one("tags")),
    sort: SORTS.find((name) => name === one("sort")) ?? DEFAULT_SORT,
    trash: one("trash") === "1",
    cursors: one("cursor")
      .split(",")
      .filter((cursor) => /^[\w-]{1,500}$/.test(cursor)),
  };
}

function isStatus(value: string): boolean {
  return Object.hasOwn(STATUS_LABELS, value);
}

/** A tag may hold a comma, so each is encoded before they are joined. */
function tagsOf(text: string): string[] {
  try {
    const tags = text.split(",").map((tag) => decodeURIComponent(tag).trim());
    return [...new Set(tags.filter((tag) => tag !== "" && tag.length <= 50))].slice(0, 20);
  } catch {
    return [];
  }
}

/** The same place with something changed; any change but the page begins at the first page. */
export function dataRoomHref(address: WorkspaceAddress, query: DataRoomQuery, change: Partial<DataRoomQuery> = {}): string {
  const next = { ...query, cursors: [], ...change };
  // A document's number is one in its folder.
  const sort = next.sort.endsWith("index") && !next.folder ? DEFAULT_SORT : next.sort;
  return dataRoomPath(address, {
    q: next.q,
    in: next.within === "text" && !next.trash ? "text" : null,
    project: next.project,
    folder: next.folder,
    favourite: next.favourite,
    status: next.status,
    level: next.level,
    tags: next.tags.map(encodeURIComponent).join(","),
    sort: sort === DEFAULT_SORT ? null : sort,
    trash: next.trash,
    cursor: next.cursors.join(","),
  });
}

export function isTextSearch(query: DataRoomQuery): boolean {
  return query.within === "text" && query.q !== "" && !query.trash;
}

/** The documents whose text answers best come first, all on one page. */
export function bestFirst<List extends DocumentListDto>(list: List, matches: readonly TextMatchDto[]): List {
  const ranks = new Map(matches.map(({ documentId }, rank) => [documentId, rank]));
  const rankOf = ({ id }: { id: string }) => ranks.get(id) ?? matches.length;
  return {
    ...list,
    data: [...list.data].sort((a, b) => rankOf(a) - rankOf(b)),
  };
}

export function listArguments(query: DataRoomQuery, matches: readonly TextMatchDto[] | null = null): ListDocuments {
  if (matches)
    return {
      ...listArguments({ ...query, cursors: [] }),
      ids: matches.map((match) => match.documentId),
      limit: 100,
    };
  const cursor = query.cursors.at(-1);
  return {
    trashed: query.trash,
    sort: query.sort,
    limit: PAGE_SIZE,
    ...(query.q && !isTextSearch(query) ? { q: query.q } : {}),
    ...(query.project ? { projectId: query.project } : {}),
    ...(query.favourite ? { favourite: true } : {}),
    ...(query.folder ? { folderId: query.folder } : {}),
    ...(query.status ? { status: query.status } : {}),
    ...(query.level ? { sensitivity: query.level } : {}),
    ...(query.tags.length > 0 ? { tags: [...query.tags] } : {}),
    ...(cursor ? { cursor } : {}),
  };
}

export function isFiltered(query: DataRoomQuery): boolean {
  return query.project !== null || query.folder !== null || isSearched(query);
}

/** Whether documents are looked for by what they are, and not only by where they lie. */
export function isSearched(query: DataRoomQuery): boolean {
  return query.q !== "" || query.favourite || query.status !== null || query.level !== null || query.tags.length > 0;
}
