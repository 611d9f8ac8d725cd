import "server-only";
import { S3Client } from "@aws-sdk/client-s3";

export interface S3Settings {
  /** Empty: Amazon's own. */
  endpoint?: string | undefined;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The bucket in the path instead of the host name, as most servers other than Amazon's want it. */
  forcePathStyle: boolean;
  attempts?: number;
}

const ATTEMPTS = 4;
const CONNECTION_MS = 10_000;
/** Between two pieces of an answer. */
const SILENCE_MS = 60_000;

export function s3Client(settings: S3Settings): S3Client {
  return new S3Client({
    region: settings.region,
    forcePathStyle: settings.forcePathStyle,
    credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    maxAttempts: settings.attempts ?? ATTEMPTS,
    requestHandler: { connectionTimeout: CONNECTION_MS, socketTimeout: SILENCE_MS },
    // Other servers than Amazon's refuse the newer checksums; the product has its own.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    ...(settings.endpoint ? { endpoint: settings.endpoint } : {}),
  });
}
