import { open, type FileHandle } from 'node:fs/promises'
import { TestCompany } from '../test-company.ts'
import { Workpapers } from '../workpaper/workpapers.ts'

/** Reconciles October in a folder, and kills itself when half of a piece of a file is written. Says when it was not killed. */
const [folder = '', nth = ''] = process.argv.slice(2)
await killAtWrite(Number(nth))
const company = new TestCompany()
company.workpapers = new Workpapers(folder)
await company.reconcile()
console.log('not killed')

/** The nth piece that is written to any file is cut in its middle by SIGKILL. */
async function killAtWrite(dies: number): Promise<void> {
  const some = await open(process.execPath)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the prototype of a handle is what handles have
  const handles = Object.getPrototypeOf(some) as { write: (piece: Buffer) => Promise<unknown> }
  await some.close()
  let count = 0
  handles.write = new Proxy(handles.write, {
    async apply(write, file: FileHandle, [piece]: [Buffer]): Promise<unknown> {
      count += 1
      if (count < dies) return Reflect.apply(write, file, [piece])
      await Reflect.apply(write, file, [piece.subarray(0, Math.ceil(piece.length / 2))])
      await file.sync()
      process.kill(process.pid, 'SIGKILL')
      return undefined
    },
  })
}
