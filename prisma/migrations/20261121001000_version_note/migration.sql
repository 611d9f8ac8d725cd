-- What a reader should know of a version that was accepted: its name says something else than its content.
ALTER TABLE "document_versions" ADD COLUMN "note" TEXT;
