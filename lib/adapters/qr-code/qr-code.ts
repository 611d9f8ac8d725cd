import "server-only";
import QRCode from "qrcode";

/** A picture of the text, as an address that an `<img>` takes; dark on white, since cameras expect it so. */
export async function qrCodeImage(text: string): Promise<string> {
  const svg = await QRCode.toString(text, { type: "svg", errorCorrectionLevel: "M", margin: 3 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
