/** Opens no system: connectors of a bench are given their clients by the run. */
export function noDefault(): never {
  throw new Error('this system has to be given')
}
