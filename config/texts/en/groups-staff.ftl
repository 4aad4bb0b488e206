# Groups, for staff. Residents read their own names of them in groups.ftl.

groups-staff-pub-watch = Pub Watch
groups-staff-shop-watch = Shop Watch
groups-staff-schools = Schools
groups-staff-care-homes = Care homes
groups-staff-places-of-worship = Places of worship
groups-staff-people-at-risk = People at risk

# /groups: letting people in.
groups-staff-list = Groups, and how many belong to each. Nobody is told who. Which one do you want to let people into?
groups-staff-size = { $group }: { $members }
groups-staff-one =
    { $group }: { $members ->
        [one] 1 member
       *[other] { $members } members
    }. Nobody is told who.
    Make a code? People see what the group is, that the code comes from your team, and how to leave. Then they choose.
groups-staff-one-referral =
    { $group }: { $members ->
        [one] 1 member
       *[other] { $members } members
    }. Nobody is told who.
    People come in by referral alone. Talk to the person first, and give them the code yourself. They see what the group is, that the code comes from your team, and how to leave. Then they choose.
groups-staff-may-not = You are in no team, so you cannot let people in. Officers and supervisors of a team can.
groups-staff-invitation = Code for many people
groups-staff-referral = Code for one person
groups-staff-back = All groups
groups-staff-done = Done
groups-staff-closed = Closed. Send /groups to come back.
groups-staff-code-invitation = Code for { $group }. Anybody who has it can use it until { $until }, so give it only to people who belong there. It is shown only once.
groups-staff-code-referral = Code for { $group }. One person can use it, until { $until }. It is shown only once.
groups-staff-by-telegram = By Telegram: { $link }
groups-staff-by-text = By text: JOIN { $code } to { $number }
groups-staff-by-text-numberless = By text: JOIN { $code }

# Whom an alert is for, in words.
whom-public = The public of { $areas }
whom-public-and = The public of { $areas }, and { $groups } there
whom-groups = { $groups } in { $areas }
whom-without = { $whom }, without { $groups }
whom-only = { $whom }; of these only { $groups }

# Whom an alert is for, chosen under the preview.
groups-staff-whom =
    Who gets it?
    Now: { $whom }.
    Touch a group to take it in, leave it out or keep to it.
groups-staff-public-on = The public too: yes
groups-staff-public-off = The public too: no
groups-staff-none = { $group }
groups-staff-include = { $group }: gets it
groups-staff-exclude = { $group }: left out
groups-staff-must-be = { $group }: only who chose the topic
groups-staff-rule =
    { $group }. What about its members there?
    They get it: whatever topics they chose.
    Leave them out: they do not get it, even if they chose the topic.
    Only they get it: nobody else does, also not the public.
    Only those of them who also chose this topic: of all who would get it, members alone do.
groups-staff-set-include = They get it
groups-staff-set-exclude = Leave them out
groups-staff-set-only = Only they get it
groups-staff-set-must-be = Only those of them who also chose this topic
groups-staff-set-none = No rule for them
groups-staff-back-to-alert = Back to the alert
groups-staff-nobody = Then nobody would get it. Choose first a group that gets it.
