import { divisionById } from "@atlas/divisions";
import { encodeText } from "../encode/encode-text.js";
import { encodeXlsx } from "../encode/encode-xlsx.js";
import type { TrueCity, TrueCompound } from "../city/true-city.js";
import type { FaultName, PlantedFault } from "../faults/fault-kinds.js";
import { inventedContact, inventedPhone } from "../faults/invented-person.js";
import { compoundForm } from "../forms/compound-form.js";
import type { Office } from "../offices/office.js";
import { randomStream } from "../random.js";
import type { Page } from "../sheets/page.js";
import { communityName } from "../writing/write-place.js";
import type { Written } from "../writing/written.js";
import type { WriteFile } from "../write-sample-city.js";
import type { Books } from "./books.js";
import { featureList, foreignList, recordList } from "./foreign-list.js";

const folder = "returns/其他来源";
const encoder = new TextEncoder();

/** Files that come along with the returns and are none, or are somebody else's: each with a chance of fifty times the rate. */
export function sendStrays(
  city: TrueCity,
  offices: readonly Office[],
  rate: number,
  write: WriteFile,
  books: Books,
): void {
  if (rate === 0) return;
  const random = randomStream(city.seed, "strays");
  const home = offices.find(({ unitId }) => unitId === "510105")!;
  const standing = city.compounds.filter(
    ({ unit_id, firstYear, lastYear }) =>
      unit_id === home.unitId && firstYear === null && lastYear === null,
  );
  const some = (from: number, to: number) => portion(standing, from, to);
  const send = (
    fault: FaultName,
    name: string,
    bytes: Uint8Array,
    readable: boolean,
    more: {
      pages?: readonly Page[];
      encoding?: string;
      crs?: string;
      kinds?: readonly string[];
    } = {},
  ): void => {
    if (!random.chance(Math.min(1, rate * 50))) return;
    const file = `${folder}/${name}`;
    write(file, bytes);
    const whole: PlantedFault = {
      fault,
      row: null,
      column: null,
      field: null,
      trueValue: null,
      written: null,
    };
    books.enter(
      {
        file,
        unitId: null,
        kinds: more.kinds ?? [],
        period: null,
        declaredOn: null,
        receivedOn: null,
        format: name.split(".").at(-1)!,
        encoding: more.encoding ?? null,
        crs: more.crs ?? null,
        crsLabelled: false,
        readable,
        supersedes: null,
        note: null,
      },
      more.pages ?? [],
      [whole],
    );
  };
  const list = foreignList(some(0, 60), randomStream(city.seed, "foreign list"));
  send("file_foreign_list", "合成示例_房产网站小区.json", encoder.encode(list.text), true, {
    pages: [list.page],
    encoding: "utf8",
    crs: "bd09",
    kinds: ["compounds"],
  });
  const records = recordList(some(60, 90));
  send("file_json_records", "合成示例_小区数据导出.json", encoder.encode(records.text), true, {
    pages: [records.page],
    encoding: "utf8",
    kinds: ["compounds"],
  });
  const features = featureList(some(90, 120));
  send("file_geojson", "合成示例_小区点位.geojson", encoder.encode(features.text), true, {
    pages: [features.page],
    encoding: "utf8",
    crs: "wgs84",
    kinds: ["compounds"],
  });
  const supplement = bareList(some(5, 45), true);
  send(
    "file_undeclared",
    "合成示例_小区补充名单.csv",
    encodeText(supplement, { encoding: "utf8", separator: "," }),
    true,
    { pages: [supplement], encoding: "utf8", kinds: ["compounds"] },
  );
  const headless = bareList(some(20, 60), false);
  send(
    "header_absent",
    "合成示例_院落清单.csv",
    encodeText(headless, { encoding: "gb18030", separator: "," }),
    true,
    { pages: [headless], encoding: "gb18030", kinds: ["compounds"] },
  );
  send(
    "file_other_city",
    "合成示例_德阳市旌阳区_小区(院落)台账_2022_20221108.csv",
    encodeText(otherCity(randomStream(city.seed, "other city")), {
      encoding: "gb18030",
      separator: ",",
    }),
    false,
    { encoding: "gb18030", kinds: ["compounds"] },
  );
  send("file_empty", "合成示例_协商议事台账_空.csv", new Uint8Array(0), false);
  send(
    "file_header_only",
    "合成示例_青羊区_治理项目台账_2022Q2_20220709.csv",
    encoder.encode("项目编号,项目名称,小区名称,街道,社区,开工日期,预算(元)\r\n"),
    true,
    { encoding: "utf8", kinds: ["projects"] },
  );
  const roster = dutyRoster(randomStream(city.seed, "roster"));
  send(
    "file_no_return",
    "合成示例_值班安排表.xlsx",
    encodeXlsx([roster], { date1904: false, sharedStrings: true }),
    false,
  );
  const broken = encodeXlsx([bareList(some(0, 30), true)], {
    date1904: false,
    sharedStrings: true,
  });
  send(
    "file_unreadable",
    "合成示例_小区台账(损坏).xlsx",
    broken.slice(0, broken.length / 2),
    false,
  );
  send(
    "file_unsupported",
    "合成示例_情况说明.pdf",
    encoder.encode("%PDF-1.4\n% 合成示例\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"),
    false,
  );
}

/** A stretch of a district of 120 compounds; of a smaller one the same share, and one at least. */
function portion(
  compounds: readonly TrueCompound[],
  from: number,
  to: number,
): readonly TrueCompound[] {
  const share = Math.min(1, compounds.length / 120);
  const first = Math.floor(from * share);
  return compounds.slice(first, Math.max(first + 1, Math.floor(to * share)));
}

/** A bare table of compounds: no unit, no period, perhaps no header. */
function bareList(compounds: readonly TrueCompound[], headed: boolean): Page {
  const rows: Written[][] = headed ? [["小区名称", "区(市)县", "街道", "社区", "户数"]] : [];
  const placed = compounds.map((compound, i) => {
    rows.push([
      compound.name,
      divisionById(compound.unit_id)!.name,
      divisionById(compound.township_id)!.name,
      communityName(divisionById(compound.community_id)!.name),
      compound.households,
    ]);
    return { row: i + (headed ? 2 : 1), table: compoundForm.table, trueId: compound.compound_id };
  });
  return page("", rows, placed);
}

function otherCity(random: ReturnType<typeof randomStream>): Page {
  const rows: Written[][] = [["小区名称", "区(市)县", "街道", "社区", "地址", "户数"]];
  for (let i = 0; i < 24; i += 1)
    rows.push([
      `${random.pick(["望江", "松柏", "玉泉", "丰水"])}苑${i + 1}号院`,
      "旌阳区",
      random.pick(["城南街道", "城北街道", "旌东街道"]),
      random.pick(["玉泉社区", "岷江社区", "长江社区"]),
      `德阳市旌阳区松柏路${random.integer(1, 200)}号`,
      random.integer(20, 400),
    ]);
  return page("", rows, []);
}

function dutyRoster(random: ReturnType<typeof randomStream>): Page {
  const rows: Written[][] = [
    ["国庆假期值班安排表（合成示例）"],
    ["日期", "带班领导", "值班人员", "电话"],
  ];
  for (let day = 1; day <= 7; day += 1)
    rows.push([
      `10月${day}日`,
      inventedContact(random),
      inventedContact(random),
      inventedPhone(random),
    ]);
  return page("值班", rows, []);
}

const page = (name: string, rows: readonly Written[][], placed: Page["placed"]): Page => ({
  name,
  rows,
  merges: [],
  hidden: false,
  hiddenRows: new Set(),
  placed,
  faults: [],
});
