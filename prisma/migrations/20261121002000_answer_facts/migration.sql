-- What an answer's card shows must survive a reload.
ALTER TABLE "messages" ADD COLUMN "not_found" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "citations" ADD COLUMN "heading_path" TEXT[] DEFAULT ARRAY[]::TEXT[];
