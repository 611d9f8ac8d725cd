ALTER TABLE "users"
    ADD COLUMN "locale" TEXT NOT NULL DEFAULT 'en-GB',
    ADD COLUMN "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    ADD COLUMN "avatar_key" TEXT,
    ADD COLUMN "is_operator" BOOLEAN NOT NULL DEFAULT false;
-- Whoever set the installation up runs it.
UPDATE "users" SET "is_operator" = true WHERE "id" = (SELECT "id" FROM "users" ORDER BY "created_at", "id" LIMIT 1);

ALTER TABLE "sessions"
    ADD COLUMN "method" TEXT NOT NULL DEFAULT 'password',
    ADD COLUMN "authenticated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ADD COLUMN "second_factor_at" TIMESTAMPTZ(3),
    ADD COLUMN "generation" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "rotated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

CREATE TABLE "identities" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    CONSTRAINT "identities_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "passkeys" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "name" TEXT NOT NULL,
    "backed_up" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    CONSTRAINT "passkeys_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "totp_factors" (
    "user_id" UUID NOT NULL,
    "secret_encrypted" TEXT NOT NULL,
    "last_step" BIGINT NOT NULL DEFAULT 0,
    "confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "totp_factors_pkey" PRIMARY KEY ("user_id")
);

CREATE TABLE "recovery_codes" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "one_time_tokens" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" UUID,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    CONSTRAINT "one_time_tokens_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "account_events" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "detail" TEXT,
    "session_id" UUID,
    "ip" TEXT,
    "user_agent" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "account_events_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "outgoing_mails" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body_encrypted" TEXT,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    CONSTRAINT "outgoing_mails_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,
    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

ALTER TABLE "organizations"
    ADD COLUMN "second_factor_required" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "ip_allow" TEXT[] DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "ip_deny" TEXT[] DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "deleted_at" TIMESTAMPTZ(3);
ALTER TABLE "organization_members"
    ADD COLUMN "custom_role_id" UUID,
    ADD COLUMN "signed_out_at" TIMESTAMPTZ(3),
    ADD COLUMN "last_seen_at" TIMESTAMPTZ(3);
ALTER TABLE "workspaces" ADD COLUMN "deleted_at" TIMESTAMPTZ(3);
ALTER TABLE "workspace_members" ADD COLUMN "custom_role_id" UUID;
ALTER TABLE "projects" ADD COLUMN "archived_at" TIMESTAMPTZ(3);

CREATE TABLE "roles" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID,
    "scope" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "permissions" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "roles_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "email" TEXT,
    "role" TEXT NOT NULL,
    "custom_role_id" UUID,
    "clearance" SMALLINT NOT NULL DEFAULT 1,
    "department_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "workspaces" JSONB NOT NULL DEFAULT '[]',
    "token_hash" TEXT NOT NULL,
    "max_uses" INTEGER NOT NULL DEFAULT 1,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "invited_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "break_glass_requests" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "requested_by" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL DEFAULT 'pending',
    CONSTRAINT "break_glass_requests_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "identities_provider_subject_key" ON "identities"("provider", "subject");
CREATE INDEX "identities_user_id_idx" ON "identities"("user_id");
CREATE UNIQUE INDEX "passkeys_credential_id_key" ON "passkeys"("credential_id");
CREATE INDEX "passkeys_user_id_idx" ON "passkeys"("user_id");
CREATE UNIQUE INDEX "recovery_codes_user_id_code_hash_key" ON "recovery_codes"("user_id", "code_hash");
CREATE UNIQUE INDEX "one_time_tokens_token_hash_key" ON "one_time_tokens"("token_hash");
CREATE INDEX "one_time_tokens_user_id_purpose_idx" ON "one_time_tokens"("user_id", "purpose");
CREATE INDEX "one_time_tokens_expires_at_idx" ON "one_time_tokens"("expires_at");
CREATE INDEX "account_events_user_id_occurred_at_idx" ON "account_events"("user_id", "occurred_at" DESC);
CREATE INDEX "outgoing_mails_status_next_attempt_at_idx" ON "outgoing_mails"("status", "next_attempt_at");
CREATE INDEX "outgoing_mails_created_at_id_idx" ON "outgoing_mails"("created_at" DESC, "id");
CREATE INDEX "rate_limits_expire_idx" ON "rate_limits"("expire");
CREATE INDEX "organization_members_custom_role_id_idx" ON "organization_members"("custom_role_id");
CREATE INDEX "workspace_members_custom_role_id_idx" ON "workspace_members"("custom_role_id");
CREATE UNIQUE INDEX "roles_id_organization_id_key" ON "roles"("id", "organization_id");
CREATE INDEX "roles_organization_id_scope_idx" ON "roles"("organization_id", "scope");
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");
CREATE UNIQUE INDEX "invitations_id_organization_id_key" ON "invitations"("id", "organization_id");
CREATE INDEX "invitations_organization_id_created_at_idx" ON "invitations"("organization_id", "created_at" DESC);
CREATE INDEX "break_glass_requests_workspace_id_created_at_idx" ON "break_glass_requests"("workspace_id", "created_at" DESC);

ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "totp_factors" ADD CONSTRAINT "totp_factors_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "account_events" ADD CONSTRAINT "account_events_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "roles" ADD CONSTRAINT "roles_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "roles" ADD CONSTRAINT "roles_workspace_id_organization_id_fkey" FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "workspaces"("id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;
-- A role in use stays; an organization's own erasure takes its members before its roles.
ALTER TABLE "organization_members" ADD CONSTRAINT "organization_members_custom_role_id_organization_id_fkey" FOREIGN KEY ("custom_role_id", "organization_id") REFERENCES "roles"("id", "organization_id") ON DELETE NO ACTION ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "workspace_members" ADD CONSTRAINT "workspace_members_custom_role_id_organization_id_fkey" FOREIGN KEY ("custom_role_id", "organization_id") REFERENCES "roles"("id", "organization_id") ON DELETE NO ACTION ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "break_glass_requests" ADD CONSTRAINT "break_glass_requests_conversation_id_workspace_id_fkey" FOREIGN KEY ("conversation_id", "workspace_id") REFERENCES "conversations"("id", "workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['identities','passkeys','totp_factors','recovery_codes','one_time_tokens','account_events','outgoing_mails','rate_limits',
        'roles','invitations','break_glass_requests'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY system_all ON %I TO muniment_system USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_system', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['roles','invitations'] LOOP
        EXECUTE format('CREATE POLICY tenant ON %I TO muniment_app USING (organization_id = (SELECT muniment_organization())) WITH CHECK (organization_id = (SELECT muniment_organization()))', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO muniment_app', name);
    END LOOP;
END $$;
CREATE POLICY tenant ON break_glass_requests TO muniment_app
    USING (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace()))
    WITH CHECK (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace()));
GRANT SELECT, INSERT, UPDATE ON break_glass_requests TO muniment_app;

-- Who belongs to which workspace is the organization's knowledge: its pages show members across workspaces.
DROP POLICY tenant ON workspace_members;
CREATE POLICY tenant ON workspace_members TO muniment_app USING (organization_id = (SELECT muniment_organization())) WITH CHECK (organization_id = (SELECT muniment_organization()));
GRANT SELECT (avatar_key) ON users TO muniment_app;
