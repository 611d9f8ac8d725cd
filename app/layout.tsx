import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import { changeThemeAction } from "@/lib/domains/identity/profile/actions";
import { loadPreferences } from "@/lib/domains/tenancy/account/loaders";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Muniment", template: "%s · Muniment" },
  description: "A document workspace that answers with the exact passage.",
  icons: { icon: { url: "/favicon.svg", type: "image/svg+xml" } },
  robots: { index: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#15161a" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const preferences = await loadPreferences();
  return (
    // The theme's script sets the class before the first paint, which the server cannot know.
    <html lang="en" suppressHydrationWarning className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <Providers nonce={nonce} preferences={preferences} saveTheme={changeThemeAction}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
