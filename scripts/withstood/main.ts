import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withstoodPage } from './table.ts'

const root = join(import.meta.dirname, '../..')
writeFileSync(join(root, 'docs/withstood.md'), withstoodPage(root))
