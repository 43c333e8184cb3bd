import type { Bilingual } from "../text.js";

type CodeList = Readonly<Record<string, Bilingual>>;

const code = (zh: string, en: string): Bilingual => ({ zh, en });

/** Every closed list of codes in the warehouse: list name, code, label in both languages. */
export const codeLists = {
  division_level: {
    city: code("市", "City"),
    district: code("区(市)县", "District"),
    township: code("街道/镇(乡)", "Township"),
    community: code("社区/村", "Community"),
  },
  community_kind: {
    resident: code("居委会", "Residents' committee"),
    village: code("村委会", "Villagers' committee"),
    special: code("类似单位", "Special unit"),
  },
  place_level: {
    compound: code("小区(院落)", "Compound"),
    community: code("社区/村", "Community"),
    township: code("街道/镇(乡)", "Township"),
    district: code("区(市)县", "District"),
  },
  compound_kind: {
    old: code("老旧小区", "Old compound"),
    managed: code("物业小区", "Managed compound"),
    unknown: code("类型不明", "Kind unknown"),
  },
  management: {
    professional: code("专业物业", "Professional company"),
    self: code("自治自管", "Self-managed"),
    agent: code("托管代管", "Managed by an agent"),
    subdistrict: code("街道社区兜底", "Run by the subdistrict"),
    none: code("无物业", "None"),
  },
  self_governance: {
    owners_committee: code("业委会", "Owners' committee"),
    management_committee: code("物管会", "Property management committee"),
    residents_group: code("院落自治小组", "Residents' self-governing group"),
    none: code("无", "None"),
  },
  position_source: {
    return: code("报送坐标", "From the return"),
    boundary: code("边界内代表点", "Point inside the boundary"),
    schematic: code("示意", "Schematic"),
  },
  date_precision: {
    day: code("日", "Day"),
    month: code("月", "Month"),
    quarter: code("季", "Quarter"),
    year: code("年", "Year"),
  },
  topic_category: {
    lift: code("加装电梯", "Lift installation"),
    renovation: code("老旧院落改造", "Courtyard renovation"),
    parking: code("停车秩序", "Parking"),
    sanitation: code("环境卫生", "Sanitation and waste"),
    greening: code("绿化空间", "Greening and public space"),
    safety: code("消防与安防", "Fire and public safety"),
    charging: code("电动车充电", "E-bike charging"),
    pipes: code("管网修缮", "Pipes and drainage"),
    property_service: code("物业服务", "Property service"),
    maintenance_fund: code("维修资金与公共收益", "Maintenance fund and shared income"),
    rules: code("公约与议事规则", "Covenants and rules"),
    neighbourhood: code("邻里纠纷", "Neighbour disputes"),
    elderly_childcare: code("一老一小", "Elderly and child care"),
    culture: code("文体活动", "Culture and sport"),
    pets: code("文明养犬", "Pets"),
    other: code("其他", "Other"),
  },
  list_verdict: {
    listed: code("清单内", "Listed"),
    not_listed: code("清单外", "Not listed"),
    no_list: code("当地无此清单", "No list in force"),
  },
  form: {
    meeting: code("会议协商", "Meeting"),
    courtyard_talk: code("院坝会/坝坝会", "Courtyard talk"),
    round_table: code("圆桌会", "Round table"),
    hearing: code("听证会", "Hearing"),
    door_to_door: code("入户征询", "Door-to-door canvass"),
    written: code("书面征求意见", "Written consultation"),
    online_meeting: code("线上会议", "Online meeting"),
    online_vote: code("线上表决", "Online vote"),
    chat_group: code("微信群议事", "Chat-group discussion"),
    other: code("其他", "Other"),
  },
  actor: {
    residents: code("居民代表", "Residents"),
    party_members: code("党员", "Party members"),
    community_staff: code("社区工作者", "Community workers"),
    owners_committee: code("业委会/自治组织", "Owners' or self-governing body"),
    property_company: code("物业企业", "Property company"),
    experts: code("专家学者", "Experts and scholars"),
    media: code("媒体", "Media"),
    legal_advisers: code("法律顾问", "Legal advisers"),
    enterprises: code("企事业单位", "Enterprises and institutions"),
    mass_organisations: code("群团组织", "Mass organisations"),
    social_organisations: code("社会组织", "Social organisations"),
    deputies: code("两代表一委员", "Deputies and committee members"),
    other: code("其他", "Other"),
  },
  outcome: {
    agreed: code("达成共识", "Agreed"),
    not_agreed: code("未达成共识", "Not agreed"),
    withdrawn: code("撤回", "Withdrawn"),
    open: code("进行中", "Open"),
  },
  consulted: {
    linked: code("已关联协商", "Linked to a consultation"),
    declared_none: code("报送注明未协商", "Declared: none held"),
    unknown: code("未找到关联", "No link found"),
  },
  proposal_outcome: {
    adopted: code("采纳", "Adopted"),
    rejected: code("不采纳", "Rejected"),
    withdrawn: code("撤回", "Withdrawn"),
    open: code("办理中", "Open"),
  },
  site_status: {
    planned: code("计划", "Planned"),
    building: code("建设中", "Building"),
    accepted: code("已验收", "Accepted"),
    withdrawn: code("撤销", "Withdrawn"),
  },
  return_kind: {
    compounds: code("小区(院落)台账", "Compound register"),
    consultations: code("协商议事台账", "Consultation ledger"),
    projects: code("治理项目台账", "Governance project ledger"),
    proposals: code("社区提案台账", "Proposal ledger"),
    "pilot-sites": code("示范点名单", "Demonstration sites"),
    councils: code("村(居)民议事会组成", "Council composition"),
    assessments: code("协商指标评估表", "Assessment"),
    "township-pilots": code("街镇项目化试点", "Township pilots"),
  },
  submission_status: {
    accepted: code("已入库", "Accepted"),
    skipped: code("重复跳过", "Skipped"),
    superseded: code("已被替换", "Superseded"),
    retracted: code("已撤回", "Retracted"),
    rejected: code("未能读取", "Rejected"),
  },
  row_state: {
    accepted: code("采纳", "Accepted"),
    merged: code("重复合并", "Merged"),
    superseded: code("已被替换", "Superseded"),
    quarantined: code("隔离", "Quarantined"),
    structural: code("结构行", "Structural"),
  },
  severity: {
    error: code("错误", "Error"),
    warning: code("警告", "Warning"),
    info: code("提示", "Info"),
  },
  crs: {
    wgs84: code("WGS-84 / CGCS2000", "WGS-84 / CGCS2000"),
    gcj02: code("GCJ-02", "GCJ-02"),
    bd09: code("BD-09", "BD-09"),
    ambiguous: code("无法判定", "Ambiguous"),
  },
  link_zone: {
    auto: code("自动", "Automatic"),
    review: code("待人工", "For review"),
    new: code("新建", "New"),
  },
  decided_by: {
    rule: code("规则", "Rule"),
    model: code("模型", "Model"),
    person: code("人工", "Person"),
  },
} as const satisfies Readonly<Record<string, CodeList>>;

/** Name of a code list. */
export type CodeListName = keyof typeof codeLists;

/** A code of the list `N`. */
export type Code<N extends CodeListName> = Extract<keyof (typeof codeLists)[N], string>;

/** The ids of a code list, in their documented order. */
export function codesOf<N extends CodeListName>(list: N): readonly Code<N>[] {
  return Object.keys(codeLists[list]) as Code<N>[];
}

/** Whether `value` is a code of the list `N`. */
export function isCode<N extends CodeListName>(list: N, value: string): value is Code<N> {
  return Object.hasOwn(codeLists[list], value);
}

/** The label of a code. */
export function codeLabel<N extends CodeListName>(list: N, value: Code<N>): Bilingual {
  return (codeLists[list] as Readonly<Record<string, Bilingual>>)[value]!;
}
