import { z } from "zod";

export const vectorsSchema = z.strictObject({});

/** How a workspace's vectors stand. Null: none were ever made. */
export interface VectorsDto {
  /** What answers. */
  active: GenerationDto | null;
  /** What is being made beside it. */
  building: GenerationDto | null;
  /** An embedding model is set up. */
  configured: boolean;
}

export interface GenerationDto {
  id: string;
  store: string;
  model: string;
  dimensions: number;
  /** Documents' versions. */
  total: number;
  done: number;
  /** Why it does not get on; it goes on by itself when that is over. */
  error: string | null;
  createdAt: string;
}
