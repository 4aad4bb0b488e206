# Not yet reviewed by a native speaker.

join-where = Croeso! Cewch rybuddion am droseddau a diogelwch lle rydych chi'n byw, gan eich heddlu a'ch cyngor. Maen nhw am ddim a gallwch stopio unrhyw bryd: tecstiwch STOP. Ar gyfer pa le? Atebwch gyda'ch cod post neu'ch ardal, fel L20 4AB neu Bootle.
join-where-telegram =
    Croeso! Cewch rybuddion am droseddau a diogelwch lle rydych chi'n byw, gan eich heddlu a'ch cyngor. Maen nhw am ddim a gallwch stopio unrhyw bryd: anfonwch /stop.

    Ar gyfer pa le? Anfonwch eich cod post neu enw eich ardal, fel L20 4AB neu Bootle. Neu rhannwch eich lleoliad (y clip papur): dim ond yr ardal fras rydym ni'n ei chadw.

    Mewn argyfwng ffoniwch 999.
join-language = Ym mha iaith ydych chi eisiau darllen?

join-done =
    Iawn. Rydych chi rŵan yn cael rhybuddion ar gyfer { $place }: troseddau, ymddygiad gwrthgymdeithasol, diogelwch a digwyddiadau lleol.
    Pa mor aml: dim ond ychydig yn y rhan fwyaf o wythnosau. Dim negeseuon yn y nos, oni bai fod bywydau mewn perygl.
    I stopio: anfonwch STOP. I weld beth arall y gallwch ei wneud: MENU. Mewn argyfwng ffoniwch 999.
join-already = Rydych chi wedi ymuno'n barod, felly does dim wedi newid. Rydych chi'n cael rhybuddion ar gyfer: { $places }.
join-already-topicless = Ond dydych chi ddim wedi dewis unrhyw bynciau. I ddewis rhai anfonwch TOPICS.
join-first = Dydych chi ddim wedi ymuno eto. I ymuno, anfonwch JOIN a'ch cod post, fel JOIN L20 4AB.
join-text-start = Rydych chi wedi stopio ein negeseuon testun, felly allwn ni ddim tecstio atoch eto. Tecstiwch START i'n rhif cyntaf. Wedyn byddwn yn gorffen eich JOIN.

# Which languages
language-which = Ym mha iaith ydych chi eisiau darllen?
language-set = Iawn. Byddwn yn ysgrifennu atoch yn Gymraeg.
