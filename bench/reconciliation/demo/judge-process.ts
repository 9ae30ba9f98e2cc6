import { judge, type JudgeOptions } from './judge.ts'

/** Holds a report against the books and against what was planted, in a process of its own. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only play.ts starts this program
console.log(JSON.stringify(await judge(JSON.parse(process.argv[2] ?? '{}') as JudgeOptions)))
