/** A small shop, for both kinds of database. */
export const tables = `
CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE orders (
  id TEXT PRIMARY KEY,
  customer INTEGER REFERENCES customers (id),
  status TEXT NOT NULL DEFAULT 'open',
  pieces INTEGER CHECK (pieces > 0)
);
CREATE TABLE "odd ""table'; --" ("the ""key""" INTEGER PRIMARY KEY, "a'b\`c" TEXT, "__proto__" TEXT, "constructor" TEXT);
CREATE TABLE notes (words TEXT);
INSERT INTO customers VALUES (1, 'Ann'), (2, 'Bo');
INSERT INTO orders VALUES ('A-1', 1, 'open', 2), ('A-2', 1, 'open', NULL), ('A-3', 1, 'open', 1), ('A-4', 1, 'open', 1), ('B-1', 2, 'open', 1);
INSERT INTO "odd ""table'; --" VALUES (7, 'odd', 'proto', 'made');
`

/** Makes a SQLite file with these tables. */
export async function makeSqlite(file: string, statements: string): Promise<void> {
  const { DatabaseSync } = await import('node:sqlite')
  const database = new DatabaseSync(file)
  database.exec(statements)
  database.close()
}
