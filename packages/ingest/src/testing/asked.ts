import { openWarehouse } from "@atlas/warehouse/node";

/** What a warehouse answers to a query, opened for it alone. */
export async function asked<R>(root: string, sql: string): Promise<readonly R[]> {
  const { database } = await openWarehouse(root);
  try {
    return await database.query<R>(sql);
  } finally {
    await database.close();
  }
}
