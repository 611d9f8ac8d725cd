"use client";

import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import ErrorPage from "./error";
import "./globals.css";

interface GlobalErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** Replaces the whole document when the root layout itself fails. */
export default function GlobalError(props: GlobalErrorProps) {
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <head>
        <title>Failed · Muniment</title>
      </head>
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
