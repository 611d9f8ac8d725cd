
-- Agents, and who answered.
CREATE TABLE "agents" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "cloned_from" TEXT,
    "access" TEXT NOT NULL DEFAULT 'workspace',
    "project_id" UUID,
    "roles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),
    CONSTRAINT "agents_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "agent_versions" (
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "instructions" TEXT NOT NULL,
    "model" TEXT,
    "temperature" DOUBLE PRECISION,
    "max_tokens" INTEGER,
    "tools" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "starters" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "scope_project_id" UUID,
    "scope_documents" UUID[] DEFAULT ARRAY[]::UUID[],
    "scope_base_id" UUID,
    "checklist" JSONB NOT NULL DEFAULT '[]',
    "handovers" JSONB NOT NULL DEFAULT '[]',
    "note" TEXT NOT NULL DEFAULT '',
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "agent_versions_pkey" PRIMARY KEY ("agent_id", "number")
);

CREATE TABLE "agent_people" (
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    CONSTRAINT "agent_people_pkey" PRIMARY KEY ("agent_id", "user_id")
);

CREATE TABLE "tool_approvals" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "tool" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "summary" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "outcome" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    CONSTRAINT "tool_approvals_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "agents_id_workspace_id_key" ON "agents"("id", "workspace_id");
CREATE INDEX "agents_workspace_id_deleted_at_updated_at_idx" ON "agents"("workspace_id", "deleted_at", "updated_at" DESC);
CREATE INDEX "agent_people_workspace_id_user_id_idx" ON "agent_people"("workspace_id", "user_id");
CREATE UNIQUE INDEX "tool_approvals_id_workspace_id_key" ON "tool_approvals"("id", "workspace_id");
CREATE INDEX "tool_approvals_message_id_idx" ON "tool_approvals"("message_id");

