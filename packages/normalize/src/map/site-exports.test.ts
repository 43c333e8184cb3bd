import { describe, expect, test } from "vitest";
import { cityOf, drafted } from "../testing/drafted.js";

/** What exports of property sites, maps and offices are called and hold, with invented compounds. */
const fieldsOf = (content: string, name = "名单.csv"): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    drafted(name, content).parts[0]!.columns.map(({ label, field }) => [label, field]),
  );
const found = (content: string, name = "名单.csv") =>
  cityOf({ [name]: content })
    .compound.map((one) => `${one.name} ${one.unit_id} ${one.address} ${one.built_year}`)
    .sort();

describe("a table of flats for sale", () => {
  const flats = [
    "Unnamed: 0,区,小区,区域,户型,面积,朝向,装修,楼层,建造时间,总价,单价",
    '0,锦江区,听荷轩一期,东湖,3室1厅,69.87平米,东南,简装,低楼层(共7层),1993年建,80万,"11,450元/平"',
    '1,锦江区,听荷轩二期,川师,3室1厅,84.2平米,东南,精装,高楼层(共42层),2016年建,180万,"21,378元/平"',
    '2,锦江区,枫桥街70号,盐市口,2室1厅,95.92平米,东北,精装,33层,板楼,275万,"28,670元/平"',
  ].join("\n");

  test("is read by the two headings that are known among many that are not", () => {
    expect(fieldsOf(flats)).toMatchObject({
      "Unnamed: 0": null,
      区: "district",
      小区: "name",
      区域: null,
      户型: null,
      建造时间: "built_year",
    });
  });

  test("has no compound that is called as its heading", () => {
    expect(found(flats)).toEqual([
      "听荷轩一期 510104 null 1993",
      "听荷轩二期 510104 null 2016",
      "枫桥街70号 510104 null null",
    ]);
  });
});

test("lines of day, district, quarter, name and price without a header are compounds", () => {
  const lines = [
    "20170402,锦江,水碾河,听荷轩,10857元/m2,20套在售二手房",
    "20170402,高新,新会展,凤栖花园,14717元/m2,39套在售二手房",
    "20170402,武侯,桐梓林,云顶雅居一期,18280元/m2,34套在售二手房",
    "20170402,天府新区,海洋公园,南湖名都,10726元/m2,20套在售二手房",
  ].join("\n");
  expect(found(lines)).toEqual([
    "云顶雅居一期 510107 null null",
    "凤栖花园 CD-GX null null",
    "南湖名都 CD-TF null null",
    "听荷轩 510104 null null",
  ]);
});

test.each([
  "houseName",
  "house_name",
  "loupan_name",
  "gardenName",
  "village_name",
  "proName",
  "项目名",
  "物业名称",
])("names stand under %s", (heading) => {
  const rows = ["听荷轩一期", "凤栖花园", "云顶雅居"].map(
    (name, i) => `${name},枫桥路${i + 1}号,锦江`,
  );
  const text = `${heading},addr,qu\n${rows.join("\n")}\n`;
  expect(fieldsOf(text)).toEqual({ [heading]: "name", addr: "address", qu: "district" });
});

test("an index with gaps is no count of households", () => {
  const rows = [0, 1, 5, 9, 31, 78, 130, 400].map(
    (index) => `${index},锦江区,听荷轩${index}期,枫桥路${index + 1}号`,
  );
  expect(Object.values(fieldsOf(rows.join("\n")))).not.toContain("households");
});

test("names and districts alone are a list of compounds, not one of projects", () => {
  const records = ["听荷轩", "凤栖花园", "云顶雅居"].map((name, i) => ({
    id: `QY-${i}`,
    name,
    search: name,
    school: "某小学",
    district: "青羊区",
    area: "金沙",
  }));
  const [part] = drafted("list.json", JSON.stringify(records)).parts;
  expect(part!.kind).toBe("compounds");
  expect(part!.issues.map(({ code }) => code)).not.toContain("kind_ambiguous");
});

test.each(["在售套数", "在租套数", "挂牌套数", "已售套数", "非住宅套数", "空置户数"])(
  "%s are no households",
  (heading) => {
    const text = `小区名称,区域,${heading}\n听荷轩,锦江,20\n凤栖花园,高新,39\n云顶雅居,武侯,5\n`;
    expect(fieldsOf(text)[heading]).toBeNull();
  },
);

