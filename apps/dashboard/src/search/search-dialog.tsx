import type {
  CodedRecord,
  CompoundSheet,
  PlaceDirectory,
  Summary,
  TopicConsultation,
} from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import {
  type KeyboardEvent,
  type ReactElement,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { codeName } from "../compound/code-name.js";
import { Modal } from "../controls/modal.js";
import { allPlaces } from "../data/places-reader.js";
import { type Reader, useFaultOfReading, useReadingIfAny } from "../data/use-reading.js";
import { communityName } from "../i18n/community-name.js";
import { searchWordsOf } from "../i18n/search-words.js";
import type { Point } from "../state/use-pointing.js";
import { isUnitId } from "../state/view-state.js";
import { parentsOf } from "../state/parents-of.js";
import type { Found } from "./search-index.js";
import { useSearchIndex } from "./use-search-index.js";
import { SearchOptions, type Suggestion } from "./search-options.js";

const most = 12;

/** Of at least five signs, a digit among them: an id, or an office's number. */
const codePattern = /^(?=.*\d)[\w-]{5,}$/;

/** What the search reads of the warehouse. */
export interface SearchReaders {
  readonly places: Reader<PlaceDirectory>;
  /** Sheets of compounds: that of the suggestion that Enter would choose is read ahead. */
  readonly sheets: Reader<CompoundSheet | null>;
  /** Newest consultations by their topic. */
  readonly topics: Reader<readonly TopicConsultation[]>;
  /** Consultations, projects and proposals by how their number begins. */
  readonly records: Reader<readonly CodedRecord[]>;
}

/** A field with suggestions (the combobox of ARIA): a compound, division or site is gone to, a topic first shows its newest consultations. */
export function SearchDialog({
  summary,
  readers,
  language,
  close,
  nameOf,
  onChoose,
  onPoint,
  onClose,
}: {
  readonly summary: Summary;
  readonly readers: SearchReaders;
  readonly language: Language;
  /** Word on the button that closes it. */
  readonly close: string;
  readonly nameOf: (id: string) => string;
  readonly onChoose: (kind: Found["kind"], id: string) => void;
  /** The division that Enter would go to, null when it is none. */
  readonly onPoint: Point;
  readonly onClose: () => void;
}): ReactElement {
  const words = searchWordsOf(language);
  const [typed, setTyped] = useState("");
  const [topic, setTopic] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const directory = useReadingIfAny(readers.places, allPlaces);
  const failed = useFaultOfReading(readers.places, allPlaces) !== undefined;
  const cases = useReadingIfAny(readers.topics, topic);
  const code = typed.trim();
  const records =
    useReadingIfAny(readers.records, codePattern.test(code) ? code.toLowerCase() : null) ?? [];
  const communities = useMemo(
    () => new Map(directory?.communities.map((row) => [row.community_id, communityName(row.name)])),
    [directory],
  );
  const index = useSearchIndex(summary, directory);
  const found = useMemo(() => index.suggest(typed, most), [index, typed]);
  const placeOf = (id: string | null): string =>
    parentsOf(summary, id)
      .map((one) => communities.get(one) ?? nameOf(one))
      .join(" · ");
  const suggestions: readonly Suggestion[] =
    topic === null
      ? [
          ...found.map((one) => ({
            key: `${one.kind} ${one.id}`,
            compound: one.kind === "compound" ? one.id : null,
            unit: isUnitId(one.id) ? one.id : null,
            kind: words.kinds[one.kind],
            name: one.name,
            note: [
              one.by !== null && words.by(one.by),
              one.cases === null ? placeOf(one.place) : words.cases(one.cases),
              one.ended && words.ended,
            ]
              .filter(Boolean)
              .join(" · "),
            choose: () => {
              if (one.kind !== "topic") return onChoose(one.kind, one.id);
              setTopic(one.id);
              setActive(0);
            },
          })),
          ...records.map((one) => ({
            key: `${one.kind} ${one.id}`,
            compound: one.compound_id,
            unit: null,
            kind: words.records[one.kind],
            name: one.compound_name,
            note: [one.by ?? one.id, placeOf(one.place)].filter(Boolean).join(" · "),
            choose: () => onChoose("compound", one.compound_id),
          })),
        ]
      : (cases ?? []).map((one) => ({
          key: one.consultation_id,
          compound: one.compound_id,
          unit: null,
          kind: one.first_on?.slice(0, 7) ?? "–",
          name: one.compound_name,
          note: [codeName("outcome", one.outcome, language), placeOf(one.place)]
            .filter(Boolean)
            .join(" · "),
          choose: () => onChoose("compound", one.compound_id),
        }));
  const at = Math.min(active, suggestions.length - 1);
  const next = suggestions[at]?.compound ?? null;
  const { sheets } = readers;
  useEffect(() => {
    if (next === null) return undefined;
    const wanted = new AbortController();
    // A fault is told where the sheet is opened.
    sheets.ask(next, wanted.signal).catch(() => undefined);
    return () => wanted.abort();
  }, [sheets, next]);
  const unit = suggestions[at]?.unit ?? null;
  useEffect(() => {
    onPoint(unit);
    return () => onPoint(null);
  }, [onPoint, unit]);
  const press = (event: KeyboardEvent): void => {
    // A key that ends the composition of a word belongs to the input method.
    if (event.nativeEvent.isComposing) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && suggestions.length > 0) {
      setActive((at + step + suggestions.length) % suggestions.length);
    } else if (event.key === "Enter") {
      suggestions[at]?.choose();
    } else if (event.key === "Escape" && topic !== null) {
      setTopic(null);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const state =
    topic !== null
      ? cases?.length === 0
        ? words.noTopicResults
        : words.topicResults(topic)
      : failed
        ? words.failed
        : directory === undefined
          ? words.reading
          : typed.trim() === ""
            ? words.hint
            : suggestions.length === 0
              ? words.none(typed.trim())
              : words.found(suggestions.length);
  return (
    <Modal title={words.title} close={close} onClose={onClose}>
      <div className="search">
        <input
          ref={field}
          type="search"
          role="combobox"
          aria-label={words.open}
          aria-autocomplete="list"
          aria-expanded={suggestions.length > 0}
          aria-controls={listId}
          aria-activedescendant={at >= 0 ? `${listId}-${at}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={words.open}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setTopic(null);
            setActive(0);
          }}
          onKeyDown={press}
        />
        <p className="sub" role="status">
          {state}
        </p>
        {topic !== null && (
          <button type="button" className="link" onClick={() => setTopic(null)}>
            {words.back}
          </button>
        )}
        <SearchOptions
          {...{ suggestions, listId }}
          active={at}
          label={words.results}
          onPoint={setActive}
        />
      </div>
    </Modal>
  );
}
