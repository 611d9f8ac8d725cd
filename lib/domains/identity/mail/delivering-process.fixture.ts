import { deliverDueMail } from "./deliver-mail";

/** A process for the test beside it: takes what is due and is killed while the mail server has its hands on it. */
await deliverDueMail();
