import type { SqlParameter } from "@atlas/warehouse";

/** A piece of SQL with its bound parameters, in order. Its text can only come from literals of this package: see {@link sql}. */
export class Sql {
  constructor(
    readonly text: string,
    readonly parameters: readonly SqlParameter[],
  ) {}
}

/** Builds SQL from a literal. What stands in `${…}` is bound, never written into the text, unless it is itself built by `sql`.
 * @example sql`SELECT * FROM compound WHERE unit_id = ${unit} AND ${filter}` */
export function sql(
  literal: TemplateStringsArray,
  ...values: readonly (Sql | SqlParameter)[]
): Sql {
  let text = literal[0]!;
  const parameters: SqlParameter[] = [];
  values.forEach((value, i) => {
    if (value instanceof Sql) {
      text += value.text;
      parameters.push(...value.parameters);
    } else {
      text += "?";
      parameters.push(value);
    }
    text += literal[i + 1]!;
  });
  return new Sql(text, parameters);
}

/** Pieces one after another with a literal between them. */
export function joinSql(pieces: readonly Sql[], between: Sql): Sql {
  return pieces.reduce((all, piece, i) => (i === 0 ? piece : sql`${all}${between}${piece}`), sql``);
}
