ALTER TABLE "documents"
    ADD COLUMN "folder_id" UUID,
    ADD COLUMN "position" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "name_key" TEXT GENERATED ALWAYS AS (lower("name")) STORED,
    ADD COLUMN "pinned_version_id" UUID;
ALTER TABLE "document_versions"
    ADD COLUMN "flags" JSONB NOT NULL DEFAULT '[]',
    ADD COLUMN "scan" TEXT NOT NULL DEFAULT 'not-scanned',
    ADD COLUMN "document_type" TEXT,
    ADD COLUMN "ocr_pages" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "document_pages" ADD COLUMN "words" JSONB, ADD COLUMN "grid" JSONB;

CREATE TABLE "folders" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "min_sensitivity" SMALLINT NOT NULL DEFAULT 0,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    CONSTRAINT "folders_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "folder_departments" (
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "folder_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    CONSTRAINT "folder_departments_pkey" PRIMARY KEY ("folder_id", "department_id")
);

CREATE TABLE "document_favourites" (
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "document_favourites_pkey" PRIMARY KEY ("document_id", "user_id")
);

CREATE TABLE "saved_filters" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "saved_filters_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "sensitivity_suggestions" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "level" SMALLINT NOT NULL,
    "evidence" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "sensitivity_suggestions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "resumable_uploads" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "received" BIGINT NOT NULL DEFAULT 0,
    "details" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'receiving',
    "document_id" UUID,
    "version_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "resumable_uploads_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "share_links" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "password_hash" TEXT,
    "password_set_at" TIMESTAMPTZ(3),
    "ask_email" BOOLEAN NOT NULL DEFAULT false,
    "emails" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "domains" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "allow_download" BOOLEAN NOT NULL DEFAULT false,
    "watermark" BOOLEAN NOT NULL DEFAULT true,
    "agreement" TEXT,
    "view_limit" INTEGER,
    "views" INTEGER NOT NULL DEFAULT 0,
    "question_quota" INTEGER,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "share_links_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "share_link_items" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "document_id" UUID,
    "folder_id" UUID,
    CONSTRAINT "share_link_items_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "share_visits" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "email" TEXT,
    "email_verified_at" TIMESTAMPTZ(3),
    "code_email" TEXT,
    "code_sealed" TEXT,
    "code_expires_at" TIMESTAMPTZ(3),
    "code_tries" SMALLINT NOT NULL DEFAULT 0,
    "password_at" TIMESTAMPTZ(3),
    "ip" TEXT,
    "user_agent" TEXT,
    "agreed_at" TIMESTAMPTZ(3),
    "agreement_hash" TEXT,
    "admitted_at" TIMESTAMPTZ(3),
    "reported_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "share_visits_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "share_page_views" (
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "page" INTEGER NOT NULL,
    "milliseconds" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "share_page_views_pkey" PRIMARY KEY ("visit_id", "version_id", "page")
);

CREATE TABLE "share_questions" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "visit_id" UUID,
    "asker" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'asked',
    "draft" TEXT,
    "draft_citations" JSONB NOT NULL DEFAULT '[]',
    "draft_not_found" BOOLEAN NOT NULL DEFAULT false,
    "draft_unsupported" JSONB NOT NULL DEFAULT '[]',
    "draft_engine" TEXT,
    "draft_error" TEXT,
    "drafted_at" TIMESTAMPTZ(3),
    "answer" TEXT,
    "citations" JSONB NOT NULL DEFAULT '[]',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "answered_by" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "approved_by" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "audience" TEXT,
    "published_by" UUID,
    "published_at" TIMESTAMPTZ(3),
    "decline_reason" TEXT,
    "declined_by" UUID,
    "declined_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "share_questions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "share_questions_anonymous_check" CHECK ("anonymous" = ("visit_id" IS NULL))
);

