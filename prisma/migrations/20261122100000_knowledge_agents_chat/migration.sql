
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
    ADD COLUMN "tool_calls" JSONB NOT NULL DEFAULT '[]', ADD COLUMN "handovers" JSONB NOT NULL DEFAULT '[]';

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
