import { z } from "zod";
import { isPlaceholderEmail } from "./linking/policy";

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "An e-mail address has at most 254 characters.")
  .pipe(z.email("Enter an e-mail address such as name@company.com."))
  .refine((value) => !isPlaceholderEmail(value), "Enter an e-mail address such as name@company.com.");

export const newPasswordSchema = z
  .string()
  .min(10, "Use at least 10 characters.")
  .max(200, "Use at most 200 characters.")
  .refine((value) => !isCommonPassword(value), "This password is among the most common ones. Choose another.");

export const personNameSchema = z.string().trim().min(1, "Enter your name.").max(100, "Use at most 100 characters.");

const COMMON = new Set(
  `password password1 password12 password123 passw0rd123 passwordpassword 1234567890 12345678910 123456789a 0123456789 0987654321 1111111111 0000000000
   qwertyuiop qwerty12345 qwerty123456 1q2w3e4r5t 1qaz2wsx3edc iloveyou12 iloveyou123 letmein123 letmein1234 welcome123 welcome1234 administrator
   admin12345 admin123456 changeme123 changemenow football123 baseball123 superman123 sunshine123 princess123 dragon1234 monkey1234 trustno1trustno1
   abcdefghij abc1234567 abcd123456 asdfghjkl1 asdfasdfasdf zxcvbnm123 computer123 internet123 whatever123 secret1234 muniment123`.split(/\s+/),
);

function isCommonPassword(value: string): boolean {
  const plain = value.toLowerCase();
  return COMMON.has(plain) || /^(.)\1+$/.test(plain);
}