CREATE UNIQUE INDEX "folders_id_workspace_id_key" ON "folders"("id", "workspace_id");
CREATE INDEX "folders_project_id_parent_id_position_idx" ON "folders"("project_id", "parent_id", "position");
CREATE INDEX "folder_departments_department_id_idx" ON "folder_departments"("department_id");
CREATE INDEX "document_favourites_workspace_id_user_id_idx" ON "document_favourites"("workspace_id", "user_id");
CREATE INDEX "saved_filters_workspace_id_user_id_idx" ON "saved_filters"("workspace_id", "user_id");
CREATE UNIQUE INDEX "sensitivity_suggestions_version_id_workspace_id_key" ON "sensitivity_suggestions"("version_id", "workspace_id");
CREATE INDEX "sensitivity_suggestions_document_id_idx" ON "sensitivity_suggestions"("document_id");
CREATE INDEX "sensitivity_suggestions_workspace_id_status_idx" ON "sensitivity_suggestions"("workspace_id", "status");
CREATE INDEX "resumable_uploads_workspace_id_user_id_idx" ON "resumable_uploads"("workspace_id", "user_id");
CREATE INDEX "resumable_uploads_expires_at_idx" ON "resumable_uploads"("expires_at");
CREATE UNIQUE INDEX "share_links_token_hash_key" ON "share_links"("token_hash");
CREATE UNIQUE INDEX "share_links_id_workspace_id_key" ON "share_links"("id", "workspace_id");
CREATE INDEX "share_links_workspace_id_created_at_idx" ON "share_links"("workspace_id", "created_at" DESC);
CREATE INDEX "share_link_items_link_id_idx" ON "share_link_items"("link_id");
CREATE INDEX "share_link_items_document_id_idx" ON "share_link_items"("document_id");
CREATE INDEX "share_link_items_folder_id_idx" ON "share_link_items"("folder_id");
CREATE UNIQUE INDEX "share_visits_token_hash_key" ON "share_visits"("token_hash");
CREATE UNIQUE INDEX "share_visits_id_workspace_id_key" ON "share_visits"("id", "workspace_id");
CREATE INDEX "share_visits_link_id_started_at_idx" ON "share_visits"("link_id", "started_at" DESC);
CREATE INDEX "share_questions_link_id_created_at_idx" ON "share_questions"("link_id", "created_at" DESC);
CREATE INDEX "share_questions_link_id_party_idx" ON "share_questions"("link_id", "party");
CREATE INDEX "share_questions_workspace_id_created_at_idx" ON "share_questions"("workspace_id", "created_at" DESC);

