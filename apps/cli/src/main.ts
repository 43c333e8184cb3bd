import { AppError } from "@atlas/schema";
import { CommanderError } from "commander";
import { exitStatus } from "./exit-status.js";
import { say } from "./output.js";
import { makeProgram } from "./program.js";

// Whoever reads standard output may stop reading.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

let status = 0;
const program = makeProgram((code) => {
  status = code;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) status = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof AppError) {
    say(error.message);
    status = exitStatus(error);
  } else throw error;
}
process.exitCode = status;
