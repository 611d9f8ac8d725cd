-- Answers kept for 24 hours, so that a program may repeat a request whose answer it lost.
CREATE TABLE "api_idempotency_keys" (
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_idempotency_keys_pkey" PRIMARY KEY ("workspace_id", "actor_id", "key")
);

CREATE INDEX "api_idempotency_keys_workspace_id_created_at_idx" ON "api_idempotency_keys"("workspace_id", "created_at");

ALTER TABLE "api_idempotency_keys" ADD CONSTRAINT "api_idempotency_keys_workspace_id_organization_id_fkey"
    FOREIGN KEY ("workspace_id", "organization_id") REFERENCES "workspaces"("id", "organization_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "api_idempotency_keys" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "api_idempotency_keys" FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON "api_idempotency_keys" TO muniment_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "api_idempotency_keys" TO muniment_system;
CREATE POLICY tenant ON "api_idempotency_keys" TO muniment_app
    USING (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace()))
    WITH CHECK (organization_id = (SELECT muniment_organization()) AND workspace_id = (SELECT muniment_workspace()));
GRANT SELECT, INSERT, UPDATE, DELETE ON "api_idempotency_keys" TO muniment_app;
