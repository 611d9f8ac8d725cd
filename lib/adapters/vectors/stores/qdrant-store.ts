import "server-only";
import { type Conditions, inBatches, spaceName } from "./conditions";
import type { StoreDriver, StoredAttributes } from "./store-driver";
import { spaceGone, wrongDimensions } from "./store-errors";
import { StoreHttp } from "./store-http";
import type { VectorHit, VectorPoint, VectorSelection, VectorSpace } from "./vector-store";

const POINTS_AT_ONCE = 256;
const INDEXED = { document_id: "uuid", version_id: "uuid", project_id: "uuid", sensitivity: "integer", department_ids: "keyword", generation: "integer" };

const any = (key: string, values: readonly string[]) => ({ key, match: { any: values } });

function filterOf(conditions: Conditions): { must: object[] } {
  const { projectIds, documentIds, sensitivity, departmentIds } = conditions;
  return {
    must: [
      ...(projectIds ? [any("project_id", projectIds)] : []),
      ...(documentIds ? [any("document_id", documentIds)] : []),
      ...(sensitivity === undefined ? [] : [{ key: "sensitivity", range: { lte: sensitivity } }]),
      ...(departmentIds ? [any("department_ids", departmentIds)] : []),
    ],
  };
}

function selected(selection: VectorSelection): { must: object[] } {
  if ("documentIds" in selection) return { must: [any("document_id", selection.documentIds)] };
  if ("versionIds" in selection) return { must: [any("version_id", selection.versionIds)] };
  return { must: [any("version_id", [selection.versionId]), { key: "generation", range: { lt: selection.beforeGeneration } }] };
}

function payloadOf({ documentId, versionId, generation, projectId, sensitivity, departmentIds }: VectorPoint): object {
  return { document_id: documentId, version_id: versionId, generation, project_id: projectId, sensitivity, department_ids: departmentIds };
}

interface Found {
  result: { points: { id: string; score: number; payload: { document_id: string } }[] };
}

/** Qdrant 1.10 or newer over its REST interface; one collection a space. */
export class QdrantStore implements StoreDriver {
  readonly kind = "qdrant";
  private readonly http: StoreHttp;

  constructor(settings: { url: string; apiKey?: string | undefined }) {
    this.http = new StoreHttp(this.kind, settings.url, settings.apiKey ? { "api-key": settings.apiKey } : {});
  }

  private path(space: VectorSpace, rest = ""): string {
    return `/collections/${spaceName(space.id)}${rest}`;
  }

  async check(): Promise<void> {
    await this.http.call("GET", "/collections");
  }

  async create(space: VectorSpace): Promise<void> {
    const size = space.dimensions;
    const made = await this.http.call("PUT", this.path(space), { vectors: { size, distance: "Cosine" } }, [409]);
    if (!made) await this.assertSize(space);
    for (const [field_name, field_schema] of Object.entries(INDEXED)) {
      await this.http.call("PUT", this.path(space, "/index?wait=true"), { field_name, field_schema });
    }
  }

  private async assertSize(space: VectorSpace): Promise<void> {
    const info = await this.http.call<{ result: { config: { params: { vectors: { size: number } } } } }>("GET", this.path(space));
    const size = info?.result.config.params.vectors.size ?? 0;
    if (size !== space.dimensions) throw wrongDimensions(this.kind, size, space.dimensions);
  }

  async upsert(space: VectorSpace, points: readonly VectorPoint[]): Promise<void> {
    for (const batch of inBatches(points, POINTS_AT_ONCE)) {
      const body = { points: batch.map((point) => ({ id: point.chunkId, vector: point.embedding, payload: payloadOf(point) })) };
      await this.http.call("PUT", this.path(space, "/points?wait=true"), body);
    }
  }

  async search(space: VectorSpace, embedding: readonly number[], conditions: Conditions, limit: number): Promise<VectorHit[]> {
    const body = { query: embedding, filter: filterOf(conditions), limit, with_payload: ["document_id"] };
    const found = await this.http.call<Found>("POST", this.path(space, "/points/query"), body, [404]);
    if (!found) throw spaceGone(this.kind);
    return found.result.points.map(({ id, score, payload }) => ({ chunkId: id, documentId: payload.document_id, distance: 1 - score }));
  }

  async updateDocument(space: VectorSpace, documentId: string, attributes: StoredAttributes): Promise<void> {
    const { projectId, sensitivity, departmentIds } = attributes;
    const payload = {
      ...(projectId ? { project_id: projectId } : {}),
      ...(sensitivity === undefined ? {} : { sensitivity }),
      ...(departmentIds ? { department_ids: departmentIds } : {}),
    };
    const filter = selected({ documentIds: [documentId] });
    await this.http.call("POST", this.path(space, "/points/payload?wait=true"), { payload, filter }, [404]);
  }

  async remove(space: VectorSpace, selection: VectorSelection): Promise<void> {
    await this.http.call("POST", this.path(space, "/points/delete?wait=true"), { filter: selected(selection) }, [404]);
  }

  async count(space: VectorSpace, documentId?: string): Promise<number> {
    const body = { exact: true, ...(documentId ? { filter: selected({ documentIds: [documentId] }) } : {}) };
    const answer = await this.http.call<{ result: { count: number } }>("POST", this.path(space, "/points/count"), body, [404]);
    return answer?.result.count ?? 0;
  }

  async drop(space: VectorSpace): Promise<void> {
    await this.http.call("DELETE", this.path(space), undefined, [404]);
  }
}
