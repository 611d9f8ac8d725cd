import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";
import { Attention } from "./attention";
import { awaitsSample } from "./home-items";
import { Recent } from "./recent";

const ADDRESS = { organization: "acme", workspace: "main" };

function document(fields: Partial<DocumentDto>): DocumentDto {
  return {
    id: "d1",
    name: "Fire strategy.pdf",
    projectId: "p1",
    projectName: "General",
    folderId: null,
    position: 0,
    kind: "pdf",
    mimeType: "application/pdf",
    size: 10,
    sha256: "",
    version: 1,
    versionId: "v1",
    currentVersionId: null,
    pinnedVersionId: null,
    suggestion: null,
    pages: 12,
    unreadablePages: [],
  flags: [],
    note: null,
    status: "ready",
    stage: "ready",
    progress: 100,
    error: null,
    sensitivity: "internal",
    tags: [],
    createdAt: "2026-11-20T10:00:00Z",
    updatedAt: "2026-11-20T10:00:00Z",
    deletedAt: null,
    ...fields,
  };
}

const page = <T,>(...data: T[]) => ({ data, total: data.length });

describe("what needs you", () => {
  const failed = document({ status: "failed", error: { code: "encrypted", message: "It is protected by a password." } });

  it("says why a document failed and tries again once asked", async () => {
    const retried: string[] = [];
    const retry = ({ documentId }: { documentId: string }) => {
      retried.push(documentId);
      return Promise.resolve({ ok: true as const, data: null });
    };
    render(<Attention address={ADDRESS} failed={page(failed)} working={page()} suggested={page()} retry={retry} />);
    expect(screen.getByText("It is protected by a password.")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Retry Fire strategy.pdf" }));
    expect(retried).toEqual(["d1"]);
    expect(await screen.findByText("Trying again")).toBeTruthy();
  });

  it("says so when trying again fails", async () => {
    const retry = () =>
      Promise.resolve({ ok: false as const, error: { code: "conflict" as const, message: "It is already being processed." } });
    render(<Attention address={ADDRESS} failed={page(failed)} working={page()} suggested={page()} retry={retry} />);
    await userEvent.click(screen.getByRole("button", { name: "Retry Fire strategy.pdf" }));
    expect(await screen.findByText("It is already being processed.")).toBeTruthy();
  });

  it("counts the levels that wait for a decision", () => {
    const suggested = { data: [{ id: "d2", name: "Bid.pdf", level: "confidential" as const }], total: 3 };
    render(<Attention address={ADDRESS} failed={page()} working={page()} suggested={suggested} />);
    expect(screen.getByText("3 suggested sensitivities to decide.")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Bid.pdf" }).getAttribute("href")).toBe("/acme/main/data-room/d2");
    expect(screen.getByText("Suggested: Confidential")).toBeTruthy();
    expect(screen.getByText("And 2 more documents.")).toBeTruthy();
  });

  it("offers no retry to who may not, and is absent when nothing needs anyone", () => {
    const { unmount } = render(<Attention address={ADDRESS} failed={page(failed)} working={page()} suggested={page()} />);
    expect(screen.queryByRole("button")).toBeNull();
    unmount();
    const { container } = render(<Attention address={ADDRESS} failed={page()} working={page()} suggested={page()} />);
    expect(container.textContent).toBe("");
  });
});

describe("the first minutes", () => {
  const begun = Date.parse("2026-11-20T10:00:00Z");
  const general = { isDefault: true, isSample: false, createdAt: new Date(begun).toISOString() };
  const sample = { isDefault: false, isSample: true, createdAt: new Date(begun).toISOString() };

  it.each([
    ["just begun", [general], 0, 5_000, true],
    ["the sample is there", [general, sample], 0, 5_000, false],
    ["documents are there", [general], 3, 5_000, false],
    ["begun long ago", [general], 0, 3_600_000, false],
  ])("%s", (_, projects, documents, later, expected) => {
    expect(awaitsSample(projects, documents, begun + later)).toBe(expected);
  });

  it("an empty workspace names the next step, or who has to take it", () => {
    const { rerender } = render(<Recent address={ADDRESS} documents={page()} conversations={page()} awaited={false} canUpload />);
    expect(screen.getByRole("link", { name: "Upload documents" }).getAttribute("href")).toBe("/acme/main/data-room");
    rerender(<Recent address={ADDRESS} documents={page()} conversations={page()} awaited={false} canUpload={false} />);
    expect(screen.queryByRole("link")).toBeNull();
  });
});
