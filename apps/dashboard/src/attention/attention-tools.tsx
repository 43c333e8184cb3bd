import { type ReactElement, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { fileName } from "../export/file-name.js";
import { saveFile } from "../export/save-file.js";
import type { AttentionScene } from "./attention-scene.js";
import { csvOf, jsonOf } from "./export-list.js";
import type { Telling } from "./item-text.js";
import { parseTriage } from "./triage.js";
import type { Attention } from "./use-attention.js";

/** Undo, export of the list with what was said of it, and import of that. */
export function AttentionTools({
  attention,
  scene,
  telling,
}: {
  readonly attention: Attention;
  readonly scene: AttentionScene;
  readonly telling: Telling;
}): ReactElement {
  const { words, list } = telling;
  const { items, triage, canUndo, undo, replace } = attention;
  const [told, setTold] = useState("");
  const chooser = useRef<HTMLInputElement>(null);
  const named = (extension: string): string =>
    fileName(
      [words.title, telling.nameOf(scene.within ?? "510100"), list.window, list.as_of],
      extension,
    );
  const take = async (file: File | undefined): Promise<void> => {
    const given = file && parseTriage(await file.text());
    if (!given) return setTold(words.importFailed);
    replace({ ...triage, ...given });
    return setTold(words.imported(Object.keys(given).length));
  };
  return (
    <div className="attention-tools">
      <Button className="link" isDisabled={!canUndo} onPress={undo}>
        {words.undo} <kbd>{words.undoKey}</kbd>
      </Button>
      <Button
        className="link"
        onPress={() =>
          saveFile(
            named("csv"),
            "text/csv;charset=utf-8",
            csvOf(items, triage, telling, scene.synthetic),
          )
        }
      >
        {words.csv}
      </Button>
      <Button
        className="link"
        onPress={() =>
          saveFile(
            named("json"),
            "application/json",
            jsonOf(items, triage, telling, scene.synthetic),
          )
        }
      >
        {words.json}
      </Button>
      <Button className="link" onPress={() => chooser.current?.click()}>
        {words.import}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept=".json,application/json"
        aria-label={words.import}
        hidden
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <span role="status">{told}</span>
    </div>
  );
}
