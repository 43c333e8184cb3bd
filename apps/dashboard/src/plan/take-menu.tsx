import { type ReactElement, useRef } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { LoadedWarehouse } from "../data/load-warehouse.js";
import { fileName } from "../export/file-name.js";
import { saveFile } from "../export/save-file.js";
import { Told } from "../export/told.js";
import { useSaving } from "../export/use-saving.js";
import { exportWordsOf } from "../i18n/export-words.js";
import type { ViewState } from "../state/view-state.js";
import { isWhole } from "./is-whole.js";
import type { Decision } from "./plan-book.js";
import type { PlanScene } from "./plan-scene.js";
import type { ScenarioDocument } from "./scenario-document.js";

/** What can be taken away of a plan, and a scenario that is brought. */
export function TakeMenu({
  scene,
  log,
  warehouse,
  view,
  onBring,
}: {
  readonly scene: PlanScene;
  readonly log: readonly Decision[];
  readonly warehouse: LoadedWarehouse;
  readonly view: ViewState;
  readonly onBring: (document: ScenarioDocument) => void;
}): ReactElement {
  const { words, run, scenario, language } = scene;
  const { told, tell, save } = useSaving(exportWordsOf(language));
  const brought = useRef<HTMLInputElement>(null);
  const { summary } = warehouse;
  const result = run.plan?.result ?? null;
  const whole = isWhole(run);
  const name = (what: string, extension: string): string =>
    fileName([what, scenario.name, summary.version.slice(0, 4)], extension);
  const json = (what: string, text: string): Promise<string> => {
    const file = name(what, "json");
    saveFile(file, "application/json", text);
    return Promise.resolve(file);
  };
  const proposal = async (format: "xlsx" | "docx"): Promise<string> => {
    const { takeProposal } = await import("./take-plan.js");
    return takeProposal(scene, log, summary.synthetic, format);
  };
  const picture = async (format: "svg" | "png"): Promise<string> => {
    const [{ takePicture }, { listPictures }] = await Promise.all([
      import("../export/take-picture.js"),
      import("../export/list-pictures.js"),
    ]);
    const map = listPictures(words.mapName).find(({ isMap }) => isMap);
    if (!map) throw new Error("dashboard: no map to take");
    const about = { ...map, compound: scenario.name === "" ? words.title : scenario.name };
    return takePicture({ summary, place: "" }, view, about, format);
  };
  const bring = async (file: File): Promise<void> => {
    try {
      const read: unknown = JSON.parse(await file.text());
      if (typeof read !== "object" || read === null || Array.isArray(read)) throw new Error("none");
      onBring(read as ScenarioDocument);
    } catch {
      tell(words.noScenario(file.name));
    }
  };
  const items = [
    ["xlsx", words.proposalXlsx, () => proposal("xlsx"), whole],
    ["docx", words.proposalDocx, () => proposal("docx"), whole],
    [
      "result",
      words.resultJson,
      () => json(words.resultName, `${JSON.stringify(result)}\n`),
      result !== null,
    ],
    [
      "scenario",
      words.scenarioJson,
      () => json(words.form, `${JSON.stringify(scenario, null, 2)}\n`),
      true,
    ],
    ["map-svg", words.mapSvg, () => picture("svg"), true],
    ["map-png", words.mapPng, () => picture("png"), true],
  ] as const;
  return (
    <>
      <MenuTrigger>
        <Button className="export-button plan-take">{words.take}</Button>
        <Popover className="choice-popover" placement="bottom end" offset={4}>
          <Menu
            className="choice-list export-list"
            aria-label={words.take}
            disabledKeys={items.filter(([, , , can]) => !can).map(([id]) => id)}
          >
            {items.map(([id, label, take]) => (
              <MenuItem
                key={id}
                id={id}
                className="choice-item"
                textValue={label}
                onAction={() => void save(take)}
              >
                {label}
              </MenuItem>
            ))}
            <MenuItem
              id="bring"
              className="choice-item"
              textValue={words.bring}
              onAction={() => brought.current?.click()}
            >
              {words.bring}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <input
        ref={brought}
        className="visually-hidden"
        type="file"
        accept=".json,application/json"
        tabIndex={-1}
        aria-label={words.bring}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void bring(file);
          target.value = "";
        }}
      />
      <Told text={told} onGone={() => tell("")} />
    </>
  );
}
