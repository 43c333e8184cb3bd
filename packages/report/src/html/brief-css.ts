/** Text of a CSS string. */
const quoted = (text: string): string =>
  `"${text.replaceAll(/[\\"\n<]/g, (c) => `\\${c.codePointAt(0)!.toString(16)} `)}"`;

/** The style of a printed brief: A4, with the badge, the foot and the page's number in the margins of every page.
 * @param badge null where the data are no sample */
export const briefCss = (badge: string | null, footer: string): string => `
@page{size:A4;margin:16mm 14mm 15mm;
${badge === null ? "" : `@top-right{content:${quoted(badge)};font:600 9px var(--sans);color:#6b3fa0;vertical-align:bottom;padding-bottom:5px}`}
@bottom-left{content:${quoted(footer)};font:9px var(--sans);color:#65686d;vertical-align:top;padding-top:6px;white-space:nowrap}
@bottom-right{content:counter(page) " / " counter(pages);font:600 9px var(--sans);color:#43464b;vertical-align:top;padding-top:6px}}
@page:first{margin-top:12mm;@top-right{content:none}}
:root{--sans:"Inter Variable","Inter","Noto Sans SC","PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;--serif:"Source Han Serif SC","Noto Serif SC","Noto Serif CJK SC","Songti SC",STSong,Georgia,serif;--ink:#1b1d20;--ink-2:#43464b;--ink-3:#65686d;--line:#e5e1d9;--line-2:#d0cabf;--bad:#b0281c;--synth:#6b3fa0}
*{box-sizing:border-box;margin:0;padding:0}
body{font:11.5px/1.55 var(--sans);color:var(--ink);background:#fff;font-variant-numeric:tabular-nums;text-autospace:normal;-webkit-print-color-adjust:exact;print-color-adjust:exact}
html[lang=en]{--sans:"Inter Variable","Inter",Arial,"Liberation Sans","Noto Sans SC","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
@media screen{body{max-width:794px;margin:0 auto;padding:44px 52px}}
header{border-top:3px solid var(--ink);padding-top:9px}
.kicker{display:flex;justify-content:space-between;align-items:center;font-size:12.5px;font-weight:600;letter-spacing:.03em}
.badge{font-size:11px;color:var(--synth);background:#f1eafa;border:1px solid #d6c4ee;border-radius:2px;padding:2px 8px;letter-spacing:0}
h1{font:700 24px/34px var(--serif);margin:10px 0 6px;text-spacing-trim:trim-start;text-wrap:balance}
.facts{color:var(--ink-3)}
.facts span+span::before{content:"|";margin:0 9px;color:var(--line-2)}
.cards{display:grid;grid-template-columns:repeat(5,1fr);border-top:1px solid var(--ink);border-bottom:1px solid var(--line-2);margin:12px 0 14px}
.card{padding:8px 8px 8px 10px;border-left:1px solid var(--line)}
.card:first-child{padding-left:0;border:0}
.card h3{font-size:11.5px;font-weight:400;color:var(--ink-2)}
.card b{display:block;font-size:21px;line-height:28px;font-weight:600;letter-spacing:-.02em}
.card b.absent{font-size:14px;letter-spacing:0;color:var(--ink-3)}
.card p{font-size:10px;line-height:14px;color:var(--ink-3)}
section{margin-bottom:11px}
.pair{display:grid;grid-template-columns:360px 302px;justify-content:space-between}
.pair section+section,.pair>div+div>section{break-inside:avoid}
h2{font-size:13px;font-weight:600;line-height:18px;break-after:avoid}
h2 i{font-style:normal;color:var(--ink-3);font-size:11.5px;margin-right:10px}
.full>h2{border-top:1px solid var(--ink);padding-top:8px}
.caption{font-size:10px;line-height:14px;color:var(--ink-3);margin:1px 0 4px;break-after:avoid}
ul{list-style:none;margin:3px 0}
li{color:var(--ink-2);line-height:1.58;padding-left:11px;text-indent:-11px;break-inside:avoid}
li::before{content:"·";display:inline-block;width:11px;text-indent:0;font-weight:700}
.lead{font-weight:600;margin:7px 0 1px;break-after:avoid}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:10.5px;line-height:14px}
thead{display:table-header-group}
th{font-weight:500;color:var(--ink-3);text-align:left;border-bottom:1px solid var(--line-2);padding:2px 0;font-size:10px;vertical-align:bottom}
td{padding:2px 0;border-bottom:1px solid var(--line);vertical-align:middle;overflow-wrap:anywhere}
tr{break-inside:avoid}
.marked td{border:0;padding-top:0;padding-bottom:0;height:17px}
.right{text-align:right}
td+td,th+th{padding-left:8px}
td.mark,th.mark{padding:0}
td svg{display:block}
.bad{color:var(--bad)}
.quiet{color:var(--ink-3)}
.note{font-size:10px;line-height:14px;color:var(--ink-3);margin-top:3px}
`;
