-- The bucket of STORAGE=supabase. Its size limit is the project's own (storage.file_size_limit), so that there is one number to raise.
INSERT INTO storage.buckets (id, name, public) VALUES ('muniment', 'muniment', false)
ON CONFLICT (id) DO UPDATE SET public = false;

-- Visitors' roles reach neither the bucket nor its objects, whatever other policies allow: a restrictive policy is joined by AND.
-- The service role, which Muniment's server uses, is above row-level security.
DROP POLICY IF EXISTS muniment_objects_service_only ON storage.objects;
CREATE POLICY muniment_objects_service_only ON storage.objects AS RESTRICTIVE FOR ALL TO anon, authenticated
    USING (bucket_id <> 'muniment') WITH CHECK (bucket_id <> 'muniment');

DROP POLICY IF EXISTS muniment_bucket_service_only ON storage.buckets;
CREATE POLICY muniment_bucket_service_only ON storage.buckets AS RESTRICTIVE FOR ALL TO anon, authenticated
    USING (id <> 'muniment') WITH CHECK (id <> 'muniment');

-- Supabase grants its visitors' roles everything in "public" by default. Muniment's tables are closed to them by row-level security
-- already; without grants they are not even named.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM anon, authenticated;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM anon, authenticated;
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM anon, authenticated;
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM anon, authenticated;
