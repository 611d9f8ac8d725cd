import { expect, it } from "vitest";
import { qrCodeImage } from "./qr-code";

it("draws a picture without scripts or other hosts", async () => {
  const image = await qrCodeImage("otpauth://totp/Muniment:ada%40example.com?secret=ABC");
  expect(image).toMatch(/^data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+$/);
  const svg = Buffer.from(image.split(",")[1] ?? "", "base64").toString("utf8");
  expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 (\d+) \1"/);
  expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/script|href|http/i);
});
