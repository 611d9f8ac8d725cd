/** Names of events as the stream carries them. Spelled out, because the definitions would bring zod into every page. */
export const DOCUMENT_READY = "dataroom.document-ready";

/** What happens to a document's processing. */
export const PROCESSING_EVENTS: readonly string[] = [
  DOCUMENT_READY,
  "dataroom.document-pictures-found",
  "dataroom.document-text-extracted",
  "dataroom.document-failed",
  "dataroom.processing-retried",
  "dataroom.processing-cancelled",
];

/** Everything that changes a list of documents. */
export const DOCUMENT_EVENTS: readonly string[] = [
  ...PROCESSING_EVENTS,
  "dataroom.document-version-uploaded",
  "dataroom.document-trashed",
  "dataroom.document-restored",
  "dataroom.document-purged",
  "dataroom.document-classified",
  "dataroom.document-limited",
  "dataroom.document-moved",
  "dataroom.document-copied",
  "dataroom.document-renamed",
  "dataroom.document-tagged",
  "dataroom.folder-created",
  "dataroom.folder-renamed",
  "dataroom.folder-moved",
  "dataroom.folder-trashed",
  "dataroom.folder-restored",
  "dataroom.folder-classified",
  "dataroom.folder-limited",
  "dataroom.folder-purged",
  "dataroom.document-favoured",
  "dataroom.filter-saved",
  "dataroom.filter-deleted",
  "dataroom.sensitivity-suggested",
  "dataroom.suggestion-accepted",
  "dataroom.suggestion-overridden",
  "dataroom.version-pinned",
  "dataroom.version-unpinned",
  "dataroom.answering-version-changed",
];
