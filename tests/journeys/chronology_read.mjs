import {
  then_there_is_no_such_page, then_they_do_not_see, then_they_see, when_they_choose,
  when_they_go_to, when_they_press
} from './steps.mjs'
import { when_they_open_the_case, when_they_open_their_case } from './cases.mjs'

export const title = 'a chronology shows the kinds that were chosen and no other, and all without'

const decision = 'Not satisfied: there is no placement yet and no single worker is named.'
const report = 'Action reported: Done'

export default async function ({ as }) {
  const worker = await as('sw_nowak')
  await when_they_open_their_case(worker, 'Hodan Hartley')
  await then_they_see(worker, 'Referral accepted and case opened')
  await then_they_see(worker, decision)
  await then_they_see(worker, report)
  const address = new URL(worker.url()).pathname

  await when_they_choose(worker, 'Show only', 'Decisions')
  await when_they_choose(worker, 'Show only', 'Times missing or away')
  await when_they_press(worker, 'Apply filters')
  await then_they_see(worker, decision)
  await then_they_see(worker, 'Missing from home or care')
  await then_they_do_not_see(worker, report)
  await then_they_do_not_see(worker, 'Referral accepted and case opened')

  // What is above the chronology stays; what is not chosen any more comes back.
  await then_they_see(worker, 'What the child says')
  await worker.getByLabel('Decisions', { exact: true }).uncheck()
  await worker.getByLabel('Times missing or away', { exact: true }).uncheck()
  await when_they_press(worker, 'Apply filters')
  await then_they_see(worker, 'Referral accepted and case opened')

  // A case with nothing of the kind says so.
  const chair = await as('care_chair')
  await when_they_open_the_case(chair, 'Sumaiya Hersi')
  await when_they_choose(chair, 'Show only', 'Checks by the panel')
  await when_they_press(chair, 'Apply filters')
  await then_they_see(chair, 'Nothing of the kinds you chose.')
  await then_there_is_no_such_page(await as('sw_ahmed'), address)
  await when_they_go_to(worker, address)
  await then_they_see(worker, report)
}
