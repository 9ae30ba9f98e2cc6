import { isDeepStrictEqual } from 'node:util'

/** One record of a data base, as plain JSON. */
export type Entity = object
/** Records by kind and id. */
export type Tables = Readonly<Record<string, Readonly<Record<string, Entity>>>>

/** A data base that remembers what it was: changes lie on top of tables that nobody touches. */
export class Records {
  readonly tables: Tables
  private readonly own = new Map<string, Entity>()

  constructor(tables: Tables) {
    this.tables = tables
  }

  /** A record as it is now; undefined where there is none. Not to be changed. */
  find(kind: string, id: string): Entity | undefined {
    return this.own.get(`${kind}/${id}`) ?? this.before(kind, id)
  }

  /** A record to be changed in place. @throws where there is none. */
  change(kind: string, id: string): Entity {
    const found = this.find(kind, id)
    if (!found) throw new Error(`there is no record ${kind}/${id}`)
    const owned = this.own.has(`${kind}/${id}`) ? found : structuredClone(found)
    this.own.set(`${kind}/${id}`, owned)
    return owned
  }

  add(kind: string, id: string, entity: Entity): void {
    this.own.set(`${kind}/${id}`, structuredClone(entity))
  }

  /** Whether a record is another than it was. */
  touched(kind: string, id: string): boolean {
    const own = this.own.get(`${kind}/${id}`)
    return own !== undefined && !isDeepStrictEqual(own, this.before(kind, id))
  }

  /** The records that were opened for a change, as `kind/id`. */
  opened(): readonly string[] {
    return [...this.own.keys()]
  }

  /** A record as it was at the beginning. */
  before(kind: string, id: string): Entity | undefined {
    const table = this.tables[kind]
    return table && Object.hasOwn(table, id) ? table[id] : undefined
  }
}
