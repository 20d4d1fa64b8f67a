import {
  then_the_page_is, then_the_table_says, then_there_is_no_button, then_they_are_told,
  then_they_see, when_they_choose, when_they_enter, when_they_follow, when_they_go_to,
  when_they_press
} from './steps.mjs'

export const title = 'an administrator asks for a role, and a chair approves it'

const name = 'Nusrat Jahan Chowdhury'
const asked = `Give ${name} a role: Auditor`
const why = 'Kemi Olatunji is away, and someone has to review emergency access meanwhile.'

export default async function ({ as }) {
  const administrator = await as('admin')
  await when_they_go_to(administrator, '/settings/people')
  await when_they_follow(administrator, name)
  await when_they_choose(administrator, 'What this person does here', 'Auditor')
  await when_they_press(administrator, 'Save')
  await then_they_are_told(administrator,
    'Say why: someone else reads it before they approve this')
  await when_they_enter(administrator, 'Why, if a second person is needed', why)
  await when_they_press(administrator, 'Save')
  await then_the_page_is(administrator, asked)
  await then_they_see(administrator, 'A second person has been asked.')
  await then_they_see(administrator, 'You asked for this, so someone else approves or declines it')
  await then_there_is_no_button(administrator, 'Record the decision')
  await when_they_go_to(administrator, '/')
  await then_they_see(administrator, asked)

  const chair = await as('care_chair')
  await then_they_see(chair, `${asked}, asked by Farah Begum`)
  await when_they_follow(chair, `${asked}, asked by Farah Begum`)
  await then_they_see(chair, why)
  await then_the_table_says(chair, 'What would change', 'Panel member', 'Panel member; Auditor')
  await when_they_press(chair, 'Record the decision')
  await then_they_are_told(chair, 'Select whether you approve it or decline it',
    'Enter your reason')
  await when_they_choose(chair, 'What do you decide?', 'Approve it')
  await when_they_enter(chair, 'Your reason', 'Agreed until Kemi is back.')
  await when_they_press(chair, 'Record the decision')
  await then_they_see(chair, 'It is approved and done')
  await when_they_go_to(chair, '/approvals')
  await then_the_table_says(chair, 'What happened before', asked, 'Approved and done')

  const auditor = await as('eifs_lead')
  await when_they_go_to(auditor, '/audit')
  await then_the_page_is(auditor, 'Audit trail')

  await when_they_go_to(administrator, '/approvals')
  await when_they_follow(administrator,
    'Give Oluwaseun Bankole a role: MASE administrator')
  await when_they_press(administrator, 'Withdraw what I asked')
  await then_they_see(administrator, 'It is withdrawn')
}
