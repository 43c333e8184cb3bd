import { type ReactElement, type ReactNode, memo } from "react";
import { IconButton } from "./controls/icon-button.js";
import { type Messages, messagesOf } from "./i18n/messages.js";
import { Segments } from "./controls/segments.js";
import type { ChangeView } from "./state/use-view.js";
import { type ViewState, workspaces, writeView } from "./state/view-state.js";
import { workspaceKeys } from "./state/workspace-keys.js";

/** Name of the product, whether the data is synthetic, language, theme, help. */
export function Bar({
  view,
  words,
  synthetic,
  search,
  exports,
  onChange,
  onHelp,
}: {
  readonly view: ViewState;
  readonly words: Messages;
  readonly synthetic: boolean;
  /** The search, once there is something to look through. */
  readonly search: ReactNode;
  /** The export menu, once there is something to take away. */
  readonly exports: ReactNode;
  readonly onChange: ChangeView;
  readonly onHelp: () => void;
}): ReactElement {
  const other =
    view.language === "zh"
      ? { tag: "en", words: messagesOf("en") }
      : { tag: "zh-CN", words: messagesOf("zh") };
  return (
    <header className="bar">
      <img src="/mark.svg" alt="" width="24" height="24" />
      <h1>{words.product}</h1>
      <nav aria-label={words.workspacesLabel}>
        {workspaces.map((workspace) => (
          <a
            key={workspace}
            href={`${location.pathname}${writeView({ ...view, workspace })}`}
            aria-keyshortcuts={workspaceKeys[workspace]}
            {...(workspace === view.workspace && { "aria-current": "page" })}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onChange({ workspace });
            }}
          >
            {words.workspaces[workspace]}
            <kbd aria-hidden="true">{workspaceKeys[workspace]}</kbd>
          </a>
        ))}
      </nav>
      {search}
      <span className="space" />
      {synthetic && (
        <span className="synth">
          <b className="wide">{words.synthetic}</b>{" "}
          <span className="wide" lang={other.tag}>
            {other.words.synthetic}
          </span>
          <b className="narrow">{words.syntheticShort}</b>
        </span>
      )}
      {view.audience === "public" && (
        <span className="stat for-public" role="status">
          {words.publicBadge}
        </span>
      )}
      <span className="stat">{words.local}</span>
      <PageTools language={view.language} theme={view.theme} {...{ words, onChange, onHelp }} />
      {exports}
    </header>
  );
}

/** Language, theme, help: drawn anew for these alone. */
const PageTools = memo(function PageTools({
  language,
  theme,
  words,
  onChange,
  onHelp,
}: {
  readonly language: ViewState["language"];
  readonly theme: ViewState["theme"];
  readonly words: Messages;
  readonly onChange: ChangeView;
  readonly onHelp: () => void;
}): ReactElement {
  return (
    <>
      <Segments
        label={words.language}
        value={language}
        options={[
          ["zh", "中"],
          ["en", "EN"],
        ]}
        onChange={(to) => onChange({ language: to })}
      />
      <IconButton
        label={words.theme}
        onPress={() => onChange((now) => ({ theme: now.theme === "light" ? "dark" : "light" }))}
      >
        {theme === "light" ? "☾" : "☀"}
      </IconButton>
      <IconButton label={words.help} className="help" onPress={onHelp}>
        ?
      </IconButton>
    </>
  );
});
