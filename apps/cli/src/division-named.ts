import { divisionById, divisionRows } from "@atlas/divisions";
import { AppError } from "@atlas/schema";

/** Id of a division given by id or by its Chinese name, where only one has that name.
 * @throws AppError `usage` */
export function divisionNamed(text: string): string {
  if (divisionById(text)) return text;
  const [found, ...more] = divisionRows.filter(({ name }) => name === text);
  if (found && more.length === 0) return found.division_id;
  const why = found
    ? `有 ${more.length + 1} 个同名: ${[found, ...more]
        .map((row) => row.division_id)
        .slice(0, 6)
        .join(", ")}, 请用编码 · several have that name; expected an id`
    : "没有这个区划, 应为名称或编码, 如 成都市、金牛区、510106 · no such division; expected a name or id, as 成都市, 金牛区 or 510106";
  throw new AppError("usage", `atlas: --unit ${text} ${why}`, { unit: text });
}
