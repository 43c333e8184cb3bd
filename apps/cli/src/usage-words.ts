/** What the parser of the command line says, as far as it can be told from its sentences, in Chinese. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/required option '(.+)' not specified/, "缺少必需的选项 $1"],
  [/missing required argument '(.+)'/, "缺少参数 <$1>"],
  [/option '(.+)' argument missing/, "选项 $1 没有取值"],
  [/unknown option '(.+?)'/, "没有选项 $1"],
  [/unknown command '(.+?)'/, "没有命令 $1"],
  [/too many arguments.* Expected (\d+) arguments? but got (\d+)/, "参数应为 $1 个, 给出了 $2 个"],
];

/** An error of the command line's parser in both languages, in one line.
 * @example usageWords("error: unknown command 'x'") // "atlas: 没有命令 x, 见 atlas --help · unknown command 'x'; see atlas --help" */
export function usageWords(text: string): string {
  const english = text
    .trim()
    .replace(/^error: /, "")
    .replace(/\s*\n\s*/g, " ");
  const found = sentences.find(([pattern]) => pattern.test(english));
  const chinese = found ? found[0].exec(english)![0].replace(found[0], found[1]) : "用法有误";
  return `atlas: ${chinese}, 见 atlas --help · ${english.replace(/\.$/, "")}; see atlas --help`;
}
