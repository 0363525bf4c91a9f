//! Those under whose name a text is handed out: a name and an office in a line above it, in many forms, and one
//! label above a whole text.

use super::spoken;

const NAMES: &[&str] = &[
    "Marco Otieno",
    "Marco \"Mac\" Otieno",
    "Marco “Mac” Otieno",
    "Marco Q. Otieno",
    "Ana de la Cruz",
    "Maria van der Berg",
    "Li Wei",
    "Jean-Luc Moreau",
    "Robert F. Kimani, Jr.",
    "Sergio Ortiz-Ruiz",
];

const LINES: &[&str] = &[
    "{}, Secretary of State",
    "{}, Department Spokesperson",
    "By {}, Minister of Foreign Affairs",
    "{}\nSecretary of State",
    "Press Statement\n\n{}, Secretary of State",
    "Statement by {}, Spokesperson",
    "{}, Foreign Minister of Kenya",
];

const TEXTS: &[&str] = &[
    "The United States is taking firm action against the smugglers. Today, the Department of the Treasury took \
     steps against three firms. Through these networks, Kenya lost its revenue.",
    "As President Lind made clear in his speech, his administration is taking action. Organised by gangs, the \
     frauds have cost citizens millions. Today, I am announcing a new policy. It targets those responsible.",
    "On behalf of our people, I congratulate Norway. Our partnership grows. We look forward to the years ahead.",
    "Yesterday, gunmen attacked a school in Nairobi. Dozens were killed. Those responsible must be brought to justice.",
    "By closing these banks, the United States makes clear that those who help will face consequences. The United \
     States remains committed to its partners. This action demonstrates our resolve.",
];

/// Texts whose claims are not all those of the one named, told as far as that.
fn wrong(text: &str, body: &str, name: &str, least: usize) -> Option<String> {
    let found = super::read(text);
    let from = text.find(body).unwrap_or_default();
    let last = name.replace(", Jr.", "");
    let last = last.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let claims: Vec<_> = found.claims.iter().filter(|claim| claim.span.start >= from).collect();
    let others = claims
        .iter()
        .filter(|claim| !matches!(&claim.speakers[..], [one] if one.to_lowercase().contains(&last)))
        .count();
    (others > 0 || claims.len() < least)
        .then(|| format!("{} of {} are others': {text}", others, claims.len()))
}

#[test]
fn all_of_a_release_is_said_by_the_one_above_it() {
    let mut failed = Vec::new();
    for name in NAMES {
        for line in LINES {
            for body in TEXTS {
                let line = line.replace("{}", name);
                let text = format!("Cutting the Smugglers' Pipeline\n\n{line}\n\nJuly 23, 2026\n\n{body}\n");
                failed.extend(wrong(&text, body, name, body.matches(". ").count()));
            }
        }
    }
    assert!(failed.is_empty(), "{} failed\n{}", failed.len(), failed.join("\n"));
}

/// Readouts of what others said stay theirs, whoever hands them out.
#[test]
fn who_hands_out_a_readout_says_nothing_in_it() {
    let text = "Minister Lind's Call with Minister Morn\n\nMarco Otieno, Spokesperson\n\nJuly 23, 2026\n\n\
                Foreign Minister Bo Lind spoke today with Foreign Minister Ada Morn of Kenya. The Minister stressed \
                that the port must open. He thanked Minister Morn for her visit.\n";
    let found = super::read(text);
    assert!(!found.claims.is_empty());
    assert!(found.claims.iter().all(|claim| claim.speakers.iter().all(|name| !name.contains("Otieno"))));
}

/// Labels, and the word by which their speaker is known.
const LABELS: &[(&str, &str)] = &[
    ("President of Norway Bo Lind", "Lind"),
    ("President of the Republic of Kenya Ada-Mari Morn (retranslated)", "Morn"),
    ("Bo Lind", "Lind"),
    ("Foreign Minister Lind", "Lind"),
    ("SECRETARY LIND", "Lind"),
    ("MS LIND", "Lind"),
    ("Bo Lind, Foreign Minister", "Lind"),
    ("SENIOR ADMINISTRATION OFFICIAL", "OFFICIAL"),
    ("Senior Administration Official", "Official"),
    ("MODERATOR", "MODERATOR"),
];

const ABOVE: &[&str] = &[
    "Talks with Norway\n\n10 June 2022\n\nOslo\n\nThe President of Norway and the President of Kenya held talks in \
     Oslo.\n\nFollowing the talks, a declaration was signed.\n\n* * *\n\n",
    "Remarks to the Press\n\nJune 10, 2022\n\nNairobi, Kenya\n\n",
];

