import { divisionRows, divisionById } from "@atlas/divisions";
import { seededNumbers } from "@atlas/testkit/numbers";

/** Lines of a ledger of consultations (22 columns, CSV) as an office would send it, the header first, each with its line end. The same ones at every call. */
export function* ledgerLines(count: number): Generator<string> {
  const random = seededNumbers(7);
  const whole = (most: number): number => Math.floor(random() * most);
  const pick = <T>(items: readonly T[]): T => items[whole(items.length)]!;
  const communities = divisionRows.filter(({ level }) => level === "community");
  const start = Date.UTC(2021, 0, 1);
  const day = (at: number): string => new Date(start + at * 86_400_000).toISOString().slice(0, 10);
  yield "协商编号,小区名称,街道,社区,协商议题,议题类别,协商形式,协商主体,建组织,搭平台,定规则,抛议题,广参与,达共识,齐行动,协商结果,办结日期,公示日期,应参与户数,实际参与户数,同意票,反对票\r\n";
  for (let i = 0; i < count; i += 1) {
    const community = pick(communities);
    const township = divisionById(community.parent_id!)!;
    const invited = 40 + whole(400);
    const took = 2 + whole(invited - 2);
    const agree = whole(took - 1);
    const steps = Array.from({ length: 9 }, () => whole(360)).sort((a, b) => a - b);
    const line = [
      `XS${i}`,
      `${pick(["春熙", "锦岸", "听竹", "映溪"])}路${1 + whole(300)}号院`,
      township.name,
      community.name,
      pick(["加装电梯", "停车位划线", "垃圾房迁建", "管网改造"]),
      pick(["加装电梯", "停车秩序", "环境卫生", "管网修缮"]),
      pick(["会议协商、入户征询", "院坝会", "线上表决"]),
      pick(["居民代表、党员", "居民代表、社区工作者、物业企业"]),
      ...steps.slice(0, 7).map((at) => (random() < 0.8 ? day(at) : "")),
      pick(["达成共识", "未达成共识", "进行中"]),
      day(steps[7]!),
      day(steps[8]!),
      String(invited),
      random() < 0.05 ? `${took}户` : String(took),
      String(agree),
      String(whole(took - agree)),
    ].join(",");
    yield `${line}\r\n`;
  }
}
