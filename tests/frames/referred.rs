//! How a text speaks of those who met: by office, state, rank, relation and pronoun.

use super::found;

const HOST: &str = "Wanjiru Otieno";
const GUEST: &str = "Toomas Lepikson";

/// Openings, by a letter.
const OPENINGS: &[(char, &str)] = &[
    (
        'f',
        "On 3 May, Foreign Minister of Kenya Wanjiru Otieno met in Nairobi with Foreign Minister of Estonia Toomas Lepikson.",
    ),
    (
        'k',
        "Kenyan Foreign Minister Wanjiru Otieno received Estonian Foreign Minister Toomas Lepikson in Nairobi today.",
    ),
    ('p', "President of Kenya Wanjiru Otieno received in Nairobi Prime Minister of Estonia Toomas Lepikson."),
    (
        'a',
        "Foreign Minister of Kenya Wanjiru Otieno received the Ambassador of Estonia, Toomas Lepikson, in Nairobi.",
    ),
    (
        'h',
        "Kenya's Foreign Minister, Ms. Wanjiru Otieno, held talks with her Estonian counterpart, Mr. Toomas Lepikson, in \
         Nairobi.",
    ),
];

/// Words, and under which openings they mean whom.
const HOSTS: &[(&str, &str)] = &[
    (
        "The Kenyan Foreign Minister|Kenya's Foreign Minister|The Foreign Minister of Kenya|Kenya's top diplomat",
        "fkah",
    ),
    (
        "The Kenyan top diplomat|The top Kenyan diplomat|The head of Kenyan diplomacy|Kenya's chief diplomat",
        "fkah",
    ),
    ("The head of the Kenyan Foreign Ministry|The Kenyan minister|FM Otieno", "fkah"),
    ("The Kenyan official|The Kenyan diplomat", "fkh"),
    ("The host", "kp"),
    (
        "The Kenyan President|The Kenyan leader|Kenya's leader|The Kenyan head of state|The Head of State|The President",
        "p",
    ),
    ("The Foreign Minister|The Minister", "a"),
    ("She", "h"),
    ("Ms Otieno|W.Otieno", "fkpah"),
    ("The former", "fkpa"),
];
const GUESTS: &[(&str, &str)] = &[
    (
        "The Estonian Foreign Minister|Estonia's foreign minister|The Estonian minister|The visiting minister",
        "fkh",
    ),
    ("The visiting Estonian minister|Her Estonian counterpart|Her counterpart|Her Estonian colleague", "fkh"),
    ("The guest", "kp"),
    ("The Estonian guest|Her guest", "kpa"),
    ("The Prime Minister|The Premier|The Estonian leader|The Estonian head of government", "p"),
    ("The head of the Estonian government|Estonia's Prime Minister|PM Lepikson", "p"),
    (
        "The Ambassador|The Estonian Ambassador|The ambassador|The Estonian diplomat|The envoy|The Estonian envoy",
        "a",
    ),
    ("Amb. Lepikson|H.E. Lepikson", "a"),
    ("He", "h"),
    ("Mr. Lepikson|Mr Lepikson|Lepikson|T. Lepikson", "fkpah"),
    ("The latter", "fkpa"),
];

#[test]
fn those_who_met_are_meant_by_many_words() {
    let mut wrong = Vec::new();
    for (words, openings, who) in
        HOSTS.iter().map(|(w, o)| (w, o, HOST)).chain(GUESTS.iter().map(|(w, o)| (w, o, GUEST)))
    {
        for word in words.split('|') {
            for (_, opening) in OPENINGS.iter().filter(|(letter, _)| openings.contains(*letter)) {
                for said in ["stressed that peace is possible.", "expressed concern about the fighting."] {
                    let speakers: Vec<String> = found(&format!("{opening}\n\n{word} {said}\n"))
                        .into_iter()
                        .map(|(who, _)| who)
                        .collect();
                    if speakers != [who] {
                        wrong.push(format!("{opening} {word} {said} {speakers:?}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
