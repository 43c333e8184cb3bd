import { type StrangeReturn, compound, textFile, workbook } from "./strange-return.js";

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const gongrencun = "510106030";

/** Registers of compounds, as offices and property sites keep them. */
export const registerReturns: readonly StrangeReturn[] = [
  {
    file: "金牛区老旧院落底册（2022年）20221108.xlsx",
    why: "标题行、两行合并表头、序号、合计、填表人 · title, two-row merged header, index, total, signature",
    bytes: workbook(
      {
        Sheet1: [
          ["金牛区老旧院落基本情况统计表"],
          ["填报单位：金牛区民政局", null, null, null, null, "填报日期：2022年11月8日"],
          ["序号", "院落名称", "所在街道", "所在社区", "规模", null, "建成年代", "是否成立党组织"],
          [null, null, null, null, "楼栋数", "住户数", null, null],
          [1, "星月里3号院", "驷马桥街道", "工人村社区", 4, "1,024户", "1998年", "是"],
          [2, "星月里5号院", "驷马桥街道", "工人村社区", "6栋", "约300户", 1995, "否"],
          ["合计", null, null, null, 10, 1324, null, null],
          ["填表人：张三", null, null, "联系电话：13812345678"],
        ],
      },
      { Sheet1: ["A1:H1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:G4", "H3:H4"] },
    ),
    kinds: ["compounds"],
    accepted: 2,
    records: [
      compound("星月里3号院", {
        households: 1024,
        buildings: 4,
        built_year: 1998,
        party_branch: true,
        unit_id: "510106",
      }),
      compound("星月里5号院", {
        households: 300,
        buildings: 6,
        built_year: 1995,
        party_branch: false,
      }),
    ],
    issues: ["number_approximate"],
  },
  {
    file: "武侯区_小区(院落)台账_2022_20221109.csv",
    why: "GB18030、同上、〃 · GB18030, ditto marks",
    bytes: textFile(
      [
        "院落名称,所属街道,所属社区,总户数,类别",
        "兰桂坊12号院,玉林街道,黉门街社区,128,老旧小区",
        "兰桂坊14号院,同上,同上,96,同上",
        "兰桂坊16号院,〃,〃,77,物业小区",
      ],
      "gb18030",
    ),
    kinds: ["compounds"],
    accepted: 3,
    records: [
      compound("兰桂坊12号院", { households: 128, kind: "old", unit_id: "510107" }),
      compound("兰桂坊14号院", { households: 96 }),
      compound("兰桂坊16号院", { households: 77, kind: "managed" }),
    ],
  },
  {
    file: "fangchan-list.json",
    why: "物业网站名单: 名称为键 · a property site's list keyed by name",
    bytes: json({
      云杉雅居: {
        区域: "成华",
        地址: "(成华猛追湾)猛追湾街148号",
        总户数: "8300户",
        竣工时间: "2005年",
      },
      云杉别院: {
        区域: "成华",
        地址: "(成华猛追湾)培华路9号",
        总户数: "暂无数据",
        竣工时间: "暂无信息",
      },
    }),
    kinds: ["compounds"],
    accepted: 2,
    records: [
      compound("云杉雅居", { households: 8300, unit_id: "510108", built_year: 2005 }),
      compound("云杉别院", { households: null, unit_id: "510108" }),
    ],
  },
  {
    file: "xiaoqu.json",
    why: "对象数组, 英文键 · an array of objects with English keys",
    bytes: json([
      {
        id: "a1",
        name: "望江名邸",
        district: "锦江区",
        street: "春熙路街道",
        community: "督院街社区",
        households: "1972户",
        lng: 104.0795,
        lat: 30.6541,
        crs: "GCJ-02",
      },
      {
        id: "a2",
        name: "望江旧院",
        district: "锦江区",
        street: "春熙路街道",
        community: "督院街社区",
        households: 60,
        lng: null,
        lat: null,
        crs: "GCJ-02",
      },
    ]),
    kinds: ["compounds"],
    accepted: 2,
    records: [
      compound("望江名邸", { households: 1972, unit_id: "510104" }),
      compound("望江旧院", { households: 60, lon: null }),
    ],
  },
  {
    file: "青羊区小区台账2022年度20221110.xlsx",
    why: "按社区分块, 表头重复, 小计 · blocks by community with repeated headers and subtotals",
    bytes: workbook({
      台账: [
        ["青羊区小区（院落）台账"],
        ["一、草堂街道草堂路社区"],
        ["小区名称", "类型", "街道", "社区", "户数"],
        ["浣溪里1号院", "老旧小区", "草堂街道", "草堂路社区", 45],
        ["浣溪里2号院", "老旧小区", "草堂街道", "草堂路社区", "三百二十"],
        ["小计", null, null, null, 365],
        [null],
        ["二、草堂街道送仙桥社区"],
        ["小区名称", "类型", "街道", "社区", "户数"],
        ["仙桥名苑一期", "物业小区", "草堂街道", "送仙桥社区", "５６０"],
        ["仙桥名苑二期", "物业小区", "草堂街道", "送仙桥社区", "1.2万"],
        ["小计", null, null, null, 12560],
        ["总计", null, null, null, 12925],
      ],
    }),
    kinds: ["compounds"],
    accepted: 4,
    records: [
      compound("浣溪里1号院", { households: 45, unit_id: "510105" }),
      compound("浣溪里2号院", { households: 320 }),
      compound("仙桥名苑一期", { households: 560, kind: "managed" }),
      compound("仙桥名苑二期", { households: 12000 }),
    ],
  },
  {
    file: "郫都区_小区(院落)台账_2022_20221111.xlsx",
    why: "街道、社区列纵向合并 · streets and communities merged downwards",
    bytes: workbook(
      {
        小区: [
          ["小区名称", "小区类型", "街道", "社区", "户数"],
          ["望丛雅苑", "物业小区", "犀浦街道", "珠江路社区", 210],
          ["望丛新居", "物业小区", null, null, 220],
          ["望丛故里", "老旧小区", null, "锦园社区", 30],
        ],
      },
      { 小区: ["C2:C4", "D2:D3"] },
    ),
    kinds: ["compounds"],
    accepted: 3,
    records: [
      compound("望丛雅苑", { unit_id: "510117", township_id: "510117006000" }),
      compound("望丛新居", { township_id: "510117006000", households: 220 }),
      compound("望丛故里", { township_id: "510117006000", kind: "old" }),
    ],
  },
  {
    file: "金牛区_小区坐标_2021_20211101.csv",
    why: "度分秒一列, 占位坐标 · degrees, minutes and seconds in one column, a placeholder",
    bytes: textFile(
      [
        "小区名称,街道,社区,户数,经纬度(CGCS2000)",
        '驷马坊1号院,驷马桥街道,高笋塘社区,50,"104°04′12″E,30°41′24″N"',
        '驷马坊2号院,驷马桥街道,高笋塘社区,51,"104.0712,30.6922"',
        '驷马坊3号院,驷马桥街道,高笋塘社区,52,"0,0"',
      ],
      "utf8",
    ),
    kinds: ["compounds"],
    accepted: 3,
    records: [
      compound("驷马坊1号院", { lon: 104.07, lat: 30.69, unit_id: "510106" }),
      compound("驷马坊2号院", { lon: 104.0712, lat: 30.6922 }),
      compound("驷马坊3号院", { lon: null, lat: null, households: 52 }),
    ],
    issues: ["coordinate_dms", "coordinate_placeholder"],
  },
  {
    file: "温江区小区台账2022年20221102.txt",
    why: "Excel“Unicode 文本”: UTF-16 制表符 · Excel's Unicode text: UTF-16 with tabs",
    bytes: textFile(
      ["小区名称\t小区类型\t街道\t社区\t户数", "鱼凫里9号院\t老旧小区\t柳城街道\t鱼凫路社区\t88"],
      "utf16le",
      true,
    ),
    kinds: ["compounds"],
    accepted: 1,
    records: [compound("鱼凫里9号院", { households: 88, unit_id: "510115" })],
  },
  {
    file: "郫县犀浦镇小区表2015.csv",
    why: "旧地名、分号分隔、√× · old names, semicolons, ticks",
    bytes: textFile(
      [
        "楼盘;区县;镇街;村社区;总户数;党支部",
        "双铁里;郫县;犀浦镇;龙梓社区;310;√",
        "双铁外;郫县;犀浦镇;龙梓社区;320;×",
      ],
      "utf8",
      true,
    ),
    kinds: ["compounds"],
    accepted: 2,
    records: [
      compound("双铁里", { households: 310, unit_id: "510117", party_branch: true }),
      compound("双铁外", { households: 320, party_branch: false }),
    ],
  },
  {
    file: "锦江区_示例小区登记表_2022_20221103.xlsx",
    why: "竖排登记表: 字段在行 · a form with its fields down the side",
    bytes: workbook({
      登记表: [
        ["小区登记表"],
        ["小区名称", "盐市口旧院", "东大里新苑"],
        ["小区类型", "老旧小区", "物业小区"],
        ["街道", "春熙路街道", "春熙路街道"],
        ["社区", "盐市口社区", "总府路社区"],
        ["户数", 40, 410],
        ["建成年份", 1986, 2011],
      ],
    }),
    kinds: ["compounds"],
    records: [
      compound("盐市口旧院", { households: 40, kind: "old", built_year: 1986 }),
      compound("东大里新苑", { households: 410, kind: "managed" }),
    ],
  },
  {
    file: "绵阳市涪城区_小区台账_2022_20221101.csv",
    why: "外市报送 · another city's return",
    bytes: textFile(
      [
        "小区名称,小区类型,区县,街道,社区,户数",
        "临园大厦,物业小区,绵阳市涪城区,城厢街道,临园社区,120",
        "剑门里,老旧小区,绵阳市涪城区,城厢街道,临园社区,90",
      ],
      "utf8",
    ),
    kinds: [],
    records: [],
    issues: ["other_city"],
  },
  {
    file: "金牛区空白台账_2022.csv",
    why: "只有表头 · a header and nothing under it",
    bytes: textFile(["小区名称,小区类型,街道,社区,户数"], "utf8"),
    kinds: ["compounds"],
    accepted: 0,
    records: [],
  },
  {
    file: "备注里有电话_金牛区_小区台账_2022_20221201.csv",
    why: "备注含手机号、身份证号 · telephone and identity numbers in remarks",
    bytes: textFile(
      [
        "小区名称,街道,社区,户数,备注",
        "曹家巷旧院,驷马桥街道,曹家巷社区,70,联系王五13812345678 身份证510106199001011234",
      ],
      "utf8",
    ),
    kinds: ["compounds"],
    accepted: 1,
    records: [compound("曹家巷旧院", { households: 70, community_id: expectPrefix(gongrencun) })],
    issues: ["personal_masked"],
  },
];

/** An id that begins so. */
function expectPrefix(prefix: string): { readonly startsWith: string } {
  return { startsWith: prefix };
}
