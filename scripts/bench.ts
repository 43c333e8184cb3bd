// npm run bench -- NAME [arguments…]; without a name, the names.
import { existsSync, readdirSync } from "node:fs";
import { execute } from "./execute.js";
import { fromRoot } from "./paths.js";

const [name, ...benchArguments] = process.argv.slice(2);
const script = fromRoot("scripts", "bench", `${name ?? ""}.ts`);
if (name === undefined || !existsSync(script)) {
  const names = readdirSync(fromRoot("scripts", "bench"))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `  npm run bench -- ${file.slice(0, -3)}`);
  process.stdout.write(`${names.join("\n")}\n`);
  process.exitCode = name === undefined ? 0 : 2;
} else {
  const { status } = await execute(process.execPath, [
    "--import",
    "tsx",
    script,
    ...benchArguments,
  ]);
  process.exitCode = status;
}