ALTER TABLE "agents" ADD CONSTRAINT "agents_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "workspaces"("id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "agents" ADD CONSTRAINT "agents_project_id_workspace_id_fkey" FOREIGN KEY ("project_id", "workspace_id") REFERENCES "projects"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "agent_versions" ADD CONSTRAINT "agent_versions_agent_id_workspace_id_fkey" FOREIGN KEY ("agent_id", "workspace_id") REFERENCES "agents"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "agent_people" ADD CONSTRAINT "agent_people_agent_id_workspace_id_fkey" FOREIGN KEY ("agent_id", "workspace_id") REFERENCES "agents"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "agent_people" ADD CONSTRAINT "agent_people_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "workspace_members"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "tool_approvals" ADD CONSTRAINT "tool_approvals_message_id_workspace_id_fkey" FOREIGN KEY ("message_id", "workspace_id") REFERENCES "messages"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "messages" ADD COLUMN "agent" TEXT, ADD COLUMN "agent_name" TEXT, ADD COLUMN "agent_version" INTEGER,
    ADD COLUMN "tool_calls" JSONB NOT NULL DEFAULT '[]', ADD COLUMN "handovers" JSONB NOT NULL DEFAULT '[]',
    ADD COLUMN "receipt" JSONB;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['agents','agent_versions','agent_people','tool_approvals'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY system_all ON %I TO muniment_system USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_system', name);
        EXECUTE format('CREATE POLICY tenant ON %I TO muniment_app USING (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace())) WITH CHECK (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace()))', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_app', name);
    END LOOP;
END $$;

-- Model providers, and what their calls used.
CREATE TABLE "model_providers" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "api_version" TEXT,
    "sealed_key" TEXT,
    "key_end" TEXT,
    "models" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "model_providers_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "provider_health" (
    "provider_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "failing_since" TIMESTAMPTZ(3),
    "error_code" TEXT,
    "latency" INTEGER,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "provider_health_pkey" PRIMARY KEY ("provider_id")
);

CREATE TABLE "model_settings" (
    "organization_id" UUID NOT NULL,
    "installation_fallback" BOOLEAN NOT NULL DEFAULT true,
    "extractive_fallback" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "model_settings_pkey" PRIMARY KEY ("organization_id")
);

CREATE TABLE "model_calls" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "conversation_id" UUID,
    "message_id" UUID,
    "provider_id" UUID,
    "provider_name" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "input_tokens" INTEGER NOT NULL,
    "output_tokens" INTEGER NOT NULL,
    "estimated" BOOLEAN NOT NULL DEFAULT false,
    "cost_micros" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "model_calls_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "model_providers_id_organization_id_key" ON "model_providers"("id", "organization_id");
CREATE INDEX "model_providers_organization_id_position_idx" ON "model_providers"("organization_id", "position");
CREATE UNIQUE INDEX "provider_health_provider_id_organization_id_key" ON "provider_health"("provider_id", "organization_id");
CREATE INDEX "model_calls_organization_id_created_at_idx" ON "model_calls"("organization_id", "created_at");
CREATE INDEX "model_calls_workspace_id_conversation_id_idx" ON "model_calls"("workspace_id", "conversation_id");
CREATE INDEX "model_calls_workspace_id_message_id_idx" ON "model_calls"("workspace_id", "message_id");

ALTER TABLE "model_providers" ADD CONSTRAINT "model_providers_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "provider_health" ADD CONSTRAINT "provider_health_provider_id_organization_id_fkey" FOREIGN KEY ("provider_id", "organization_id") REFERENCES "model_providers"("id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "model_settings" ADD CONSTRAINT "model_settings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "workspaces"("id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['model_providers','provider_health','model_settings','model_calls'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY system_all ON %I TO muniment_system USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_system', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['model_providers','provider_health','model_settings'] LOOP
        EXECUTE format('CREATE POLICY tenant ON %I TO muniment_app USING (organization_id = (SELECT muniment_organization())) WITH CHECK (organization_id = (SELECT muniment_organization()))', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_app', name);
    END LOOP;
END $$;

-- The organization sums up all of its workspaces; a workspace sees its own, and nobody changes what was used.
CREATE POLICY tenant ON model_calls TO muniment_app
    USING (organization_id = (SELECT muniment_organization()) AND ((SELECT muniment_workspace()) IS NULL OR workspace_id = (SELECT muniment_workspace())))
    WITH CHECK (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace()));
GRANT SELECT, INSERT ON model_calls TO muniment_app;

-- Panels, and citations whose words a newer version changed.
ALTER TABLE "conversations" ADD COLUMN "panel" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "stale_citations" (
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "document_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "old_words" TEXT NOT NULL,
    "new_words" TEXT,
    "new_page" INTEGER,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reviewed_at" TIMESTAMPTZ(3),
    CONSTRAINT "stale_citations_pkey" PRIMARY KEY ("message_id", "number")
);

CREATE INDEX "stale_citations_workspace_id_document_id_idx" ON "stale_citations"("workspace_id", "document_id");

ALTER TABLE "stale_citations" ADD CONSTRAINT "stale_citations_message_id_workspace_id_fkey" FOREIGN KEY ("message_id", "workspace_id") REFERENCES "messages"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['stale_citations'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY system_all ON %I TO muniment_system USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_system', name);
        EXECUTE format('CREATE POLICY tenant ON %I TO muniment_app USING (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace())) WITH CHECK (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace()))', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_app', name);
    END LOOP;
END $$;

-- Conversations: branches, sharing, feedback, and questions that wait.
ALTER TABLE "conversations" ADD COLUMN "pinned_at" TIMESTAMPTZ(3), ADD COLUMN "archived_at" TIMESTAMPTZ(3), ADD COLUMN "shared" TEXT NOT NULL DEFAULT 'nobody';
ALTER TABLE "messages" ADD COLUMN "parent_id" UUID, ADD COLUMN "rests_on" UUID[] DEFAULT ARRAY[]::UUID[];

-- What was asked in one line follows in one line.
UPDATE "messages" m SET "parent_id" = earlier.parent FROM (
    SELECT id, lag(id) OVER (PARTITION BY conversation_id ORDER BY created_at, id) AS parent FROM "messages"
) earlier WHERE earlier.id = m.id;
-- Which passages an answer was written from stands in the log; an answer takes along what those before it rested on. Where that cannot
-- be told any more (cut again since, or nothing in the log) it rests on a document that nobody has: only who asked reads it.
WITH shown AS (
    SELECT b.conversation_id, b.created_at, b.id, coalesce(c.document_id, '00000000-0000-0000-0000-000000000000'::uuid) AS document_id FROM "messages" b
    LEFT JOIN "events" e ON e.organization_id = b.organization_id AND e.type = 'chat.answer-given' AND e.object_id = b.conversation_id::text AND e.payload->>'messageId' = b.id::text
    LEFT JOIN LATERAL jsonb_array_elements_text(e.payload->'shownChunks') AS s(chunk_id) ON true
    LEFT JOIN "chunks" c ON c.id = s.chunk_id::uuid
    WHERE b.role = 'assistant' AND (s.chunk_id IS NOT NULL OR (e.id IS NULL AND b.content <> ''))
)
UPDATE "messages" m SET "rests_on" = taken.documents FROM (
    SELECT a.id, array_agg(DISTINCT s.document_id) AS documents FROM "messages" a
    JOIN shown s ON s.conversation_id = a.conversation_id AND (s.created_at, s.id) <= (a.created_at, a.id)
    WHERE a.role = 'assistant' GROUP BY a.id
) taken WHERE taken.id = m.id;

CREATE TABLE "conversation_readers" (
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    CONSTRAINT "conversation_readers_pkey" PRIMARY KEY ("conversation_id", "user_id")
);

CREATE TABLE "message_feedback" (
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT,
    "comment" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "message_feedback_pkey" PRIMARY KEY ("message_id", "user_id")
);

CREATE TABLE "queued_questions" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "queued_questions_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "conversation_readers_workspace_id_user_id_idx" ON "conversation_readers"("workspace_id", "user_id");
CREATE INDEX "message_feedback_workspace_id_verdict_created_at_idx" ON "message_feedback"("workspace_id", "verdict", "created_at");
CREATE UNIQUE INDEX "queued_questions_id_workspace_id_key" ON "queued_questions"("id", "workspace_id");
CREATE INDEX "queued_questions_conversation_id_created_at_idx" ON "queued_questions"("conversation_id", "created_at");

CREATE INDEX "messages_parent_id_idx" ON "messages"("parent_id");
ALTER TABLE "messages" ADD CONSTRAINT "messages_parent_id_workspace_id_fkey" FOREIGN KEY ("parent_id", "workspace_id") REFERENCES "messages"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "conversation_readers" ADD CONSTRAINT "conversation_readers_conversation_id_workspace_id_fkey" FOREIGN KEY ("conversation_id", "workspace_id") REFERENCES "conversations"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "message_feedback" ADD CONSTRAINT "message_feedback_message_id_workspace_id_fkey" FOREIGN KEY ("message_id", "workspace_id") REFERENCES "messages"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "queued_questions" ADD CONSTRAINT "queued_questions_conversation_id_workspace_id_fkey" FOREIGN KEY ("conversation_id", "workspace_id") REFERENCES "conversations"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['conversation_readers','message_feedback','queued_questions'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY system_all ON %I TO muniment_system USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_system', name);
        EXECUTE format('CREATE POLICY tenant ON %I TO muniment_app USING (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace())) WITH CHECK (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace()))', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_app', name);
    END LOOP;
END $$;

-- Knowledge bases.
CREATE TABLE "knowledge_bases" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "chunking" JSONB NOT NULL,
    "retrieval" JSONB NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "erasure" JSONB,
    CONSTRAINT "knowledge_bases_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "knowledge_sources" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "base_id" UUID NOT NULL,
    "folder_id" UUID,
    "document_id" UUID,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "knowledge_sources_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "knowledge_generations" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "base_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'building',
    "chunking" JSONB NOT NULL,
    "model" TEXT,
    "dimensions" INTEGER,
    "store" TEXT,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "error_message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "cleared_at" TIMESTAMPTZ(3),
    CONSTRAINT "knowledge_generations_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "knowledge_versions" (
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "generation_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "text_generation" INTEGER NOT NULL,
    "passages" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    CONSTRAINT "knowledge_versions_pkey" PRIMARY KEY ("generation_id", "version_id")
);

CREATE TABLE "knowledge_passages" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "generation_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "page" INTEGER NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "parent_start" INTEGER NOT NULL,
    "parent_end" INTEGER NOT NULL,
    "heading_path" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "text" TEXT NOT NULL,
    CONSTRAINT "knowledge_passages_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "knowledge_bases_id_workspace_id_key" ON "knowledge_bases"("id", "workspace_id");
CREATE INDEX "knowledge_bases_workspace_id_deleted_at_idx" ON "knowledge_bases"("workspace_id", "deleted_at");
CREATE UNIQUE INDEX "knowledge_sources_base_id_folder_id_key" ON "knowledge_sources"("base_id", "folder_id");
CREATE UNIQUE INDEX "knowledge_sources_base_id_document_id_key" ON "knowledge_sources"("base_id", "document_id");
CREATE INDEX "knowledge_sources_folder_id_idx" ON "knowledge_sources"("folder_id");
CREATE INDEX "knowledge_sources_document_id_idx" ON "knowledge_sources"("document_id");
CREATE UNIQUE INDEX "knowledge_generations_id_workspace_id_key" ON "knowledge_generations"("id", "workspace_id");
CREATE UNIQUE INDEX "knowledge_generations_base_id_number_key" ON "knowledge_generations"("base_id", "number");
CREATE INDEX "knowledge_versions_version_id_idx" ON "knowledge_versions"("version_id");
CREATE UNIQUE INDEX "knowledge_passages_generation_id_version_id_ordinal_key" ON "knowledge_passages"("generation_id", "version_id", "ordinal");
CREATE INDEX "knowledge_passages_version_id_idx" ON "knowledge_passages"("version_id");

ALTER TABLE "knowledge_bases" ADD CONSTRAINT "knowledge_bases_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "workspaces"("id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "knowledge_sources" ADD CONSTRAINT "knowledge_sources_base_id_workspace_id_fkey" FOREIGN KEY ("base_id", "workspace_id") REFERENCES "knowledge_bases"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "knowledge_sources" ADD CONSTRAINT "knowledge_sources_folder_id_workspace_id_fkey" FOREIGN KEY ("folder_id", "workspace_id") REFERENCES "folders"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "knowledge_sources" ADD CONSTRAINT "knowledge_sources_document_id_workspace_id_fkey" FOREIGN KEY ("document_id", "workspace_id") REFERENCES "documents"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "knowledge_generations" ADD CONSTRAINT "knowledge_generations_base_id_workspace_id_fkey" FOREIGN KEY ("base_id", "workspace_id") REFERENCES "knowledge_bases"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "knowledge_versions" ADD CONSTRAINT "knowledge_versions_generation_id_workspace_id_fkey" FOREIGN KEY ("generation_id", "workspace_id") REFERENCES "knowledge_generations"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "knowledge_versions" ADD CONSTRAINT "knowledge_versions_version_id_workspace_id_fkey" FOREIGN KEY ("version_id", "workspace_id") REFERENCES "document_versions"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "knowledge_passages" ADD CONSTRAINT "knowledge_passages_generation_id_workspace_id_fkey" FOREIGN KEY ("generation_id", "workspace_id") REFERENCES "knowledge_generations"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "knowledge_passages" ADD CONSTRAINT "knowledge_passages_version_id_workspace_id_fkey" FOREIGN KEY ("version_id", "workspace_id") REFERENCES "document_versions"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "conversations" ADD COLUMN "knowledge_base_id" UUID;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['knowledge_bases','knowledge_sources','knowledge_generations','knowledge_versions','knowledge_passages'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY system_all ON %I TO muniment_system USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_system', name);
        EXECUTE format('CREATE POLICY tenant ON %I TO muniment_app USING (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace())) WITH CHECK (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace()))', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_app', name);
    END LOOP;
END $$;

-- Generations of vectors.
CREATE TABLE "vector_generations" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "live" TEXT,
    "status" TEXT NOT NULL,
    "store" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "dimensions" INTEGER NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    CONSTRAINT "vector_generations_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "vector_generation_versions" (
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "generation_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "chunk_generation" INTEGER NOT NULL,
    CONSTRAINT "vector_generation_versions_pkey" PRIMARY KEY ("generation_id", "version_id")
);

CREATE UNIQUE INDEX "vector_generations_id_workspace_id_key" ON "vector_generations"("id", "workspace_id");
CREATE UNIQUE INDEX "vector_generations_workspace_id_scope_id_live_key" ON "vector_generations"("workspace_id", "scope_id", "live");
CREATE INDEX "vector_generations_workspace_id_created_at_idx" ON "vector_generations"("workspace_id", "created_at");
CREATE INDEX "vector_generation_versions_version_id_idx" ON "vector_generation_versions"("version_id");

ALTER TABLE "vector_generations" ADD CONSTRAINT "vector_generations_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "workspaces"("id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "vector_generation_versions" ADD CONSTRAINT "vector_generation_versions_generation_id_workspace_id_fkey" FOREIGN KEY ("generation_id", "workspace_id") REFERENCES "vector_generations"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "vector_generation_versions" ADD CONSTRAINT "vector_generation_versions_version_id_workspace_id_fkey" FOREIGN KEY ("version_id", "workspace_id") REFERENCES "document_versions"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['vector_generations','vector_generation_versions'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY system_all ON %I TO muniment_system USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_system', name);
        EXECUTE format('CREATE POLICY tenant ON %I TO muniment_app USING (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace())) WITH CHECK (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace()))', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_app', name);
    END LOOP;
END $$;

-- The endpoint that puts passages into order.
CREATE TABLE "model_rerankers" (
    "organization_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "sealed_key" TEXT,
    "key_end" TEXT,
    "price" DOUBLE PRECISION,
    "price_unit" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "model_rerankers_pkey" PRIMARY KEY ("organization_id")
);

ALTER TABLE "model_rerankers" ADD CONSTRAINT "model_rerankers_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "model_rerankers" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "model_rerankers" FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON "model_rerankers" TO muniment_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "model_rerankers" TO muniment_system;
CREATE POLICY tenant ON "model_rerankers" TO muniment_app USING (organization_id = (SELECT muniment_organization())) WITH CHECK (organization_id = (SELECT muniment_organization()));
GRANT SELECT, INSERT, UPDATE, DELETE ON "model_rerankers" TO muniment_app;

-- Evaluation of knowledge bases.
ALTER TABLE "knowledge_bases" ADD COLUMN "evaluation" JSONB NOT NULL DEFAULT '{}';

CREATE TABLE "knowledge_measurements" (
    "base_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "questions" INTEGER NOT NULL DEFAULT 0,
    "changes" INTEGER NOT NULL DEFAULT 0,
    "newest" JSONB,
    CONSTRAINT "knowledge_measurements_pkey" PRIMARY KEY ("base_id")
);

CREATE TABLE "knowledge_publications" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "base_id" UUID NOT NULL,
    "measured" JSONB,
    "tolerance" DOUBLE PRECISION NOT NULL,
    "override_reason" TEXT,
    "overridden" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "published_by" UUID,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "knowledge_publications_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "golden_questions" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "base_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "expected_answer" TEXT,
    "answerable" BOOLEAN NOT NULL DEFAULT true,
    "passages" JSONB NOT NULL DEFAULT '[]',
    "rests_on" UUID[] DEFAULT ARRAY[]::UUID[],
    "origin" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'accepted',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "golden_questions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "evaluation_runs" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "base_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "subject" JSONB NOT NULL,
    "k" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "engine" TEXT,
    "figures" JSONB,
    "error_message" TEXT,
    "started_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "open_for" UUID,
    CONSTRAINT "evaluation_runs_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "evaluation_results" (
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "question_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "expected_answer" TEXT,
    "answerable" BOOLEAN NOT NULL,
    "passages" JSONB NOT NULL,
    "rests_on" UUID[] DEFAULT ARRAY[]::UUID[],
    "answer_rests_on" UUID[] DEFAULT ARRAY[]::UUID[],
    "outcome" JSONB,
    "answer" TEXT,
    CONSTRAINT "evaluation_results_pkey" PRIMARY KEY ("run_id", "ordinal")
);

CREATE INDEX "knowledge_publications_base_id_published_at_idx" ON "knowledge_publications"("base_id", "published_at");
CREATE UNIQUE INDEX "golden_questions_id_workspace_id_key" ON "golden_questions"("id", "workspace_id");
CREATE INDEX "golden_questions_base_id_status_created_at_idx" ON "golden_questions"("base_id", "status", "created_at");
CREATE UNIQUE INDEX "evaluation_runs_id_workspace_id_key" ON "evaluation_runs"("id", "workspace_id");
CREATE UNIQUE INDEX "evaluation_runs_base_id_number_key" ON "evaluation_runs"("base_id", "number");
CREATE UNIQUE INDEX "evaluation_runs_open_for_key" ON "evaluation_runs"("open_for");
CREATE INDEX "evaluation_results_question_id_idx" ON "evaluation_results"("question_id");

ALTER TABLE "knowledge_measurements" ADD CONSTRAINT "knowledge_measurements_base_id_workspace_id_fkey" FOREIGN KEY ("base_id", "workspace_id") REFERENCES "knowledge_bases"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "knowledge_publications" ADD CONSTRAINT "knowledge_publications_base_id_workspace_id_fkey" FOREIGN KEY ("base_id", "workspace_id") REFERENCES "knowledge_bases"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "golden_questions" ADD CONSTRAINT "golden_questions_base_id_workspace_id_fkey" FOREIGN KEY ("base_id", "workspace_id") REFERENCES "knowledge_bases"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "evaluation_runs" ADD CONSTRAINT "evaluation_runs_base_id_workspace_id_fkey" FOREIGN KEY ("base_id", "workspace_id") REFERENCES "knowledge_bases"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "evaluation_results" ADD CONSTRAINT "evaluation_results_run_id_workspace_id_fkey" FOREIGN KEY ("run_id", "workspace_id") REFERENCES "evaluation_runs"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['knowledge_measurements','knowledge_publications','golden_questions','evaluation_runs','evaluation_results'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY system_all ON %I TO muniment_system USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_system', name);
        EXECUTE format('CREATE POLICY tenant ON %I TO muniment_app USING (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace())) WITH CHECK (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace()))', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_app', name);
    END LOOP;
END $$;

-- Writes into the stores of knowledge bases that are under way.
CREATE TABLE "knowledge_writes" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "generation_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "store" TEXT,
    "dimensions" INTEGER,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "knowledge_writes_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "knowledge_writes_begun_at_idx" ON "knowledge_writes"("begun_at");

ALTER TABLE "knowledge_writes" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "knowledge_writes" FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON "knowledge_writes" TO muniment_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "knowledge_writes" TO muniment_system;
CREATE POLICY tenant ON "knowledge_writes" TO muniment_app USING (organization_id = (SELECT muniment_organization()) AND scope_id = (SELECT muniment_workspace())) WITH CHECK (organization_id = (SELECT muniment_organization()) AND scope_id = (SELECT muniment_workspace()));
GRANT SELECT, INSERT, DELETE ON "knowledge_writes" TO muniment_app;
