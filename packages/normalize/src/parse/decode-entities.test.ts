import { expect, test } from "vitest";
import { decodeEntities } from "./decode-entities.js";
import { withoutMarkup } from "./without-markup.js";

test.each([
  ["&#19993;&#x4e59;&amp;&nbsp;", "丙乙& "],
  ["翠&#1;园&#x1f;&#127;&#x96;", "翠&#1;园&#x1f;&#127;&#x96;"],
  ["一&#9;二&#10;三&#13;", "一\t二\n三\r"],
  ["&#0;&#xd800;&#9999999;", "\ufffd\ufffd\ufffd"],
  ["&unknown;", "&unknown;"],
])("%j is %j", (written, shown) => {
  expect(decodeEntities(written, true)).toBe(shown);
  expect(withoutMarkup(written)).toBe(shown);
});
