export { clean, cleanLine } from '../../told/clean.ts'