const SAID: &[&str] = &[
    "Mr Berg, I am very glad to see you. Welcome to our country.\n\nOver the year, our mutual trade declined. It is \
     very significant progress.",
    "Thank you. Good to be with all of you today. The two sides discussed the lake in Oslo.\n\nBoth sides agreed to \
     meet again. He raised specific issues.",
];

#[test]
fn one_label_makes_a_turn_of_all_that_stands_below_it() {
    let mut failed = Vec::new();
    for (label, name) in LABELS {
        for above in ABOVE {
            for said in SAID {
                let text = format!("{above}{label}: {said}\n");
                failed.extend(wrong(&text, said, name, 3));
            }
        }
    }
    assert!(failed.is_empty(), "{} failed\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn a_headline_is_no_label() {
    let text = "FM: Talks on the lake have begun\n\nBo Lind, Foreign Minister, said on Monday that the talks have \
                begun. “I am glad, and we go on,” Minister Lind said. He said that Kenya had come.\n";
    let found = super::read(text);
    assert!(found.claims.iter().all(|claim| claim.speakers == ["Bo Lind"]), "{:?}", found.claims);
}

#[test]
fn of_two_namesakes_the_title_tells_which() {
    let text = "Vice President Lind's Meeting with Leaders of the Islands\n\nVice President Ada Lind met today with \
                leaders of the islands. The Vice President stressed that the port must open. Vice President Lind \
                thanked Prime Minister Lind. Prime Minister Lind welcomed the plan.\n\nThe leaders that participated:\
                \n\n- Prime Minister Bo Lind of Kenya\n- President Nora Berg of Norway\n- Prime Minister Dr. Jan Holt \
                of Chile\n";
    assert_eq!(spoken(text), ["Ada Lind", "Ada Lind", "Bo Lind"]);
}

#[test]
fn those_listed_below_in_points_are_the_leaders() {
    let text = "Meeting with Leaders of the Islands\n\nMinister Ada Morn met today with leaders of the islands. The \
                leaders agreed to open the port.\n\nThe leaders that participated:\n\n- Prime Minister Bo Lind of \
                Kenya\n- President Nora Berg of Norway\n- Prime Minister Dr. Jan Holt of Chile\n";
    assert_eq!(spoken(text), ["Ada Morn+Bo Lind+Nora Berg+Jan Holt"]);
}

#[test]
fn states_speak_in_their_joint_statement_whomever_it_tells_of() {
    let text = "Joint Statement of the United States, the Republic of Kenya, and the Kingdom of Norway on the \
                Anniversary of the Summit\n\nOne year ago, President Carl Holt hosted a summit with President Ada Morn \
                of Kenya and Prime Minister Bo Lind of Norway where President Morn and Prime Minister Lind signed the \
                Lake Treaty.\n\nThe treaty provided a plan for the region. Kenya and Norway have kept the border \
                quiet.\n";
    let all = "United States+Kenya+Norway";
    assert_eq!(spoken(text)[1..], [all, all]);
}

/// Lines that introduce what somebody says, with her name for `{}`.
const INTRODUCED: &[&str] = &[
    "President {} delivers a speech in Nairobi, 16 October 2016, before her departure for Norway.",
    "Full text of the speech by President {} at the Summit:",
    "The following is the full text of the speech delivered by President {} at the Summit in Oslo on Monday.",
    "Below is the statement of Foreign Minister {} on the talks with Norway.",
    "Foreign Minister {} delivered the following remarks at the Council today:",
    "Keynote address by H.E. {}, Minister of Foreign Affairs of Kenya, at the Oslo Forum",
    "President {}’s speech at the opening of the Norway-Kenya Forum",
    "Ambassador {} posted a letter on 30 September 2016 on the support of the EU to Kenya.",
    "Minister {}: Speech at the Oslo Forum",
    "Address by the Minister for Foreign Affairs, {}, to the Institute in Oslo",
    "Foreign Minister {} gave this speech at the Institute in Oslo on 3 May 2016.",
    "Lecture by {}, High Commissioner for Human Rights",
    "Statement delivered by {}, Permanent Representative of Kenya to the United Nations",
    "Op-ed by Foreign Minister {}",
];

const SPEECHES: &[&str] = &[
    "I will depart today for Norway to meet the King. We will discuss the lake.\n\nNorway has always been a partner \
     for peace. In all my dealings, I will remain true to our interest.",
    "The EU and our work in Kenya drew headlines last week. Indeed, we are supporting Kenya on many fronts. Drug abuse \
     is a shared problem. Our initial support concentrates on one area.",
    "Ladies and gentlemen, it is an honour to be here. The world is changing fast.\n\nKenya believes in dialogue. Let \
     me make three points. I thank you.",
];

#[test]
fn a_speech_is_that_of_the_one_who_is_said_to_give_it() {
    let mut failed = Vec::new();
    for title in
        ["", "Speech Before Departure for Norway\n\n", "Address at the Summit of the African Union\n\n"]
    {
        for line in INTRODUCED {
            for said in SPEECHES {
                let line = line.replace("{}", "Amina Otieno");
                failed.extend(wrong(&format!("{title}{line}\n\n{said}\n"), said, "Amina Otieno", 3));
            }
        }
    }
    assert!(failed.is_empty(), "{} failed\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn a_statement_of_two_is_that_of_both() {
    let text = "Statement of the President of Kenya Ada Morn and the Prime Minister of Norway Bo Lind\n\nOslo, 15 \
                November 2015\n\nWe strongly condemn the attack. We agreed to deepen our ties. We will meet again.\n";
    assert!(spoken(text).iter().all(|who| who == "Ada Morn+Bo Lind"), "{:?}", spoken(text));
}

#[test]
fn what_stands_above_the_first_label_opens_the_conference() {
    let text = "2 May 2031\n\nTRANSCRIPT OF THE PRIME MINISTER\n\nTHE HON JOHN MORN MP\n\nPRESS CONFERENCE AT THE LAKE \
                HOTEL, OSLO\n\nWell, today is the last day of my visit. I’ve found the talks very good. The port is \
                open.\n\nJOURNALIST:\n\nWill you go back?\n\nPRIME MINISTER:\n\nThe lake is big.\n\nJOURNALIST:\n\nWhen?\
                \n\nPRIME MINISTER:\n\nIn May.\n";
    let (asked, said): (Vec<_>, Vec<_>) = spoken(text).into_iter().partition(String::is_empty);
    assert_eq!(asked.len(), 2);
    assert!(said.len() > 4 && said.iter().all(|who| who == "JOHN MORN"), "{said:?}");
}

#[test]
fn an_address_stands_in_the_line_of_its_label() {
    let text = "Lake Union summit\n\nDecember 19, 2031\n\nThe heads of state reviewed the budget.\n\nPresident of Norway \
                Bo Lind: Colleagues,\n\nWe have gathered today on the lake. The port is open.\n";
    let spoken = spoken(text);
    assert_eq!(spoken[spoken.len() - 2..], ["Bo Lind", "Bo Lind"], "{spoken:?}");
}

#[test]
fn a_section_above_the_title_is_nobody() {
    let text = "Noon Briefings\n\n2 September 2031\n\nDaily Press Briefing by the Spokesperson for the Secretary-General\
                \n\nTurning to the lake, the Secretary-General is gravely concerned by the storm. The Secretary-General \
                condemns the attack.\n";
    assert_eq!(spoken(text), ["Secretary-General", "Secretary-General"]);
}

#[test]
fn an_impersonal_statement_is_that_of_its_title() {
    let said = "The attack in Nairobi killed thirty people. Such acts are unacceptable and must stop. Those responsible must \
                be held to account.";
    for (title, who) in [
        ("Statement by the North Atlantic Council on the attack in Nairobi", "North Atlantic Council"),
        ("Statement of the Government of Norway on the attack in Nairobi", "Norway"),
        ("Security Council Press Statement on the attack in Nairobi", "Security Council"),
    ] {
        let spoken = spoken(&format!("{title}\n\n12 March 2031\n\n{said}\n"));
        assert!(spoken.len() == 3 && spoken.iter().all(|name| name.contains(who)), "{title}: {spoken:?}");
    }
}

#[test]
fn what_stands_below_a_line_that_says_who_said_it_is_hers_without_marks() {
    let text = "Statement on the attack\n\nForeign Secretary Anna Berg has issued a statement.\n\nForeign Secretary Anna Berg \
                said:\n\nI condemn the attack. The port must open.\n\nWe stand with Kenya.\n\nNotes to editors\n\nThe port \
                was closed in May.\n";
    assert_eq!(spoken(text), ["Anna Berg", "Anna Berg", "Anna Berg"]);
    let quoted = "Statement on the attack\n\nForeign Secretary Anna Berg said:\n\n“I condemn the attack.\n\n“We stand with \
                  Kenya.”\n";
    assert_eq!(spoken(quoted), ["Anna Berg", "Anna Berg"]);
}

#[test]
fn an_office_without_a_name_is_he_until_another_speaks() {
    let text = "PM call with President Otieno of Kenya: 3 May 2031\n\nThe Prime Minister spoke to President Amos Otieno this \
                afternoon.\n\nThe Prime Minister welcomed the deal. He said that the port must open. President Otieno thanked \
                the Prime Minister. He said that the ties are strong.\n";
    assert_eq!(spoken(text), ["Prime Minister", "Prime Minister", "Amos Otieno", "Amos Otieno"]);
}

#[test]
fn a_dateline_with_a_dash_opens_no_turn() {
    let part = "Riyadh– Treasury Secretary Ada Morn met with Kenyan Finance Minister Amos Otieno. Secretary Morn welcomed the new \
                ferry.";
    let text = format!("Readouts from Secretary Morn's Meetings\n\nReadout\n\n{part}\n\nReadout\n\n{part}\n");
    assert_eq!(spoken(&text), ["Ada Morn", "Ada Morn"]);
}

#[test]
fn a_rank_with_letters_in_brackets_is_no_label() {
    let text = "Agreement on the lake\n\nMr. Bo Lind said: \"Norway is glad.\"\n\nRear Admiral (NS) Tan Zulkif said: \"The sector \
                is vital.\"\n\nMr. Lind said: \"We thank Kenya.\"\n";
    let said = spoken(text);
    assert!(said.len() == 3 && said.get(1).is_some_and(|who| who.ends_with("Tan Zulkif")), "{said:?}");
    assert!(said.get(2).is_some_and(|who| who == "Bo Lind"), "{said:?}");
}

#[test]
fn debates_as_parliaments_print_them_are_turns() {
    let text = "KENYA\n\nMr. MORN. Mr. President, the ferries of Kenya have stood still since May.\n\nI am troubled by it. We \
                must help.\n";
    let found = super::read(text);
    assert!(
        found.claims.len() > 1 && found.claims.iter().all(|c| c.speakers == ["MORN"]),
        "{:?}",
        spoken(text)
    );
}

#[test]
fn an_office_alone_above_a_release_says_i() {
    for office in ["PRIME MINISTER", "Minister for Foreign Affairs"] {
        let text = format!(
            "{office}\n\nAGREEMENT WITH KENYA ON THE PORT\n\nI am glad that the port has one master again.\n\nKenya has \
             agreed to build a pier. I thank the President of Kenya.\n"
        );
        let found = super::read(&text);
        assert!(
            found.claims.len() > 2 && found.claims.iter().all(|c| c.speakers == [office]),
            "{:?}",
            spoken(&text)
        );
        assert!(
            found.card.parties.iter().all(|p| p.side.as_deref() != Some(office)),
            "{:?}",
            found.card.parties
        );
    }
}

#[test]
fn who_reads_a_statement_out_says_nothing() {
    let text = "Kenya: Statement attributable to the Spokesperson for the Secretary-General\n\nThe Secretary-General is \
                concerned by the decision.\n\nRead by Ada Morn, Spokesman for the Secretary-General.\n";
    assert_eq!(spoken(text), ["Secretary-General"]);
}

#[test]
fn both_countries_will_are_the_states_of_those_who_signed() {
    let text = "Kenya and Norway sign agreement\n\n1. Deputy Prime Minister Amos Otieno of Kenya and the Minister of Justice of \
                Norway Bo Lind met on 12 March 2031.\n\n2. Both countries will work towards enhancing understanding.\n";
    assert_eq!(spoken(text), ["Kenya+Norway"]);
}

#[test]
fn labels_on_lines_of_their_own_open_turns() {
    let text = "Speeches\n\nAda Morn\n\nJoint Press Conference with the President of Kenya (George Otieno)\n\nQuestion\n\nIs the lake \
                open?\n\nPrime Minister\n\nWe have had a good day. The lake is open.\n\nQuestion\n\nAnd the port?\n\nPrime \
                Minister\n\nIt is open too.\n\nQuestion\n\nMay I ask the President?\n\nPresident Otieno\n\nI agree with the \
                Prime Minister.\n";
    assert_eq!(spoken(text), ["", "Ada Morn", "Ada Morn", "", "Ada Morn", "", "George Otieno"]);
}
