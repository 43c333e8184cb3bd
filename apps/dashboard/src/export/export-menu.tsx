import { type ReactElement, Suspense, lazy, memo, useState } from "react";
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from "react-aria-components";
import { Modal } from "../controls/modal.js";
import { exportWordsOf } from "../i18n/export-words.js";
import { messagesOf } from "../i18n/messages.js";
import type { ViewState } from "../state/view-state.js";
import type { ExportSources } from "./take-ranking.js";
import { Told } from "./told.js";
import { useSaving } from "./use-saving.js";

const PictureDialog = lazy(async () => ({
  default: (await import("./picture-dialog.js")).PictureDialog,
}));

/** 导出: what can be taken away from the view. */
export const ExportMenu = memo(function ExportMenu({
  sources,
  view,
  onChange,
}: {
  readonly sources: ExportSources;
  readonly view: ViewState;
  readonly onChange: (change: Partial<ViewState>) => void;
}): ReactElement {
  const words = exportWordsOf(view.language);
  const { told, tell, save } = useSaving(words);
  const { audience } = view;
  /** The link, where it must be copied by hand. */
  const [link, setLink] = useState<string | null>(null);
  const [picturing, setPicturing] = useState(false);
  const copyLink = async (): Promise<void> => {
    const { href } = location;
    try {
      // Absent where the page has no secure context.
      await navigator.clipboard.writeText(href);
      tell(words.copied);
    } catch {
      setLink(href);
    }
  };
  const ranking = async (format: "csv" | "xlsx"): Promise<string> => {
    const { takeRanking } = await import("./take-ranking.js");
    return takeRanking(sources, view, format);
  };
  return (
    <span className="export">
      <MenuTrigger>
        <Button className="export-button" aria-label={words.export}>
          <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
            <path
              d="M7 1.5v7M4 5.8l3 3 3-3M1.5 9.5v3h11v-3"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.3"
            />
          </svg>
          <span className="wide">{words.export}</span>
        </Button>
        <Popover className="choice-popover" placement="bottom end" offset={4}>
          <Menu className="choice-list export-list" aria-label={words.export}>
            <MenuItem
              id="brief"
              className="choice-item"
              onAction={() => onChange({ brief: audience })}
            >
              {words.briefItem}
            </MenuItem>
            <MenuItem id="link" className="choice-item" onAction={() => void copyLink()}>
              {words.copyLink}
            </MenuItem>
            <MenuItem
              id="csv"
              className="choice-item"
              onAction={() => void save(() => ranking("csv"))}
            >
              {words.rankingCsv}
            </MenuItem>
            <MenuItem
              id="xlsx"
              className="choice-item"
              onAction={() => void save(() => ranking("xlsx"))}
            >
              {words.rankingXlsx}
            </MenuItem>
            <MenuSection
              aria-label={words.facts.version}
              selectionMode="multiple"
              selectedKeys={audience === "public" ? ["public"] : []}
              onSelectionChange={(chosen) =>
                onChange({ audience: new Set(chosen).has("public") ? "public" : "internal" })
              }
            >
              <MenuItem id="public" className="choice-item" shouldCloseOnSelect={false}>
                <span aria-hidden="true">{audience === "public" ? "☑" : "☐"}&nbsp;</span>
                {words.publicItem}
              </MenuItem>
            </MenuSection>
            <MenuItem id="pictures" className="choice-item" onAction={() => setPicturing(true)}>
              {words.picturesItem}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <Told text={told} onGone={() => tell("")} />
      {picturing && (
        <Suspense fallback={null}>
          <PictureDialog
            summary={sources.warehouse.summary}
            places={sources.places}
            {...{ view, words }}
            onSave={save}
            onClose={() => setPicturing(false)}
          />
        </Suspense>
      )}
      {link !== null && (
        <Modal
          title={words.copyTitle}
          close={messagesOf(view.language).close}
          onClose={() => setLink(null)}
        >
          <p>{words.copyByHand}</p>
          <input
            className="export-link"
            readOnly
            value={link}
            aria-label={words.copyTitle}
            ref={(field) => field?.select()}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
        </Modal>
      )}
    </span>
  );
});
