import { oneSignIn } from "../../nolan/session.js";

oneSignIn();

export default {
  disableWelcomeMessage: true,
  customScripts: ["scripts/deadlines.js"]
};
