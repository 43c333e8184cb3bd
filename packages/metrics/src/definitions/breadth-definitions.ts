import type { Bilingual } from "@atlas/schema";
import type { FigureLevel } from "../figure.js";
import {
  downToCommunity,
  notReported,
  ownCounting,
  part,
  straddling,
  wilson,
  words,
} from "./definition-words.js";
import type { MetricDefinition } from "./metric-definition.js";

const tables = ["consultation", "compound", "submission"];
const downToTownship: readonly FigureLevel[] = ["city", "district", "township"];

const clustered = words(
  "比率的线性化方差, 以小区为聚类 (无小区时以社区), t 临界值, 95%; 只有一个聚类时没有区间",
  "linearised variance of the ratio with the compound as cluster (the community where there is none), Student's t, 95 %; none with one cluster",
);

const missing = (name: string, zh: string, en: string) =>
  part(
    `left_out=${name}`,
    `${zh}的场次 / 办结的; 没有时不出现`,
    `consultations ${en} / closed; absent where there are none`,
  );

/** 参与面: households that live where consultations were held. */
export const reach: MetricDefinition = {
  id: "reach",
  name: words("参与面", "Reach"),
  definition: words(
    "窗口末日在册的小区: 窗口内至少办结一场协商的小区的户数 / 全部户数 (只计户数已知的小区)。",
    "Compounds standing on the window's last day: households of those with at least one consultation closed in it / all households (of compounds whose households are known).",
  ),
  numerator: words("覆盖小区的户数", "households of the compounds covered"),
  denominator: words("全部户数", "all households"),
  unit: "share",
  n: words("户数已知的在册小区", "compounds standing whose households are known"),
  interval: words(
    "比率的线性化方差, 以小区为聚类, t 临界值, 95%",
    "linearised variance of the ratio with the compound as cluster, Student's t, 95 %",
  ),
  direction: "up",
  levels: downToCommunity,
  breaks: [0.3, 0.4, 0.5, 0.6, 0.7],
  target: null,
  parts: [
    part(
      "left_out=households_missing",
      "户数不明的在册小区 / 在册小区; 没有时不出现",
      "compounds whose households are unknown / compounds standing; absent where there are none",
    ),
    part(
      "left_out=straddling",
      "仅有的协商可能落在窗口边界两边的小区 (不算覆盖) / 在册小区; 没有时不出现",
      "compounds whose only consultations may lie on either side of the window's edge (not counted as reached) / compounds standing; absent where there are none",
    ),
    notReported,
  ],
  tables: ["compound", "consultation", "submission"],
  source: ownCounting,
};

/** 清单: verdicts on the three lists. */
export const lists: MetricDefinition = {
  id: "lists",
  name: words("清单判定", "Lists"),
  definition: words(
    "窗口内办结的协商, 其议题在各张清单上的判定: 市级指导清单, 街镇正面清单与负面清单; 当地没有该清单的为 no_list, 单列, 不算清单外。",
    "Consultations closed in the window by the verdict on their topic in each list: the city's guidance list, the township's positive and negative lists; where no such list is in force it is no_list, on its own, and not off the list.",
  ),
  numerator: words("该判定的场次", "consultations with the verdict"),
  denominator: words("该清单有判定的场次", "consultations with a verdict on that list"),
  unit: "share",
  n: words("该清单有判定的场次", "consultations with a verdict on that list"),
  interval: wilson,
  direction: "none",
  levels: downToCommunity,
  breaks: [0.2, 0.4, 0.6, 0.8, 0.9],
  target: null,
  parts: [
    part(
      "list=guidance|positive|negative;verdict=listed|not_listed|no_list",
      "哪张清单; 清单内、清单外、当地无此清单",
      "which list; listed, not listed, no list in force",
    ),
    part(
      "list=guidance|positive|negative;left_out=unclassified",
      "没有判定 (议题未归类) 的场次 / 办结的; 没有时不出现",
      "consultations without a verdict (topic not classified) / closed; absent where there are none",
    ),
    straddling,
    notReported,
  ],
  tables,
  source: words(
    "来源文章: 协商议题指导清单, 街镇正面与负面清单; data/reference/lists.csv",
    "Source article: guidance list of topics, positive and negative lists of townships; data/reference/lists.csv",
  ),
};

