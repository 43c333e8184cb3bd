import { AppError } from "@atlas/schema";
import { CommanderError } from "commander";
import { exitStatus, faultStatus, statusWords } from "./exit-status.js";
import { say } from "./output.js";
import { makeProgram } from "./program.js";

// Whoever reads standard output may stop reading.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

/** Names a fault that was not foreseen, in one line; where it came from only with ATLAS_DEBUG=1. */
function sayFault(error: unknown): number {
  const what = String(error).split("\n")[0];
  say(
    `atlas: 程序内部出错, 请把此行报给维护者 (加 ATLAS_DEBUG=1 可看详情) · a fault in the program; please report this line (ATLAS_DEBUG=1 shows more): ${what}`,
  );
  if (process.env["ATLAS_DEBUG"] === "1" && error instanceof Error) say(error.stack ?? "");
  return faultStatus;
}

process.on("uncaughtException", (error) => process.exit(sayFault(error)));

let status = 0;
const program = makeProgram((code) => {
  status = code;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) status = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof AppError) {
    status = exitStatus(error);
    say(`${statusWords[status] ?? "程序内部出错 · a fault in the program"}\n${error.message}`);
  } else status = sayFault(error);
}
process.exitCode = status;
