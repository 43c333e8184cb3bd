import {
  type Column,
  type ColumnType,
  type Table,
  codesOf,
  codeLists,
  tables,
} from "@atlas/schema";
import type { Manifest } from "../manifest.js";

/** The `datapackage.json` of a version: every Parquet file with its fields, types and units, as the Frictionless Data Package
 * standard describes them.
 * @see https://specs.frictionlessdata.io/data-package/ and https://specs.frictionlessdata.io/table-schema/ */
export function dataPackage(manifest: Manifest): string {
  const resources = manifest.files.flatMap(({ path, bytes, sha256, table }) => {
    if (table === null) return [];
    const definition: Table = tables[table];
    return [
      {
        name: table.replaceAll("_", "-"),
        title: `${definition.label.zh} · ${definition.label.en}`,
        path,
        profile: "tabular-data-resource",
        format: "parquet",
        mediatype: "application/vnd.apache.parquet",
        bytes,
        hash: `sha256:${sha256}`,
        schema: tableSchema(definition),
      },
    ];
  });
  return `${JSON.stringify(
    {
      $schema: "https://specs.frictionlessdata.io/schemas/data-package.json",
      profile: "data-package",
      name: "consultation-atlas",
      title: "协商一张图 · Consultation Atlas",
      version: manifest.version,
      created: `${manifest.as_of}T00:00:00Z`,
      schema_version: manifest.schema_version,
      synthetic: manifest.synthetic,
      ...(manifest.synthetic
        ? {
            description:
              "合成示例数据, 不代表任何真实单位 · Synthetic sample data; it describes no real office",
          }
        : {}),
      resources,
    },
    null,
    1,
  )}\n`;
}

function tableSchema(table: Table) {
  const keys = table.columns.filter(({ key }) => key).map(({ name }) => name);
  return {
    fields: table.columns.map(field),
    missingValues: [""],
    ...(keys.length === 0 ? {} : { primaryKey: keys }),
  };
}

function field({ name, type, label, note, unit, codes, required }: Column) {
  const known = codes !== undefined && codes in codeLists;
  const constraints = {
    ...(required ? { required } : {}),
    ...(known && type === "text" ? { enum: codesOf(codes as keyof typeof codeLists) } : {}),
  };
  return {
    name,
    type: fieldType(type),
    title: `${label.zh} · ${label.en}`,
    ...(note ? { description: `${note.zh} · ${note.en}` } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

/** The Table Schema type: lists are arrays, JSON text and structs objects; a binary column has no type of its own there. */
function fieldType(type: ColumnType): string {
  if (typeof type === "object") return "list" in type ? "array" : "object";
  const types = {
    text: "string",
    integer: "integer",
    double: "number",
    boolean: "boolean",
    date: "date",
    json: "object",
    blob: "any",
  } as const;
  return types[type];
}