ALTER TABLE "folders" ADD CONSTRAINT "folders_project_id_workspace_id_fkey" FOREIGN KEY ("project_id", "workspace_id") REFERENCES "projects"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "folders" ADD CONSTRAINT "folders_parent_id_workspace_id_fkey" FOREIGN KEY ("parent_id", "workspace_id") REFERENCES "folders"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "folder_departments" ADD CONSTRAINT "folder_departments_folder_id_workspace_id_fkey" FOREIGN KEY ("folder_id", "workspace_id") REFERENCES "folders"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "folder_departments" ADD CONSTRAINT "folder_departments_department_id_organization_id_fkey" FOREIGN KEY ("department_id", "organization_id") REFERENCES "departments"("id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "document_favourites" ADD CONSTRAINT "document_favourites_document_id_workspace_id_fkey" FOREIGN KEY ("document_id", "workspace_id") REFERENCES "documents"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "saved_filters" ADD CONSTRAINT "saved_filters_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "workspaces"("id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sensitivity_suggestions" ADD CONSTRAINT "sensitivity_suggestions_document_id_workspace_id_fkey" FOREIGN KEY ("document_id", "workspace_id") REFERENCES "documents"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sensitivity_suggestions" ADD CONSTRAINT "sensitivity_suggestions_version_id_workspace_id_fkey" FOREIGN KEY ("version_id", "workspace_id") REFERENCES "document_versions"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "resumable_uploads" ADD CONSTRAINT "resumable_uploads_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "workspaces"("id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "workspaces"("id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "share_link_items" ADD CONSTRAINT "share_link_items_link_id_workspace_id_fkey" FOREIGN KEY ("link_id", "workspace_id") REFERENCES "share_links"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "share_link_items" ADD CONSTRAINT "share_link_items_document_id_workspace_id_fkey" FOREIGN KEY ("document_id", "workspace_id") REFERENCES "documents"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "share_link_items" ADD CONSTRAINT "share_link_items_folder_id_workspace_id_fkey" FOREIGN KEY ("folder_id", "workspace_id") REFERENCES "folders"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "share_visits" ADD CONSTRAINT "share_visits_link_id_workspace_id_fkey" FOREIGN KEY ("link_id", "workspace_id") REFERENCES "share_links"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "share_page_views" ADD CONSTRAINT "share_page_views_visit_id_workspace_id_fkey" FOREIGN KEY ("visit_id", "workspace_id") REFERENCES "share_visits"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "share_questions" ADD CONSTRAINT "share_questions_link_id_workspace_id_fkey" FOREIGN KEY ("link_id", "workspace_id") REFERENCES "share_links"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "share_questions" ADD CONSTRAINT "share_questions_visit_id_workspace_id_fkey" FOREIGN KEY ("visit_id", "workspace_id") REFERENCES "share_visits"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The orders that the list offers, so that a page is read from an index whatever its place. Partial: with deleted_at between, even IS NULL
-- leaves the planner in doubt of the order.
DROP INDEX "documents_workspace_id_deleted_at_created_at_id_idx";
CREATE INDEX "documents_workspace_id_created_at_id_idx" ON "documents"("workspace_id", "created_at", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "documents_workspace_id_updated_at_id_idx" ON "documents"("workspace_id", "updated_at", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "documents_workspace_id_name_key_id_idx" ON "documents"("workspace_id", "name_key", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "documents_workspace_id_sensitivity_id_idx" ON "documents"("workspace_id", "sensitivity", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "documents_workspace_id_deleted_at_idx" ON "documents"("workspace_id", "deleted_at") WHERE "deleted_at" IS NOT NULL;
DROP INDEX "document_versions_workspace_id_status_idx";
CREATE INDEX "document_versions_workspace_id_status_document_id_idx" ON "document_versions"("workspace_id", "status", "document_id");
CREATE INDEX "document_versions_workspace_id_size_document_id_idx" ON "document_versions"("workspace_id", "size", "document_id");
CREATE INDEX "document_versions_workspace_id_page_count_document_id_idx" ON "document_versions"("workspace_id", "page_count", "document_id");
CREATE INDEX "document_versions_workspace_id_kind_document_id_idx" ON "document_versions"("workspace_id", "kind", "document_id");
CREATE INDEX "folders_parent_id_idx" ON "folders"("parent_id");
CREATE INDEX "documents_folder_id_position_id_idx" ON "documents"("folder_id", "position", "id");
CREATE INDEX "documents_tags_idx" ON "documents" USING gin ("tags");
-- Of names, what stands anywhere in them. A server without trigrams reads the names one by one.
DO $$
DECLARE place text;
BEGIN
    BEGIN
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
    EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
        RAISE NOTICE 'pg_trgm is not available: searching names in large workspaces will be slower';
    END;
    SELECT n.nspname INTO place FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
    IF place IS NULL THEN CREATE INDEX "documents_name_key_idx" ON "documents"("name_key");
    ELSE EXECUTE format('CREATE INDEX "documents_name_key_idx" ON "documents" USING gin ("name_key" %I.gin_trgm_ops)', place);
    END IF;
END $$;

-- Row-level security lets no index answer LIKE or @>, which might tell of rows they must not see. These two look for the tenant
-- they are called in and answer with ids alone, as many as asked for; what of them may be seen is decided where they are used.
CREATE FUNCTION muniment_documents_named(pattern text, most integer) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 100
    SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
    SELECT id FROM documents WHERE organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace()) AND name_key LIKE pattern LIMIT most
$$;
CREATE FUNCTION muniment_documents_tagged(wanted text[], most integer) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 100
    SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
    SELECT id FROM documents WHERE organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace()) AND tags @> wanted LIMIT most
$$;
REVOKE ALL ON FUNCTION muniment_documents_named(text, integer), muniment_documents_tagged(text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION muniment_documents_named(text, integer), muniment_documents_tagged(text[], integer) TO muniment_app;

-- A document's number in its folder: the next one when it comes there, and its own as long as it stays. The tree's lock keeps two from one number.
CREATE FUNCTION muniment_number_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.position := CASE WHEN NEW.folder_id IS NULL THEN 0 ELSE (SELECT coalesce(max(d.position), 0) + 1 FROM documents d WHERE d.folder_id = NEW.folder_id) END;
    RETURN NEW;
END $$;
CREATE TRIGGER number_new_document BEFORE INSERT ON documents FOR EACH ROW WHEN (NEW.folder_id IS NOT NULL) EXECUTE FUNCTION muniment_number_document();
CREATE TRIGGER number_moved_document BEFORE UPDATE OF folder_id ON documents FOR EACH ROW WHEN (NEW.folder_id IS DISTINCT FROM OLD.folder_id) EXECUTE FUNCTION muniment_number_document();
-- A folder that holds documents stays; a project's own erasure takes both.
ALTER TABLE "documents" ADD CONSTRAINT "documents_folder_id_workspace_id_fkey" FOREIGN KEY ("folder_id", "workspace_id") REFERENCES "folders"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['folders','folder_departments','document_favourites','saved_filters','sensitivity_suggestions','resumable_uploads',
        'share_links','share_link_items','share_visits','share_page_views','share_questions'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY system_all ON %I TO muniment_system USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_system', name);
        EXECUTE format('CREATE POLICY tenant ON %I TO muniment_app USING (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace())) WITH CHECK (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace()))', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_app', name);
    END LOOP;
END $$;