/** 主体多元: kinds of participant. */
export const diversityActors: MetricDefinition = {
  id: "diversity_actors",
  name: words("主体多元", "Kinds of participant"),
  definition: words(
    "窗口内办结且填有协商主体的协商: 每场主体类型数的平均 (同一类型一场只计一次, “其他” 算一类)。",
    "Over consultations closed in the window that name their participants: the mean number of kinds of participant (a kind once a consultation; other is a kind).",
  ),
  numerator: words("主体类型数之和", "kinds of participant, summed"),
  denominator: words("填有主体的场次", "consultations that name participants"),
  unit: "count",
  n: words("填有主体的场次", "consultations that name participants"),
  interval: clustered,
  direction: "up",
  levels: downToCommunity,
  breaks: [2, 3, 4, 5, 6],
  target: null,
  parts: [
    missing("actors_missing", "未填协商主体", "that name no participants"),
    straddling,
    notReported,
  ],
  tables,
  source: ownCounting,
};

/** An effective number of kinds. */
const effective = (
  id: "diversity_topics" | "diversity_forms",
  of: {
    readonly name: Bilingual;
    readonly definition: Bilingual;
    readonly what: Bilingual;
    readonly breaks: readonly number[];
  },
): MetricDefinition => ({
  id,
  name: of.name,
  definition: of.definition,
  numerator: words(`出现过的${of.what.zh}类数`, `kinds of ${of.what.en} that occur`),
  denominator: words(
    `分类表中的${of.what.zh}类数 (值不是两者之比)`,
    `kinds of ${of.what.en} in the code list (the value is not their ratio)`,
  ),
  unit: "count",
  n: words(`填有${of.what.zh}的场次`, `consultations that give their ${of.what.en}`),
  interval: words(
    "熵的 delta 法方差, 以小区为聚类 (无小区时以社区), t 临界值, 95%, 取指数; 只有一个聚类或各类同频时没有区间。场次少时数值偏低",
    "delta method on the entropy with the compound as cluster (the community where there is none), Student's t, 95 %, then exp; none with one cluster or where kinds are equally frequent. With few consultations the value is low",
  ),
  direction: "up",
  levels: downToTownship,
  breaks: of.breaks,
  target: null,
  parts: [
    missing("kind_missing", `未填${of.what.zh}`, `that do not give their ${of.what.en}`),
    straddling,
    notReported,
  ],
  tables,
  source: words(
    "Shannon 熵的指数 (Hill 1973 一阶数); 计算口径为本产品所定",
    "Exponential of Shannon's entropy (Hill 1973, number of order 1); the way of counting is this product's",
  ),
});

/** 内容广泛: topics. */
export const diversityTopics = effective("diversity_topics", {
  name: words("内容广泛", "Breadth of topics"),
  definition: words(
    "窗口内办结的协商按议题类别分布的有效类数: 香农熵的指数。全在一类为 1, 均匀分布在 k 类为 k。",
    "Effective number of topic categories of consultations closed in the window: exp of Shannon's entropy. All in one: 1; evenly over k: k.",
  ),
  what: words("议题", "topic"),
  breaks: [3, 5, 7, 9, 11],
});

/** 形式多样: forms. */
export const diversityForms = effective("diversity_forms", {
  name: words("形式多样", "Variety of forms"),
  definition: words(
    "窗口内办结的协商所用形式 (一场可有几种, 每种计一次) 分布的有效种数: 香农熵的指数。",
    "Effective number of forms of consultations closed in the window (one may have several, each counted once): exp of Shannon's entropy.",
  ),
  what: words("形式", "form"),
  breaks: [2, 3, 4, 5, 6],
});

/** 技术更新: consultations with an online form. */
export const onlineShare: MetricDefinition = {
  id: "online_share",
  name: words("线上协商率", "Online"),
  definition: words(
    "窗口内办结的协商中, 有线上形式 (线上会议、线上表决、微信群议事) 的 / 填有形式的。也可同时有线下形式。",
    "Of consultations closed in the window, those with an online form (online meeting, online vote, chat group) / those that tell. They may have offline forms as well.",
  ),
  numerator: words("有线上形式的场次", "consultations with an online form"),
  denominator: words("知道有无线上形式的场次", "consultations that tell"),
  unit: "share",
  n: words("知道有无线上形式的场次", "consultations that tell"),
  interval: wilson,
  direction: "up",
  levels: downToCommunity,
  breaks: [0.1, 0.2, 0.3, 0.4, 0.5],
  target: null,
  parts: [
    missing("online_missing", "不知有无线上形式", "that do not tell"),
    straddling,
    notReported,
  ],
  tables,
  source: ownCounting,
};
