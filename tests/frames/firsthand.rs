//! What sentences in somebody's own voice do, under a label: promises, proposals, thanks, and what is only foretold.

/// A sentence and its act.
const SAID: &[(&str, &str)] = &[
    ("It will open up new markets.", "assert"),
    ("There will be further talks.", "assert"),
    ("We will open the port.", "commit"),
    ("We’re taking decisive action against the smugglers.", "commit"),
    ("Norway is taking new steps to protect the lake.", "commit"),
    ("Let’s sign the treaty.", "request"),
    ("Let us open the port together.", "request"),
    ("Apologies for the delay.", "social"),
    ("Great, thanks.", "social"),
    ("Ladies and gentlemen, thank you for coming.", "social"),
    ("Friends, we have agreed on a plan.", "agree"),
    ("We seek a region in which the crews are safe.", "commit"),
    ("We seek clarification from the crews.", "request"),
    ("We are united in our commitment to the accord.", "commit"),
    ("This support will continue.", "commit"),
    ("I am not proposing to travel to Oslo.", "commit"),
    ("It is the policy of Norway to support the crews.", "commit"),
    ("We celebrate the accomplishments of our crews.", "endorse"),
    ("We celebrate the 70th anniversary of the accord.", "social"),
    ("I certainly am unhappy that it is taking so long.", "concern"),
    ("The government is concerned with the raids.", "concern"),
];

