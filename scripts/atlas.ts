// The `atlas` command from a checkout: paths are taken from where it was called.
import "../apps/cli/src/main.js";
