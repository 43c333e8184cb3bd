import { writeFileSync } from "node:fs";
import { codebookPage } from "./codebook-page.js";
import { fromRoot } from "./paths.js";

writeFileSync(fromRoot("docs", "codebook.md"), codebookPage());