#[test]
fn what_one_does_by_saying_so() {
    let mut wrong = Vec::new();
    for (sentence, act) in SAID {
        let text = format!(
            "Remarks to the Press\n\nJune 10, 2031\n\nMINISTER LIND: I am glad to see you. {sentence}\n"
        );
        let found = super::read(&text);
        let last = found.claims.last().map(|claim| claim.act.to_string());
        if last.as_deref() != Some(*act) {
            wrong.push(format!("{sentence} {last:?}, not {act}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Sentences in which a spokesperson answers for a state, and their acts.
const ANSWERED: &[(&str, &str)] = &[
    ("We will continue to work for a settlement.", "commit"),
    ("Kenya stands ready to work with all parties.", "commit"),
    ("We are willing to play a constructive role.", "commit"),
    ("We remain committed to the treaty on the lake.", "commit"),
    ("We will take all necessary measures to defend our interests.", "commit"),
    ("We look forward to working with the new government.", "commit"),
    ("Our side will do its utmost to help.", "commit"),
    ("We are prepared to resume the talks at any time.", "commit"),
    ("We intend to raise the matter at the summit.", "commit"),
    ("We have pledged 10 million dollars.", "commit"),
    ("We're going to keep doing that.", "commit"),
    ("We'll work with our partners to make that happen.", "commit"),
    ("I can assure you that we will keep you informed.", "commit"),
    ("We are determined to protect our citizens.", "commit"),
    ("The parties concerned should exercise restraint.", "request"),
    ("We urge Norway to lift the sanctions.", "request"),
    ("We call on all sides to remain calm.", "request"),
    ("We hope that the parties will resume talks at an early date.", "request"),
    ("All parties need to respect international law.", "request"),
    ("The international community must act now.", "request"),
    ("We ask that they release our citizens immediately.", "request"),
    ("We demand an immediate apology.", "request"),
    ("It is important for both sides to keep talking.", "request"),
    ("We once again urge Chad to face the facts squarely.", "request"),
    ("We want to see the sanctions lifted.", "request"),
    ("We expect Chad to comply with the ruling.", "request"),
    ("We would encourage all countries to do the same.", "request"),
    ("Norway must stop its bullying.", "request"),
    ("Both sides should meet each other halfway.", "request"),
    ("We have called on the authorities to free him.", "request"),
    ("We have asked the Brazilian side to explain.", "request"),
    ("Let us work together for peace.", "request"),
    ("What is needed now is a ceasefire.", "request"),
    ("There needs to be a full investigation.", "request"),
    ("We firmly oppose any interference in our internal affairs.", "oppose"),
    ("We strongly condemn the attack.", "oppose"),
    ("We deplore this decision.", "oppose"),
    ("We reject these accusations.", "oppose"),
    ("Such acts are unacceptable.", "oppose"),
    ("This is a gross violation of international law, and we condemn it.", "oppose"),
    ("Kenya does not accept or recognize the award.", "oppose"),
    ("We are against unilateral sanctions.", "oppose"),
    ("We are strongly dissatisfied with this and firmly opposed to it.", "oppose"),
    ("We categorically reject this allegation.", "oppose"),
    ("We welcome the agreement.", "endorse"),
    ("We support the efforts of the Secretary-General.", "endorse"),
    ("We appreciate the efforts of Chad.", "endorse"),
    ("We commend the two sides for their courage.", "endorse"),
    ("We fully support that process.", "endorse"),
    ("We highly appreciate this.", "endorse"),
    ("We are pleased that the talks took place.", "endorse"),
    ("We applaud the decision.", "endorse"),
    ("We congratulate Brazil on the successful election.", "social"),
    ("We express our deep condolences to the victims.", "social"),
    ("Our thoughts are with the families of the victims.", "social"),
    ("I want to thank our hosts for their hospitality.", "social"),
    ("Let me thank you all for coming.", "social"),
    ("We wish the team every success.", "social"),
    ("We mourn the victims.", "social"),
    ("Thank you for your question.", "social"),
    ("Happy new year to all of you.", "social"),
    ("We extend our sympathies to the bereaved families.", "social"),
    ("Welcome to this press conference.", "social"),
    ("We are deeply concerned about the situation.", "concern"),
    ("We regret this decision.", "concern"),
    ("We are gravely concerned by the reports.", "concern"),
    ("This is a matter of serious concern to us.", "concern"),
    ("We are following the situation with concern.", "concern"),
    ("We have raised our concerns with them.", "concern"),
    ("We have serious concerns about that.", "concern"),
    ("I have no comment on that.", "decline"),
    ("I am not aware of that.", "decline"),
    ("I have nothing to share on this.", "decline"),
    ("I would refer you to the competent authorities.", "decline"),
    ("I don't have any information on that.", "decline"),
    ("I won't get into that.", "decline"),
    ("I'm not going to speculate.", "decline"),
    ("I don't have anything to announce.", "decline"),
    ("Please refer to the relevant department.", "decline"),
    ("I have nothing further to add.", "decline"),
    ("I'm not familiar with the situation.", "decline"),
    ("I can't confirm that.", "decline"),
    ("We don't comment on leaked documents.", "decline"),
    ("We agreed to keep in touch.", "agree"),
    ("We accept the invitation.", "agree"),
    ("We have reached an understanding on this.", "agree"),
    ("I agree with that.", "agree"),
    ("We discussed the situation in the region.", "discuss"),
    ("We talked about trade.", "discuss"),
    ("We warn that those who play with fire will get burned.", "warn"),
    ("The Norwegian side will have to bear all the consequences.", "warn"),
    ("We have decided to recall our ambassador.", "decide"),
    ("The government has decided to impose sanctions on five companies.", "decide"),
    ("Kenya's position on this is consistent and clear.", "assert"),
    ("There is but one lake in the world.", "assert"),
    ("The island is part of Kenya's territory.", "assert"),
    ("The Kenyan side has always held that dialogue is the only way out.", "assert"),
    ("This is not true.", "assert"),
    ("The facts are clear.", "assert"),
    ("We have stated our position many times.", "assert"),
    ("As I said yesterday, the visit went well.", "assert"),
    ("We believe that the talks were useful.", "assert"),
    ("We have noted the reports.", "assert"),
    ("Relations between our countries are sound.", "assert"),
    ("We are in touch with the authorities there.", "assert"),
    ("Our commitment to the alliance is ironclad.", "assert"),
    ("We have been clear about that.", "assert"),
    ("We have seen the reports.", "assert"),
    ("We are aware of the reports.", "assert"),
    ("We have briefed our partners on the talks.", "inform"),
];

#[test]
fn what_a_spokesperson_does_by_answering() {
    let mut wrong = Vec::new();
    for (sentence, act) in ANSWERED {
        let text = format!(
            "Foreign Ministry Spokesperson Amina Otieno's Regular Press Conference on 4 March 2031\n\nReuters: Can you \
             comment on the talks?\n\nAmina Otieno: The talks were held in Geneva. {sentence}\n"
        );
        let found = super::read(&text);
        let from = text.find(sentence).unwrap_or_default();
        let claim = found.claims.iter().find(|c| c.content.iter().any(|span| span.start >= from));
        let read = claim.map(|c| c.act.to_string());
        if read.as_deref() != Some(*act) {
            wrong.push(format!("{sentence} {read:?}, not {act}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
