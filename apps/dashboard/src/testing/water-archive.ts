/** A PMTiles archive (version 3) of one vector tile: the world as a polygon of the layer `water`. */
export function waterArchive(): Buffer {
  // Mapbox Vector Tile 2.1: move to 0,0; lines to the three other corners of 4096; close.
  const ring = [9, 0, 0, 26, 0x80, 0x40, 0, 0, 0x80, 0x40, 0xff, 0x3f, 0, 15];
  const feature = [0x18, 3, 0x22, ring.length, ...ring];
  const name = [...Buffer.from("water")];
  const layer = [0x78, 2, 0x0a, name.length, ...name, 0x12, feature.length, ...feature];
  const tile = Buffer.from([0x1a, layer.length, ...layer]);
  const metadata = Buffer.from(JSON.stringify({ vector_layers: [{ id: "water", fields: {} }] }));
  // One entry: tile 0, run 1, its length, at offset 0.
  const directory = Buffer.from([1, 0, 1, tile.length, 1]);
  const header = Buffer.alloc(127);
  header.write("PMTiles");
  header[7] = 3;
  let end = header.length;
  const lay = (at: number, { length }: { readonly length: number }): void => {
    header.writeBigUInt64LE(BigInt(end), at);
    header.writeBigUInt64LE(BigInt(length), at + 8);
    end += length;
  };
  lay(8, directory);
  lay(24, metadata);
  lay(40, []);
  lay(56, tile);
  for (const counts of [72, 80, 88]) header.writeBigUInt64LE(1n, counts);
  const [clustered, uncompressed, vector] = [1, 1, 1];
  header.set([clustered, uncompressed, uncompressed, vector], 96);
  header.writeInt32LE(-1_800_000_000, 102);
  header.writeInt32LE(-850_000_000, 106);
  header.writeInt32LE(1_800_000_000, 110);
  header.writeInt32LE(850_000_000, 114);
  return Buffer.concat([header, directory, metadata, tile]);
}
