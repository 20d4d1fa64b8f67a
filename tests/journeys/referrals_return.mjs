import assert from 'node:assert/strict'
import {
  then_the_page_is, then_they_are_told, then_they_see, when_they_choose, when_they_enter,
  when_they_follow, when_they_go_to, when_they_press, when_they_select, when_they_take_back
} from './steps.mjs'

export const title = 'a referral is returned with a reason, put right and sent again'

const what_to_do = 'Please say who at school sees the child each week.'

async function is_returned(administrator) {
  await when_they_follow(administrator, 'Tunde Szymańska')
  await when_they_press(administrator, 'Accept or return it')
  await when_they_choose(administrator, 'What happens to it?', 'Return it to the referrer')
  await when_they_press(administrator, 'Save')
  await then_they_are_told(administrator, 'Select why you return it',
    'Enter what the referrer has to do before sending it again')
  await when_they_select(administrator, 'Why', 'Parts of the referral are missing')
  await when_they_enter(administrator, 'What the referrer has to do', what_to_do)
  await when_they_press(administrator, 'Save')
  await when_they_go_to(administrator, '/')
  const returned = administrator.getByRole('row').filter({ hasText: 'Tunde Szymańska' })
  assert.match(await returned.innerText(), /Returned today, not sent again/)
}

export default async function ({ as }) {
  const administrator = await as('admin')
  await is_returned(administrator)

  // The referrer sees it first of all, with what has to be done and by when.
  const worker = await as('sw_ahmed')
  await when_they_follow(worker, 'Tunde Szymańska')
  await then_they_see(worker, 'Returned to you')
  await then_they_see(worker, what_to_do)
  await then_they_see(worker, 'and it keeps the day it was first received')
  await when_they_follow(worker, 'What you ask of the panel')
  await when_they_enter(worker, 'Anything else you want to raise', 'The head of year sees her.')
  await when_they_press(worker, 'Save and come back later')
  await then_they_see(worker, 'There is a problem')  // it cannot also not apply
  await when_they_take_back(worker, 'Anything else you want to raise', 'Does not apply')
  await when_they_press(worker, 'Save and come back later')
  await when_they_press(worker, 'Check your answers and send')
  await then_they_see(worker, 'The head of year sees her.')
  await when_they_press(worker, 'Send the referral')
  await then_they_are_told(worker, 'Agree to the declaration before you send it')
  await worker.getByRole('checkbox').check()
  await when_they_press(worker, 'Send the referral')
  await then_the_page_is(worker, 'Referral sent')

  await when_they_go_to(administrator, '/')
  await when_they_follow(administrator, 'Tunde Szymańska')
  await then_they_see(administrator, what_to_do)
  await when_they_follow(administrator, 'Read what was written')
  await then_they_see(administrator, 'The head of year sees her.')
}
