/** Developers and brands that some lists put before a name and others leave out: public company names, longest first where one begins
 * another. A word that also makes whole names by itself (天府, 锦江) is not one. */
export const brands: readonly string[] = [
  ..."中国铁建|中铁二局|中铁八局|中铁建|中海地产|保利地产|龙湖地产|万科地产|绿地集团|蓝光地产|华润置地|香港置地|九龙仓|和记黄埔|新鸿基|北京城建|深长城|成都建工|四川建设|电建地产|中国水电|中德|炎华置信".split(
    "|",
  ),
  ..."万科|保利|龙湖|中海|华润|恒大|绿地|蓝光|置信|融创|金科|富力|雅居乐|佳兆业|远大|朗诗|招商|中铁|中建|中冶|中粮|中信|中航|中交|合景|华宇|鲁能|首创|复地|新希望|领地|世茂|碧桂园|万达|旭辉|阳光城|泰达|川投|正黄|德商|兴元|和泓|仁恒|凯德|嘉宝|人居|城投|高投|国嘉|金地|金房|电建|洛森|和黄|优品道|美的|金辉|卓越|禹洲|弘阳|奥园|协信|东原|海伦堡|中南|中骏|宝能|绿城|融侨|金茂|越秀|建发|祥生|俊发|邦泰|红星|浪琴|长冶|华侨城|森宇|交投|铁投|蜀道|兴城|建工|武海|博瑞|汇厦|同森|宏信|家益|龙光|花样年|合能|恒邦|隆鑫|和信|荣盛|万景|上锦|中房|成房|武房|蓝润|朗基|明信|雄飞|世豪|三利|中洲|中港|融信|正荣|首开|华置|万华".split(
    "|",
  ),
].toSorted((a, b) => b.length - a.length);

/** Endings that say nothing: a list writes them or not. Longest first. */
export const genericEndings: readonly string[] =
  "老旧小区改造项目|老旧院落改造项目|老旧小区改造工程|老旧院落改造工程|小区改造项目|院落改造项目|老旧小区改造|老旧院落改造|改造项目|改造工程|小区院|小区苑|小区园|居民住宅小区|住宅小区|居民小区|安置小区|职工宿舍区|职工宿舍|家属宿舍|职工家属院|职工住宅|家属院|家属区|家属楼|宿舍区|宿舍楼|宿舍|生活区|住宅区|居民院落|居民院|院落|大院|院子|小区|楼盘|项目|住宅".split(
    "|",
  );

/** Endings that a list swaps or drops by carelessness: a name's kind in other words. Longest first. */
export const softEndings: readonly string[] =
  "国际社区|国际公寓|国际|花园|花苑|家园|家苑|佳苑|佳园|嘉苑|嘉园|雅苑|雅园|雅居|名苑|名园|庭院|公寓|社区|新居|新苑|新园|苑|园|院|居|庭".split(
    "|",
  );

/** Endings that tell kinds of buildings apart. */
export const hardEndings: readonly string[] =
  "花园城|商务楼|写字楼|商住楼|商业街|商铺|大厦|广场|中心|公馆|新村|新城|酒店|市场|别墅|洋房|城|府|楼|阁|轩".split(
    "|",
  );

/** Characters by which neighbouring names differ on purpose: directions, sizes, ages, orders, seasons, letters, digits. */
export const contrasts: ReadonlySet<string> = new Set(
  "东南西北中上下左右前后内外大小新老旧正横支一二三四五六七八九十百甲乙丙丁春夏秋冬天地日月男女古今0123456789abcdefghijklmnopqrstuvwxyz",
);

/** Characters that are mistaken for each other by shape; those of equal sound are found by pinyin. */
const shapeGroups: readonly string[] =
  "碾辗|锦绵棉|晴睛清情|候侯|梅海|蹊溪|堤提|沙纱|桔秸|末未|己已|土士|徐除|郊效|枫飒|岭领|柳抑|杨扬|檬蒙|澜谰|滨宾|楠南|桐铜|茵菌|榕溶|璟景|熙照|晟盛|翡裴|樾越|御卸|璞扑|骊郦|泊柏|汀订|逸免|沁泌|熹喜|辉晖|戛嘎|桂挂|云去|治冶|折拆|栗粟|茶荼|载栽裁|戌戍|竞竟|幸辛|享亨|遂逐|蓝篮|祥详|泠冷|珠株|洒酒|历厉|泉帛".split(
    "|",
  );
const shapeOf = new Map<string, Set<string>>();
for (const group of shapeGroups) for (const sign of group) shapeOf.set(sign, new Set(group));

/** Whether two characters look alike. */
export const looksLike = (a: string, b: string): boolean => shapeOf.get(a)?.has(b) ?? false;

/** The two signs in which texts of one length differ, where these are the only ones and tell nothing apart on purpose; else null. */
export function oneSignApart(a: string, b: string): readonly [string, string] | null {
  if (a.length !== b.length) return null;
  let found: readonly [string, string] | null = null;
  for (let i = 0; i < a.length; i += 1) {
    const [x, y] = [a[i]!, b[i]!];
    if (x === y) continue;
    if (found !== null || contrasts.has(x) || contrasts.has(y)) return null;
    found = [x, y];
  }
  return found;
}