test.each([
  ["type", "商务住宅;住宅区;住宅小区"],
  ["物业类型", "公寓住宅"],
])("%s with %s in every row is a classification of the list's own", (heading, cell) => {
  const rows = ["听荷轩", "凤栖花园", "云顶雅居"].map((name) => `${name},锦江区,枫桥路8号,${cell}`);
  const text = `name,adname,address,${heading}\n${rows.join("\n")}\n`;
  expect(fieldsOf(text)[heading]).toBeNull();
  expect(drafted("a.csv", text).parts[0]!.issues.map(({ code }) => code)).not.toContain(
    "code_unknown",
  );
});

describe("positions", () => {
  const rows = [
    ["听荷轩", "锦江", "104.09512", "30.65523"],
    ["凤栖花园", "武侯", "104.04512", "30.63523"],
    ["云顶雅居", "青羊", "104.01512", "30.67523"],
  ] as const;
  const asPairs = (heading: string): string =>
    [
      `小区名称,区域,${heading}`,
      ...rows.map(([name, district, lon, lat]) => `${name},${district},"${lon},${lat}"`),
    ].join("\n");
  const asTwo = (lon: string, lat: string): string =>
    [`小区名称,区域,${lon},${lat}`, ...rows.map((row) => row.join(","))].join("\n");

  test("are known by what they are where no heading names them", () => {
    expect(fieldsOf(asPairs("resblockPosition"))["resblockPosition"]).toBe("position");
    expect(fieldsOf(asTwo("点一", "点二"))).toMatchObject({ 点一: "lon", 点二: "lat" });
  });

  test("are not what has no decimals of theirs, nor a second time", () => {
    const text = asPairs("坐标,绿化率").replaceAll('"\n', '",30.5\n');
    expect(fieldsOf(`${text},30.5`)).toMatchObject({ 坐标: "position", 绿化率: null });
  });

  test.each([
    ["bd_lng", "bd_lat", "bd09"],
    ["gcj_lng", "gcj_lat", "gcj02"],
    ["wgs_lng", "wgs_lat", "wgs84"],
    ["baidu_lng", "baidu_lat", "bd09"],
    ["amapLng", "amapLat", "gcj02"],
    ["lng", "lat", "ambiguous"],
  ])("under %s and %s are in %s", (lon, lat, crs) => {
    const [part] = drafted("a.csv", asTwo(lon, lat)).parts;
    expect(part!.columns.map(({ field }) => field)).toEqual(["name", "district", "lon", "lat"]);
    expect(part!.crs).toBe(crs);
  });
});

test("an office's list of serviced projects is read under its own headings", () => {
  const text = [
    "序号,物业服务项目名称,项目所在地,物业服务企业名称,物业类型,总建筑面积（㎡）,总户数,收费标准（元/㎡·月）",
    "1,听荷轩一期,锦江区枫桥路88号,某物业有限公司,住宅,120000,1206,1.5",
    "2,凤栖花园,成都高新区蜀兴中街18号,某物业有限公司,住宅,52000,420,2.8",
    "3,云顶雅居,武侯区枫林路8号,某物业有限公司,住宅,52000,300,2.8",
  ].join("\n");
  expect(fieldsOf(text)).toMatchObject({
    物业服务项目名称: "name",
    项目所在地: "address",
    总户数: "households",
    物业服务企业名称: null,
  });
});

test.each(["未知年建成", "暂无信息", "[]", "{}"])("%s says that there is no value", (word) => {
  const text = `小区名称,区域,地址,建成年份\n听荷轩,锦江,${word},${word}\n凤栖花园,武侯,枫林路8号,2003年建成\n`;
  expect(found(text)).toEqual(["凤栖花园 510107 枫林路8号 2003", "听荷轩 510104 null null"]);
});

test("no households and no buildings are what a site does not know", () => {
  const text = "小区名称,区域,房屋总数,楼栋总数\n听荷轩,锦江,0户,0栋\n凤栖花园,武侯,120户,3栋\n";
  const { compound, issue } = cityOf({ "a.csv": text });
  expect(compound.map((one) => `${one.name} ${one.households} ${one.buildings}`).sort()).toEqual([
    "凤栖花园 120 3",
    "听荷轩 null null",
  ]);
  expect(issue.filter(({ code }) => code === "number_out_of_range")).toHaveLength(2);
});

test.each(["[锦江 水碾河] 枫桥路88号", "【锦江-水碾河】枫桥路88号", "(锦江水碾河)枫桥路88号"])(
  "the district before %s is no part of the address",
  (address) => {
    expect(found(`小区名称,地址,户数\n听荷轩,${address},80\n`)).toEqual([
      "听荷轩 510104 枫桥路88号 null",
    ]);
  },
);
